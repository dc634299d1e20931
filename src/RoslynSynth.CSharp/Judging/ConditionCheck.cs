using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Says which conditions can be judged: those that compile beside a candidate and use nothing that no candidate may use.</summary>
/// <param name="judge">The judge that is to judge them.</param>
public sealed class ConditionCheck(Judge judge)
{
    /// <summary>For each signature with its conditions those that can't be used, with the reason.</summary>
    public async Task<ImmutableArray<ImmutableDictionary<Condition, string>>> UnusableAsync(IReadOnlyList<(Signature Signature, ImmutableArray<Condition> Conditions)> wanted, CancellationToken cancellation = default)
    {
        var all = wanted.SelectMany((w, i) => w.Conditions.Select(c => (Index: i, w.Signature, Condition: c))).ToList();
        var verdicts = all.Count == 0 ? [] : await judge.JudgeAllAsync([.. all.Select(c => (ConditionTrial.Question([c.Condition]), ConditionTrial.Of(Emitter.Open(c.Signature), [c.Condition])))], cancellation).ConfigureAwait(false);
        var refused = all.Zip(verdicts).ToLookup(v => v.First.Index);
        return [.. wanted.Select((w, i) => Refused(refused[i].Select(v => (v.First.Condition, v.Second))))];
    }

    private static ImmutableDictionary<Condition, string> Refused(IEnumerable<(Condition Condition, Verdict Verdict)> verdicts)
    {
        var refused = ImmutableDictionary.CreateBuilder<Condition, string>();
        var left = ConditionTrial.LengthLimit;
        foreach (var (condition, verdict) in verdicts)
        {
            left -= condition.Text.Length;
            if (verdict.Outcome is VerdictOutcome.DoesNotCompile or VerdictOutcome.Forbidden) refused[condition] = $"can't be judged apart from its test ({verdict.Message})";
            else if (left < 0) refused[condition] = "is one of too many to be judged with each body";
        }

        return refused.ToImmutable();
    }
}
