using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>
/// Writes the namespace before a type of the library whose name the function or a parameter has too: inside a method <c>DateTime</c>, the type is
/// <c>System.DateTime</c>.
/// </summary>
internal sealed class Qualification : CSharpSyntaxRewriter
{
    private readonly ImmutableDictionary<string, string> _namespaces;

    private Qualification(ImmutableDictionary<string, string> namespaces) => _namespaces = namespaces;

    /// <summary>The statement with clashing type names qualified.</summary>
    public static string Apply(string statement, Signature signature, ImmutableArray<string> namespaces)
    {
        var clashing = signature.Parameters.Select(p => p.Name).Append(signature.Name)
            .Select(n => (Name: n, Namespace: namespaces.FirstOrDefault(s => IsType(s, n)))).Where(c => c.Namespace is not null)
            .ToImmutableDictionary(c => c.Name, c => c.Namespace!);
        return clashing.IsEmpty ? statement : new Qualification(clashing).Visit(SyntaxFactory.ParseStatement(statement)).ToFullString();
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node)
    {
        var isTypeName = node.Parent is MemberAccessExpressionSyntax access ? access.Expression == node : node.Parent is BaseObjectCreationExpressionSyntax or TypeArgumentListSyntax;
        return isTypeName && _namespaces.TryGetValue(node.Identifier.ValueText, out var space)
            ? SyntaxFactory.ParseExpression($"{space}.{node.Identifier.ValueText}").WithTriviaFrom(node)
            : node;
    }

    private static bool IsType(string space, string name) =>
        typeof(object).Assembly.GetType($"{space}.{name}") is not null || typeof(Enumerable).Assembly.GetType($"{space}.{name}") is not null;
}
