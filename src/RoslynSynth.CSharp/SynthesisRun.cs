using System.Collections.Immutable;
using System.Diagnostics;
using RoslynSynth.CSharp.Ambiguities;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp;

/// <summary>One synthesis.</summary>
internal sealed class SynthesisRun(
    Judge judge, ImmutableArray<Component> userComponents, Specification specification, SynthesisOptions options, CancellationToken cancellation)
{
    private const int SolutionLimit = 6;
    private static readonly TimeSpan ComparisonLimit = TimeSpan.FromSeconds(20);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<Solution> _solutions = [];
    private readonly HashSet<string> _texts = [.. options.Refused];
    private readonly List<string> _refusals = [];
    private readonly List<string> _conditionsFailed = [];

    private int Wanted => Math.Max(SolutionLimit, options.Top * 2);

    public async Task<SynthesisResult> RunAsync(IProgress<SearchReport>? progress)
    {
        var search = new Search(specification, Grammar.For(specification, userComponents, options.Guide), options.Search);
        var result = search.Run(Offer, progress, cancellation);
        var reason = cancellation.IsCancellationRequested ? StopReason.Cancelled : result.Reason;
        var (distinct, ambiguity) = await RankAsync().ConfigureAwait(false);
        return new SynthesisResult(reason, result.Report, [.. distinct.Take(options.Top)], ambiguity)
        {
            Refusals = [.. _refusals],
            ConditionsFailed = [.. _conditionsFailed],
            Strategies = result.Strategies,
            NearMiss = distinct.IsEmpty && result.Partial is { } partial ? new NearMiss(Emitter.Emit(specification.Signature, partial.Candidate), partial.Wrong) : null,
        };
    }

    private OfferResult Offer(Candidate candidate)
    {
        var method = Emitter.Emit(specification.Signature, candidate);
        if (!_texts.Add(method.Text)) return OfferResult.Rejected;
        if (VerdictOf(method) is not { } verdict) return OfferResult.Enough;
        if (verdict.Outcome != VerdictOutcome.Accepted)
        {
            if (verdict.Outcome != VerdictOutcome.ConditionFailed) _refusals.Add($"{verdict.Outcome}: {verdict.Message}\n{method.Text}");
            else if (_solutions.Count == 0) _conditionsFailed.Add(verdict.Message!);
            return OfferResult.Rejected;
        }

        _solutions.Add(new Solution(candidate, method, _watch.Elapsed.TotalSeconds));
        return _solutions.Count >= Wanted ? OfferResult.Enough : OfferResult.Accepted;
    }

    /// <summary>The verdict, or null where the caller gave up meanwhile: what was found before still counts.</summary>
    private Verdict? VerdictOf(EmittedMethod method)
    {
        try
        {
            var verdict = judge.JudgeAsync(specification, [method], specification.Examples, cancellation).GetAwaiter().GetResult()[0];
            return verdict.Outcome != VerdictOutcome.Accepted && cancellation.IsCancellationRequested ? null : verdict;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The solutions of different behaviour, cheapest first; those not compared where the caller has no time for it.</summary>
    private async Task<(ImmutableArray<Solution> Distinct, Ambiguity? Ambiguity)> RankAsync()
    {
        // Costs are whole numbers, so many are equal: of these the shorter text.
        ImmutableArray<Solution> ordered = [.. _solutions.OrderBy(s => s.Candidate.Cost).ThenBy(s => s.Method.Text.Length)];
        if (ordered.Length < 2 || cancellation.IsCancellationRequested || (options.Top == 1 && !options.LooksForAmbiguity)) return (ordered, null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ComparisonLimit);
        try
        {
            return await new BehaviourComparison(judge).GroupAsync(specification, ordered, options.Search.Seed, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return (ordered, null);
        }
    }
}
