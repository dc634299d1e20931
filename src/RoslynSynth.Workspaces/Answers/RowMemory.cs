using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>
/// Rows and values of tests that earlier runs computed. Only what follows from the code alone is kept, one entry for each state of a test project and of all that it refers to;
/// what may follow from more is run again each time.
/// </summary>
/// <param name="cache">Keeps them, or null.</param>
/// <param name="opened">The ids of the methods without whose bodies tests are run.</param>
internal sealed class RowMemory(AnswerCache? cache, IEnumerable<string> opened)
{
    private readonly SourceHash _hash = new();
    private readonly ImmutableArray<string> _opened = [.. opened.Order(StringComparer.Ordinal)];

    /// <summary>What sources give: what is remembered, and for the others what a run says.</summary>
    /// <param name="project">The test project.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="run">Runs some of them.</param>
    public async Task<IReadOnlyDictionary<SyntaxNode, DataRows>> OfAsync(
        Compilation project, ImmutableArray<DataSource> sources, Func<ImmutableArray<DataSource>, Task<IReadOnlyDictionary<SyntaxNode, DataRows>>> run)
    {
        if (cache is null) return await run(sources).ConfigureAwait(false);
        var key = AnswerKey.OfRows(_hash.Of(project), _opened);
        var entry = cache.Read<RowsEntry>(key) ?? new RowsEntry { Key = key.Text, Rows = ImmutableDictionary<string, DataRows>.Empty };
        ImmutableArray<DataSource> missing = [.. sources.Where(s => !entry.Rows.ContainsKey(s.Text))];
        var computed = missing.IsEmpty ? ImmutableDictionary<SyntaxNode, DataRows>.Empty : await run(missing).ConfigureAwait(false);
        var more = entry with { Rows = entry.Rows.SetItems(missing.Select(s => KeyValuePair.Create(s.Text, computed[s.Origin])).Where(r => RowsEntry.IsSound(r.Value))) };
        if (more.Rows.Count > entry.Rows.Count) cache.Write(more);
        return sources.ToDictionary(s => s.Origin, s => entry.Rows.GetValueOrDefault(s.Text) ?? computed[s.Origin]);
    }
}
