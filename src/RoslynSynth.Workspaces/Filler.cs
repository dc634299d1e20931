using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>Finds bodies for the methods of a solution. It changes nothing; <see cref="FillReport"/> holds the edits.</summary>
/// <param name="loaded">The solution.</param>
/// <param name="options">How to fill.</param>
/// <param name="observer">Is told how it goes.</param>
public sealed class Filler(LoadedSolution loaded, FillOptions options, IFillObserver observer)
{
    private readonly ProjectCopies _copies = new();
    private SolutionTests? _tests;

    /// <summary>Runs; cancelling keeps what was found.</summary>
    public async Task<FillReport> RunAsync(CancellationToken cancellation = default)
    {
        var all = await TargetFinder.FindAsync(loaded, cancellation).ConfigureAwait(false);
        ImmutableArray<FillTarget> targets = [.. all.Where(IsWanted)];
        if (targets.IsEmpty && !options.Only.IsEmpty) throw new SpecificationException($"No open method is named {string.Join(" or ", options.Only)}.", new SourcePlace(loaded.Path.File, 1, 1));
        if (options.Shard is { } shard) targets = [.. targets.Where(t => shard.Contains(t.Id))];
        _tests = new SolutionTests(loaded.Solution, targets, [.. all.Where(t => t.FilledFrom is not null)], _copies, options);
        var preparing = PrepareAsync(targets, cancellation);
        var tests = await _tests.ReadAsync(cancellation).ConfigureAwait(false);
        await preparing.ConfigureAwait(false);
        var results = await FillAsync(targets, tests, ImmutableDictionary<string, Objections>.Empty, cancellation).ConfigureAwait(false);
        options.Cache?.Trim();
        return new FillReport(results, tests);
    }

    /// <summary>Searches again for the methods whose bodies the tests refused. The report has new results for these.</summary>
    internal async Task<FillReport> RetryAsync(FillReport report, IReadOnlyDictionary<string, Objections> objections, CancellationToken cancellation)
    {
        ImmutableArray<FillTarget> targets = [.. report.Results.Select(r => r.Target).Where(t => objections.ContainsKey(t.Id))];
        var learned = (await _tests!.ComputedAsync(objections.Values.SelectMany(o => o.Claims), cancellation).ConfigureAwait(false)).ToLookup(c => c.Target);
        var known = objections.ToDictionary(o => o.Key, o => o.Value with { Claims = [.. learned[o.Key]] });
        var found = (await FillAsync(targets, report.Tests, known, cancellation).ConfigureAwait(false)).Where(r => r.Outcome == FillOutcome.Filled).ToDictionary(r => r.Target.Id);
        return report.With(report.Results.Select(r => found.GetValueOrDefault(r.Target.Id, r)));
    }

    /// <summary>Compiles, while tests are read, what is wanted first after that.</summary>
    private async Task PrepareAsync(ImmutableArray<FillTarget> targets, CancellationToken cancellation)
    {
        if (targets.FirstOrDefault(t => Support.Refusal(t) is null) is not { } first) return;
        var compilation = await first.Document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        await Task.Run(() => _copies.Prepare(compilation!, cancellation), cancellation).ConfigureAwait(false);
    }

    private async Task<ImmutableArray<FillResult>> FillAsync(
        ImmutableArray<FillTarget> targets, ImmutableArray<ProjectTest> tests, IReadOnlyDictionary<string, Objections> objections, CancellationToken cancellation)
    {
        var claims = tests.SelectMany(t => t.Test.Claims).ToLookup(c => c.Target);
        var code = options.Components.Select(UserCode.Load).ToImmutableArray();
        try
        {
            var results = ImmutableArray.CreateBuilder<FillResult>();
            foreach (var project in targets.GroupBy(t => t.Document.Project.Id))
            {
                if (cancellation.IsCancellationRequested) break;
                await FillAsync([.. project], tests, claims, objections, code, results, cancellation).ConfigureAwait(false);
            }

            return results.ToImmutable();
        }
        finally
        {
            foreach (var item in code) item.Dispose();
        }
    }

    private async Task FillAsync(
        ImmutableArray<FillTarget> targets, ImmutableArray<ProjectTest> tests, ILookup<string, CallClaim> claims, IReadOnlyDictionary<string, Objections> objections,
        ImmutableArray<UserCode> code, ImmutableArray<FillResult>.Builder results, CancellationToken cancellation)
    {
        var found = new Dictionary<FillTarget, FillResult>();
        var open = new List<FillTask>();
        foreach (var target in targets)
        {
            var own = tests.Select(t => t.Test).Where(t => t.Targets.Contains(target.Id)).ToList();
            if (WithoutSearch(target, own, claims.Contains(target.Id)) is { } result) Done(result);
            else open.Add(new FillTask(target, [.. claims[target.Id]], [.. own.SelectMany(t => t.Conditions).Where(c => c.Target == target.Id).Select(c => c.Condition).DistinctBy(c => c.Text)], [.. own.SelectMany(t => t.UnusedOf(target.Id))], objections.GetValueOrDefault(target.Id, Objections.None)));
        }

        try
        {
            if (open.Count == 0) return;
            await using var filler = await ProjectFiller.OpenAsync(targets[0].Document.Project, _copies, code, options, observer, cancellation).ConfigureAwait(false);
            await filler.FillAsync(open, Done, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What was found before still counts.
        }
        finally
        {
            results.AddRange(targets.Where(found.ContainsKey).Select(t => found[t]));
        }

        void Done(FillResult result)
        {
            found[result.Target] = result;
            observer.Done(result);
        }
    }

    private bool IsWanted(FillTarget target) =>
        (options.OnlyIds.IsEmpty || options.OnlyIds.Contains(target.Id)) &&
        (options.Only.IsEmpty || options.Only.Any(o => o.Equals(target.Symbol.Name, StringComparison.Ordinal) || o.Equals(target.Name, StringComparison.Ordinal)));

    /// <summary>The result where there is nothing to search for.</summary>
    private static FillResult? WithoutSearch(FillTarget target, List<TestMethod> own, bool hasClaims)
    {
        if (Support.Refusal(target) is { } refusal) return new FillResult(target, FillOutcome.NotSupported, refusal);
        if (hasClaims || ClaimReader.HasExamples(target.Symbol)) return null;
        return new FillResult(target, FillOutcome.NoExamples, own.Count == 0 ? "no test calls it"
            : own.SelectMany(t => t.Problems).FirstOrDefault() is { } problem ? $"the rows of its tests can't be used: {problem}"
            : "its tests hold no plain example; add one such as Assert.Equal(expected, F(literal))")
        {
            Notes = FillNote.Of(own.SelectMany(t => t.Unused.Concat(t.Conditions.Select(c => new UnusedAssert(c.Target, c.Condition.Place, "says no value that must come back")))).Where(u => u.Target == target.Id)),
        };
    }
}
