using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RoslynSynth.CSharp.Emitting;

namespace RoslynSynth.Workspaces;

/// <summary>A body to be put in its place.</summary>
/// <param name="Target">The method.</param>
/// <param name="Method">The emitted method.</param>
/// <param name="Marker">The comment above it.</param>
internal sealed record NewBody(FillTarget Target, EmittedMethod Method, string Marker);

/// <summary>Puts emitted bodies where methods wait for them. Everything around them stays as it is, to the last blank.</summary>
internal sealed class BodyEditor
{
    private readonly Dictionary<DocumentId, UsingFit> _fits = [];

    /// <summary>The edits, each with the first compiler error in its stead where the body does not compile at its place.</summary>
    public async Task<ImmutableArray<(FillEdit? Edit, string? Error)>> EditAsync(IReadOnlyList<NewBody> bodies, CancellationToken cancellation)
    {
        var edits = new (FillEdit? Edit, string? Error)[bodies.Count];
        var files = new List<(Document Document, List<(NewBody Body, int Index, ImmutableArray<TextChange> Changes)> Bodies)>();
        foreach (var file in bodies.Select((body, index) => (body, index)).GroupBy(b => b.body.Target.Document.Id))
        {
            var document = file.First().body.Target.Document;
            var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            files.Add((document, [.. file.Select(b => (b.body, b.index, Changes(b.body, text)))]));
        }

        // All at once compiles the project once; only where that goes wrong each has to answer for itself.
        var allFit = bodies.Count > 1 && await UsingFit.AllFitAsync([.. files.Select(f => (f.Document, f.Bodies.SelectMany(b => b.Changes)))], cancellation).ConfigureAwait(false);
        foreach (var (document, own) in files)
        {
            if (!_fits.TryGetValue(document.Id, out var fit)) _fits[document.Id] = fit = new UsingFit(document);
            var fitTogether = allFit || (own.Count > 1 && await fit.FitsAsync(own.SelectMany(b => b.Changes), cancellation).ConfigureAwait(false));
            foreach (var (body, index, changes) in own)
            {
                var (usings, error) = fitTogether ? ([], null) : await fit.FindAsync(changes, body.Method.Namespaces, cancellation).ConfigureAwait(false);
                edits[index] = error is null ? (new FillEdit(body.Target.File, changes, usings, changes[^1].NewText!.Trim()), null) : (null, error);
            }
        }

        return [.. edits];
    }

    /// <summary>The line end that a text uses most.</summary>
    public static string LineEndOf(SourceText text)
    {
        var all = text.ToString();
        var windows = all.Split("\r\n").Length - 1;
        return windows > 0 && windows * 2 > all.Split('\n').Length - 1 ? "\r\n" : "\n";
    }

    private static ImmutableArray<TextChange> Changes(NewBody body, SourceText text)
    {
        var lineEnd = LineEndOf(text);
        return [.. Changes(body.Target, text, body.Method, body.Marker).Select(c => new TextChange(c.Span, c.NewText!.Replace("\r", "", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal)))];
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
