using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RoslynSynth.CSharp.Emitting;

namespace RoslynSynth.Workspaces;

/// <summary>Puts an emitted body where the method waits for it. Everything around it stays as it is, to the last blank.</summary>
internal static class BodyEditor
{
    /// <summary>The edit, or the first compiler error where the body does not compile at its place.</summary>
    public static async Task<(FillEdit? Edit, string? Error)> EditAsync(FillTarget target, EmittedMethod method, string marker, CancellationToken cancellation)
    {
        var text = await target.Document.GetTextAsync(cancellation).ConfigureAwait(false);
        var lineEnd = LineEndOf(text);
        ImmutableArray<TextChange> changes =
            [.. Changes(target, text, method, marker).Select(c => new TextChange(c.Span, c.NewText!.Replace("\r", "", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal)))];
        var fit = new UsingFit(target.Document, text, changes);
        var (usings, error) = await fit.FindAsync(method.Namespaces, cancellation).ConfigureAwait(false);
        if (error is not null) return (null, error);
        return (new FillEdit(target.File, changes, usings, changes[^1].NewText!.Trim()), null);
    }

    /// <summary>The line end that a text uses most.</summary>
    public static string LineEndOf(SourceText text)
    {
        var all = text.ToString();
        var windows = all.Split("\r\n").Length - 1;
        return windows > 0 && windows * 2 > all.Split('\n').Length - 1 ? "\r\n" : "\n";
    }

    private static IEnumerable<TextChange> Changes(FillTarget target, SourceText text, EmittedMethod method, string marker)
    {
        var declaration = target.Declaration;
        var indent = IndentOf(declaration, text);
        var writer = new BodyWriter(CodeStyle.For(target.Document, declaration), indent);
        if (declaration.Body is null && declaration.ExpressionBody is null)
        {
            var second = HeaderOf(declaration);
            yield return new TextChange(new TextSpan(declaration.Span.End, 0), $"\n\n{indent}{marker}\n{indent}{second}{writer.Write(method, indent + second, [], isBlock: false)}");
            yield break;
        }

        var header = declaration.ParameterList.CloseParenToken;
        var note = header.TrailingTrivia.Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia)) ? header.TrailingTrivia.ToString().TrimEnd() : "";
        var start = header.Span.End + note.Length;
        yield return FillMarker.Of(declaration) is { } old
            ? new TextChange(old.Span, marker)
            : new TextChange(new TextSpan(declaration.SpanStart, 0), $"{marker}\n{indent}");
        var line = text.Lines.GetLineFromPosition(start);
        var tail = writer.Write(method, text.ToString(TextSpan.FromBounds(line.Start, start)), CommentsIn(declaration), isBlock: note.Length > 0);
        yield return new TextChange(TextSpan.FromBounds(start, declaration.Span.End), tail);
    }

    private static string IndentOf(MethodDeclarationSyntax declaration, SourceText text)
    {
        var line = text.ToString(text.Lines.GetLineFromPosition(declaration.SpanStart).Span);
        return line[..(line.Length - line.TrimStart().Length)];
    }

    /// <summary>The header of the implementing half: no attributes, no default values.</summary>
    private static string HeaderOf(MethodDeclarationSyntax declaration)
    {
        var parameters = declaration.ParameterList.Parameters.Select(p => p.WithDefault(null).WithAttributeLists([]).ToString().Trim());
        return $"{declaration.Modifiers.ToString().Trim()} {declaration.ReturnType.ToString().Trim()} {declaration.Identifier.Text}({string.Join(", ", parameters)})";
    }

    /// <summary>Comments that the old body held.</summary>
    private static List<string> CommentsIn(MethodDeclarationSyntax declaration) => declaration.Body is not { } body ? [] :
    [
        .. body.DescendantTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(t => t.ToString().TrimEnd())
            .Where(SaysMore),
    ];

    /// <summary>A comment that only says that the body is missing goes with the exception.</summary>
    private static bool SaysMore(string comment) => !comment.Contains("TODO", StringComparison.OrdinalIgnoreCase);
}
