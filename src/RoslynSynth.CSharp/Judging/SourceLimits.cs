using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.Judging;

/// <summary>
/// Bounds on what is given to the compiler, which runs in the host: some texts take it minutes, gigabytes, or its whole stack. And the shape: methods in
/// the class that was made for them, nothing else.
/// </summary>
internal static class SourceLimits
{
    private const int LengthLimit = 32 * 1024;
    private const int BracketLimit = 200;
    private const int DepthLimit = 400;

    /// <summary>Each overload of Select or Where doubles the binder's work at each level of lambdas.</summary>
    private const int LambdaLimit = 6;

    /// <summary>Why a text must not even be parsed, or null.</summary>
    public static string? Problem(string text)
    {
        if (text.Length > LengthLimit) return $"is {text.Length} characters long, and {LengthLimit} are allowed";
        var depth = 0;
        foreach (var c in text)
        {
            if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}') depth--;
            if (depth > BracketLimit) return "has too many brackets in one another";
        }

        return null;
    }

    /// <summary>Why a parsed candidate must not be bound, or null.</summary>
    public static string? Problem(SyntaxTree tree)
    {
        if (tree.GetRoot() is not CompilationUnitSyntax { Members: [FileScopedNamespaceDeclarationSyntax { Members: [ClassDeclarationSyntax type], Externs.Count: 0 }] } root
            || root.Externs.Count > 0 || root.AttributeLists.Count > 0 || type.Members.Any(m => m is not MethodDeclarationSyntax))
            return "is more than methods";
        // One pass that needs no stack of its own.
        var open = new Stack<(SyntaxNodeOrToken Part, int Depth, int Functions)>();
        open.Push((root, 0, 0));
        while (open.TryPop(out var next))
        {
            var (part, depth, functions) = next;
            if (Forbidden(part) is { } what) return $"holds {what} which no candidate may";
            if (part.AsNode() is not { } node) continue;
            if (depth > DepthLimit) return "is nested too deeply";
            if (node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax && ++functions > LambdaLimit) return $"has more than {LambdaLimit} lambdas in one another";
            foreach (var child in node.ChildNodesAndTokens()) open.Push((child, depth + 1, functions));
        }

        return null;
    }

    private static string? Forbidden(SyntaxNodeOrToken part) => part.Kind() switch
    {
        SyntaxKind.AttributeList => "an attribute",
        SyntaxKind.ConstKeyword => "a constant, whose value could double with each line,",
        SyntaxKind.UnsafeKeyword or SyntaxKind.FixedKeyword or SyntaxKind.StackAllocKeyword or SyntaxKind.ExternKeyword or SyntaxKind.AwaitKeyword or SyntaxKind.AsyncKeyword => $"'{part}'",
        _ => null,
    };
}
