using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Emitting;

namespace RoslynSynth.Workspaces;

/// <summary>Writes an emitted body in the style of its place.</summary>
/// <param name="style">The style.</param>
/// <param name="indent">White space before the method.</param>
internal sealed class BodyWriter(CodeStyle style, string indent)
{
    /// <summary>What follows the method's header: <c> =&gt; …;</c> or a block; line ends are <c>\n</c>.</summary>
    /// <param name="method">The emitted method.</param>
    /// <param name="header">The last line of the header as it will stand, for its length.</param>
    /// <param name="comments">Comments of the old body, to be kept.</param>
    /// <param name="isBlock">Whether it must be a block on lines of its own, as a comment stands behind the header.</param>
    public string Write(EmittedMethod method, string header, IReadOnlyList<string> comments, bool isBlock)
    {
        var emitted = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(method.Text)!;
        var expression = emitted.ExpressionBody?.Expression ?? (emitted.Body is { Statements: [ReturnStatementSyntax { Expression: { } only }] } ? only : null);
        if (expression is not null && comments.Count == 0 && !isBlock && style.IsExpressionWanted)
        {
            var text = Lines(expression.ToString(), indent);
            var isOneLine = !text.Contains('\n');
            if (isOneLine && header.Length + 4 + text.Length + 1 <= style.LineLimit) return $" => {text};";
            if (!style.IsOneLineOnly) return isOneLine ? $" =>\n{indent}{style.Unit}{text};" : $" => {text};";
        }

        var body = emitted.Body is { } block ? (style.HasBraces ? (BlockSyntax)new BraceWriter().Visit(block)! : block) : null;
        var statements = body is null
            ? $"{indent}{style.Unit}return {Lines(expression!.ToString(), indent + style.Unit)};\n"
            : Inner(body);
        var kept = string.Concat(comments.Select(c => $"{indent}{style.Unit}{c}\n"));
        return $"{(style.IsBraceOnOwnLine || isBlock ? $"\n{indent}" : " ")}{{\n{kept}{statements}{indent}}}";
    }

    private string Inner(BlockSyntax block)
    {
        var text = block.ToFullString().Replace("\r", "", StringComparison.Ordinal);
        var lines = text[(text.IndexOf('{', StringComparison.Ordinal) + 1)..text.LastIndexOf('}')].Trim('\n').Split('\n');
        var result = string.Concat(lines.Select(l => l.Trim().Length == 0 ? "\n" : $"{indent}{Unit(l)}\n"));
        return style.IsBraceOnOwnLine ? result : System.Text.RegularExpressions.Regex.Replace(result, @"\n\s*\{\n", " {\n");
    }

    private string Lines(string text, string outer) => string.Join('\n', text.Replace("\r", "", StringComparison.Ordinal).Split('\n').Select((l, i) => i == 0 ? l : outer + Unit(l)));

    /// <summary>The emitter's four spaces as the file's unit.</summary>
    private string Unit(string line)
    {
        var spaces = line.Length - line.TrimStart(' ').Length;
        return string.Concat(Enumerable.Repeat(style.Unit, spaces / 4)) + line[(spaces / 4 * 4)..];
    }

    /// <summary>Puts braces around branches of one statement.</summary>
    private sealed class BraceWriter : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
        {
            if (node.Statement is BlockSyntax || node.Else is not null) return base.VisitIfStatement(node);
            var column = node.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Select(t => t.ToString()).LastOrDefault() ?? "";
            var text = $"{node.GetLeadingTrivia()}if ({node.Condition})\n{column}{{\n{column}    {node.Statement.ToString()}\n{column}}}";
            return SyntaxFactory.ParseStatement(text).WithTrailingTrivia(SyntaxFactory.LineFeed, SyntaxFactory.LineFeed);
        }
    }
}
