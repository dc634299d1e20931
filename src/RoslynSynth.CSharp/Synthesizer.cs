using System.Collections.Immutable;
using System.Diagnostics;
using RoslynSynth.CSharp.Ambiguities;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp;

/// <summary>The whole way from a specification to solutions: grammar, search, emission, judgement.</summary>
/// <param name="judge">Compiles and runs the candidates; reusable over many specifications.</param>
/// <param name="userComponents">Components of the user's own code.</param>
public sealed class Synthesizer(Judge judge, ImmutableArray<Component> userComponents)
{
    private const int SolutionLimit = 6;

    /// <summary>Runs until enough is found or a limit is reached; cancelling keeps what was found.</summary>
    public Task<SynthesisResult> RunAsync(
        Specification specification, SynthesisOptions options, IProgress<SearchReport>? progress = null, CancellationToken cancellation = default) =>
        Task.Run(() => RunAsyncCore(specification, options, progress, cancellation), CancellationToken.None);

    private async Task<SynthesisResult> RunAsyncCore(
        Specification specification, SynthesisOptions options, IProgress<SearchReport>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var solutions = new List<Solution>();
        var texts = new HashSet<string>();
        var refusals = new List<string>();
        var secondsToFirst = double.NaN;
        var wanted = options.Top > 1 || options.LooksForAmbiguity ? Math.Max(SolutionLimit, options.Top * 2) : 1;
        var search = new Search(specification, Grammar.For(specification, userComponents), options.Search);
        var result = search.Run(Offer, progress, cancellation);
        var (distinct, ambiguity) = await Rank().ConfigureAwait(false);
        return new SynthesisResult(result.Reason, result.Report, distinct, ambiguity, secondsToFirst) { Refusals = [.. refusals] };

        OfferResult Offer(Candidate candidate)
        {
            var method = Emitter.Emit(specification.Signature, candidate);
            if (!texts.Add(method.Text)) return OfferResult.Rejected;
            var verdict = judge.JudgeAsync(specification, [method], specification.Examples, cancellation).GetAwaiter().GetResult()[0];
            if (verdict.Outcome != VerdictOutcome.Accepted)
            {
                refusals.Add($"{verdict.Outcome}: {verdict.Message}\n{method.Text}");
                return OfferResult.Rejected;
            }

            if (solutions.Count == 0) secondsToFirst = watch.Elapsed.TotalSeconds;
            solutions.Add(new Solution(candidate, method));
            return solutions.Count >= wanted ? OfferResult.Enough : OfferResult.Accepted;
        }

        async Task<(ImmutableArray<Solution>, Ambiguity?)> Rank()
        {
            if (solutions.Count < 2) return ([.. solutions], null);
            var ordered = solutions.OrderBy(s => s.Candidate.Cost).ToImmutableArray();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            var groups = await new BehaviourComparison(judge).GroupAsync(specification, ordered, options.Search.Seed, limit.Token).ConfigureAwait(false);
            return ([.. groups.Distinct.Take(options.Top)], groups.Ambiguity);
        }
    }
}
