using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>An example in a method's documentation.</summary>
internal sealed class DocExample(InvocationExpressionSyntax call, ExpressionSyntax result, TextSpan span)
{
    /// <summary>The call; its position is the one in the file.</summary>
    public InvocationExpressionSyntax Call => call;

    /// <summary>What comes back.</summary>
    public ExpressionSyntax Result => result;

    /// <summary>Where it stands.</summary>
    public TextSpan Span => span;
}

/// <summary>
/// Reads lines such as <c>F(2) == 4</c> or <c>F("") is null</c> in <c>&lt;example&gt;&lt;code&gt;</c>. Other lines there are for people. Compiled into the analyzer too, for
/// netstandard2.0; from the text, since a build without documentation has no syntax for it.
/// </summary>
internal static class DocExamples
{
    private static readonly Regex Block = new("<example>(.*?)</example>", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    private static readonly Regex Code = new("<code[^>]*>(.*?)</code>", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    public static List<DocExample> Of(MethodDeclarationSyntax method)
    {
        var trivia = method.GetLeadingTrivia().ToFullString();
        if (!trivia.Contains("<example>")) return [];
        // What is no documentation becomes blank, so that positions stay.
        var text = string.Join("\n", trivia.Split('\n').Select(Documentation));
        return
        [
            .. from block in Block.Matches(text).Cast<Match>()
               from code in Code.Matches(block.Value).Cast<Match>()
               from line in Lines(code.Groups[1].Value, block.Index + code.Groups[1].Index)
               let example = Read(method, line.Text, method.FullSpan.Start + line.Start)
               where example is not null
               select example,
        ];
    }

    private static string Documentation(string line)
    {
        var start = line.TrimStart().StartsWith("///", StringComparison.Ordinal) ? line.IndexOf("///", StringComparison.Ordinal) + 3 : line.Length;
        return new string(' ', start) + line.Substring(start);
    }

    private static IEnumerable<(string Text, int Start)> Lines(string code, int start)
    {
        foreach (var line in code.Split('\n'))
        {
            yield return (line.Trim().TrimEnd(';'), start + line.Length - line.TrimStart().Length);
            start += line.Length + 1;
        }
    }

    private static DocExample? Read(MethodDeclarationSyntax method, string line, int start)
    {
        if (line.Length == 0) return null;
        var plain = line.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&apos;", "'").Replace("&amp;", "&");
        var place = method.SyntaxTree.GetLineSpan(new TextSpan(start, line.Length)).StartLinePosition;
        var parsed = SyntaxFactory.ParseExpression(new string('\n', place.Line) + new string(' ', place.Character) + plain);
        if (parsed.ContainsDiagnostics) return null;
        var (left, result) = parsed switch
        {
            BinaryExpressionSyntax equal when equal.IsKind(SyntaxKind.EqualsExpression) => (equal.Left, equal.Right),
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } pattern => (pattern.Expression, constant.Expression),
            _ => (parsed, null),
        };
        return result is not null && left is InvocationExpressionSyntax call && IsCallOf(call, method) ? new DocExample(call, result, new TextSpan(start, line.Length)) : null;
    }

    private static bool IsCallOf(InvocationExpressionSyntax call, MethodDeclarationSyntax method) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == method.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name, Expression: IdentifierNameSyntax owner } =>
            name.Identifier.ValueText == method.Identifier.ValueText && method.Parent is TypeDeclarationSyntax type && owner.Identifier.ValueText == type.Identifier.ValueText,
        _ => false,
    };
}
