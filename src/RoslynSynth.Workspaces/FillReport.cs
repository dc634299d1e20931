using System.Collections.Immutable;

namespace RoslynSynth.Workspaces;

/// <summary>What became of all methods of a solution.</summary>
public sealed class FillReport
{
    private readonly ImmutableArray<ProjectTest> _tests;

    internal FillReport(ImmutableArray<FillResult> results, ImmutableArray<ProjectTest> tests) => (Results, _tests) = (results, tests);

    /// <summary>One result a method, in order of files and lines.</summary>
    public ImmutableArray<FillResult> Results { get; private init; }

    /// <summary>The files as they would be, methods that were found in them.</summary>
    public ImmutableArray<ChangedFile> Changes() =>
    [
        .. Results.Where(r => r is { Outcome: FillOutcome.Filled, Edit: not null }).GroupBy(r => r.Target.File)
            .Select(g => ChangedFile.Of(g.Key, TextOf(g.First()), [.. g.Select(r => r.Edit!)])),
    ];

    /// <summary>The report with only some of the bodies that were found; the others are declined.</summary>
    /// <param name="ids">Documentation ids of the methods that are wanted.</param>
    public FillReport Choose(IReadOnlySet<string> ids) =>
        With(Results.Select(r => r.Outcome == FillOutcome.Filled && !ids.Contains(r.Target.Id) ? r with { Outcome = FillOutcome.Declined, Edit = null } : r));

    internal FillReport With(IEnumerable<FillResult> results) => new([.. results], _tests);

    internal ImmutableArray<ProjectTest> Tests => _tests;

    private static string TextOf(FillResult result) => result.Target.Declaration.SyntaxTree.GetText().ToString();
}
