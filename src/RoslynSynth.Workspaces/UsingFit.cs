using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RoslynSynth.Workspaces;

/// <summary>Finds the fewest imports with which a changed file compiles as well as before.</summary>
internal sealed class UsingFit(Document document)
{
    private ImmutableArray<string>? _before;

    /// <summary>Whether the file compiles as well as before with no more imports than it has.</summary>
    public async Task<bool> FitsAsync(IEnumerable<TextChange> changes, CancellationToken cancellation) => await NewErrorAsync(changes, [], cancellation).ConfigureAwait(false) is null;

    /// <summary>Whether changed files of one solution have no error at all, all of them at once.</summary>
    public static async Task<bool> AllFitAsync(IReadOnlyCollection<(Document Document, IEnumerable<TextChange> Changes)> files, CancellationToken cancellation)
    {
        var solution = files.First().Document.Project.Solution;
        foreach (var (document, changes) in files)
            solution = solution.WithDocumentText(document.Id, (await document.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(changes.OrderBy(c => c.Span.Start)));
        foreach (var (document, _) in files)
            if (!(await ErrorsAsync(solution.GetDocument(document.Id)!, cancellation).ConfigureAwait(false)).IsEmpty) return false;
        return true;
    }

    public async Task<(ImmutableArray<string> Usings, string? Error)> FindAsync(ImmutableArray<TextChange> changes, ImmutableArray<string> candidates, CancellationToken cancellation)
    {
        if (await FitsAsync(changes, cancellation).ConfigureAwait(false)) return ([], null);
        var kept = candidates;
        if (await NewErrorAsync(changes, kept, cancellation).ConfigureAwait(false) is { } error) return ([], error);
        foreach (var name in candidates)
        {
            var fewer = kept.Remove(name);
            if (await NewErrorAsync(changes, fewer, cancellation).ConfigureAwait(false) is null) kept = fewer;
        }

        return (kept, null);
    }

    /// <summary>The change that imports namespaces: sorted in where the file has usings, else at its top.</summary>
    public static IEnumerable<TextChange> Imports(CompilationUnitSyntax root, IEnumerable<string> names, string lineEnd)
    {
        var present = root.Usings.Where(u => u.Alias is null && u.StaticKeyword == default && u.GlobalKeyword == default && u.Name is not null).ToList();
        foreach (var group in names.Distinct().Order(StringComparer.Ordinal).GroupBy(n => present.Find(u => Precedes(n, u.Name!.ToString()))))
        {
            var lines = string.Concat(group.Select(n => $"using {n};{lineEnd}"));
            if (group.Key is { } next) yield return new TextChange(new TextSpan(next.SpanStart, 0), lines);
            else if (root.Usings.Count > 0) yield return new TextChange(new TextSpan(root.Usings[^1].Span.End, 0), lineEnd + lines[..^lineEnd.Length]);
            else yield return new TextChange(new TextSpan(root.GetFirstToken().SpanStart, 0), lines + lineEnd);
        }
    }

    private static bool Precedes(string name, string other) =>
        (!IsSystem(name)).CompareTo(!IsSystem(other)) is not 0 and var first ? first < 0 : string.CompareOrdinal(name, other) < 0;

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>An error that was not there before; one that went is no pardon for it.</summary>
    private async Task<string?> NewErrorAsync(IEnumerable<TextChange> changes, ImmutableArray<string> usings, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var all = changes.Concat(Imports(root, usings, "\n")).OrderBy(c => c.Span.Start);
        var after = await ErrorsAsync(document.WithText(text.WithChanges(all)), cancellation).ConfigureAwait(false);
        if (after.IsEmpty) return null;
        var known = (_before ??= await ErrorsAsync(document, cancellation).ConfigureAwait(false)).CountBy(e => e).ToDictionary();
        return after.CountBy(e => e).Where(e => e.Value > known.GetValueOrDefault(e.Key)).Select(e => e.Key).FirstOrDefault();
    }

    private static async Task<ImmutableArray<string>> ErrorsAsync(Document document, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return [.. model!.GetDiagnostics(cancellationToken: cancellation).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Id}: {d.GetMessage()}")];
    }
}
