using System.Collections.Immutable;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Workspaces.Answers;

namespace RoslynSynth.Workspaces;

/// <summary>Finds bodies for the methods of a solution. It changes nothing; <see cref="FillReport"/> holds the edits.</summary>
/// <param name="loaded">The solution.</param>
/// <param name="options">How to fill.</param>
/// <param name="observer">Is told how it goes.</param>
public sealed class Filler(LoadedSolution loaded, FillOptions options, IFillObserver observer)
{
    /// <summary>Runs; cancelling keeps what was found.</summary>
    public async Task<FillReport> RunAsync(CancellationToken cancellation = default)
    {
        var code = options.Components.Select(UserCode.Load).ToImmutableArray();
        try
        {
            return await RunAsync(code, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var item in code) item.Dispose();
        }
    }

    private async Task<FillReport> RunAsync(ImmutableArray<UserCode> code, CancellationToken cancellation)
    {
        var targets = (await TargetFinder.FindAsync(loaded, cancellation).ConfigureAwait(false)).Where(IsWanted).ToImmutableArray();
        if (targets.IsEmpty && !options.Only.IsEmpty) throw new SpecificationException($"No open method is named {string.Join(" or ", options.Only)}.", new SourcePlace(loaded.Path.File, 1, 1));
        if (options.Shard is { } shard) targets = [.. targets.Where(t => shard.Contains(t.Id))];
        var tests = await SolutionTests.ReadAsync(loaded.Solution, targets, cancellation).ConfigureAwait(false);
        var results = ImmutableArray.CreateBuilder<FillResult>();
        await using var judge = new Judge(new JudgeOptions { Wall = options.Wall, UserAssemblyPaths = [.. code.Select(c => c.Path)] });
        _ = judge.WarmUpAsync();
        var synthesizer = new Synthesizer(judge, [.. code.SelectMany(c => UserComponents.From(c.Assembly))]);
        var source = new AnswerSource(judge, synthesizer, options, options.Cache is null ? [] : [.. options.Components.Select(AnswerKey.HashOf)]);
        var reader = new ClaimReader([.. code.Select(c => c.Assembly)]);
        foreach (var target in targets)
        {
            if (cancellation.IsCancellationRequested) break;
            var result = await FillAsync(target, tests, reader, source, cancellation).ConfigureAwait(false);
            results.Add(result);
            observer.Done(result);
        }

        options.Cache?.Trim();
        return new FillReport(results.ToImmutable(), tests);
    }

    private bool IsWanted(FillTarget target) =>
        (options.OnlyIds.IsEmpty || options.OnlyIds.Contains(target.Id)) &&
        (options.Only.IsEmpty || options.Only.Any(o => o.Equals(target.Symbol.Name, StringComparison.Ordinal) || o.Equals(target.Name, StringComparison.Ordinal)));

    private async Task<FillResult> FillAsync(FillTarget target, ImmutableArray<ProjectTest> tests, ClaimReader reader, AnswerSource source, CancellationToken cancellation)
    {
        if (Support.Refusal(target) is { } refusal) return new FillResult(target, FillOutcome.NotSupported, refusal);
        var claims = tests.SelectMany(t => t.Test.Claims).Where(c => c.Target == target.Id).ToList();
        if (claims.Count == 0 && !ClaimReader.HasAttributes(target.Symbol))
        {
            var isCalled = tests.Any(t => t.Test.Targets.Contains(target.Id));
            return new FillResult(target, FillOutcome.NoExamples, isCalled
                ? "its tests hold no plain example; add one such as Assert.Equal(expected, F(literal))"
                : "no test calls it");
        }

        try
        {
            var read = reader.Read(target.Symbol, target.Declaration, target.Name, claims);
            return await FillAsync(target, read, source, cancellation).ConfigureAwait(false);
        }
        catch (SpecificationException e)
        {
            return new FillResult(target, FillOutcome.BadExamples, e.Message);
        }
    }

    private async Task<FillResult> FillAsync(FillTarget target, ClaimedSpecification read, AnswerSource source, CancellationToken cancellation)
    {
        var specification = read.Specification;
        var hash = SpecificationHash.Of(specification);
        var started = new FillResult(target, FillOutcome.UpToDate, null) { ExampleCount = specification.Examples.Length, Hash = hash, IsStale = target.FilledFrom is { } old && old != hash };
        if (target.FilledFrom == hash) return started;
        var answer = await source.FindAsync(specification, observer, cancellation).ConfigureAwait(false);
        var timed = started with { Seconds = answer.Seconds, IsRemembered = answer.IsRemembered };
        if (answer.Method is null) return timed with { Outcome = FillOutcome.NotFound, Message = Why(answer, specification) };
        var marker = FillMarker.For(specification.Examples.Length, hash, AttributeHash.Of(target.Declaration));
        var (edit, error) = await BodyEditor.EditAsync(target, answer.Method, marker, CancellationToken.None).ConfigureAwait(false);
        return edit is null
            ? timed with { Outcome = FillOutcome.DoesNotFit, Message = error }
            : timed with { Outcome = FillOutcome.Filled, Edit = edit };
    }

    private static string Why(Answer answer, Specification specification) => answer.Reason switch
    {
        StopReason.TimeLimit => $"no body in time; give it more with --time (the best term met {answer.BestFit} of {specification.Examples.Length} examples)",
        StopReason.MemoryLimit => "no body within the memory limit; give it more with --memory",
        StopReason.Cancelled => "cancelled",
        _ => "no body among all terms",
    };
}
