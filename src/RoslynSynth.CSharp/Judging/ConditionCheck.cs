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
        var trials = wanted.SelectMany(w => w.Conditions.Select(c => ConditionTrial.Of(Emitter.Open(w.Signature), [c]))).ToImmutableArray();
        var objections = new Queue<string?>(trials.IsEmpty ? [] : await judge.ObjectionsAsync(trials, cancellation).ConfigureAwait(false));
        return [.. wanted.Select(w => Refused([.. w.Conditions.Select(c => (c, objections.Dequeue()))]))];
    }

    private static ImmutableDictionary<Condition, string> Refused(IEnumerable<(Condition Condition, string? Objection)> judged)
    {
        var refused = ImmutableDictionary.CreateBuilder<Condition, string>();
        var left = ConditionTrial.LengthLimit;
        foreach (var (condition, objection) in judged)
        {
            left -= condition.Text.Length;
            if (objection is not null) refused[condition] = $"can't be judged apart from its test ({objection})";
            else if (left < 0) refused[condition] = "is one of too many to be judged with each body";
        }

        return refused.ToImmutable();
    }
}
