using System.Collections.Immutable;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>Which conditions can be judged, as the compiler said now or in an earlier run.</summary>
/// <param name="check">Asks the compiler.</param>
/// <param name="cache">Keeps what it said, or null.</param>
/// <param name="components">Hashes of the code that conditions are compiled with.</param>
internal sealed class ConditionMemory(ConditionCheck check, AnswerCache? cache, IEnumerable<string> components)
{
    /// <summary>For each signature with its conditions those that can't be used, with the reason.</summary>
    public async Task<ImmutableArray<ImmutableDictionary<Condition, string>>> UnusableAsync(ImmutableArray<(Signature Signature, ImmutableArray<Condition> Conditions)> wanted, CancellationToken cancellation)
    {
        if (cache is null || wanted.All(w => w.Conditions.IsEmpty)) return await check.UnusableAsync(wanted, cancellation).ConfigureAwait(false);
        var key = AnswerKey.OfConditions(wanted, components);
        if (cache.Read<ConditionsEntry>(key) is { } entry && entry.Reasons.Select(r => r.Length).SequenceEqual(wanted.Select(w => w.Conditions.Length)))
            return [.. wanted.Zip(entry.Reasons, (w, reasons) => w.Conditions.Zip(reasons).Where(r => r.Second is not null).ToImmutableDictionary(r => r.First, r => r.Second!))];
        var unusable = await check.UnusableAsync(wanted, cancellation).ConfigureAwait(false);
        cache.Write(new ConditionsEntry { Key = key.Text, Reasons = [.. wanted.Zip(unusable, (w, refused) => w.Conditions.Select(c => refused.GetValueOrDefault(c)).ToImmutableArray())] });
        return unusable;
    }
}
