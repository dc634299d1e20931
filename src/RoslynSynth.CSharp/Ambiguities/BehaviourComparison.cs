using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Ambiguities;

/// <summary>Runs solutions on fresh inputs and tells which behave alike.</summary>
internal sealed class BehaviourComparison(Judge judge)
{
    private const int InputCount = 64;

    /// <summary>One solution for each behaviour, cheapest first, and an input on which the first two differ.</summary>
    public async Task<(ImmutableArray<Solution> Distinct, Ambiguity? Ambiguity)> GroupAsync(
        Specification specification, ImmutableArray<Solution> solutions, ulong seed, CancellationToken cancellation)
    {
        var inputs = FreshInputs.For(specification, seed, InputCount);
        var results = await judge.RunAsync(specification, [.. solutions.Select(s => s.Method)], inputs, cancellation).ConfigureAwait(false);
        // Of two that cost the same the one that has a value more often.
        int[] order = [.. Enumerable.Range(0, solutions.Length).OrderBy(i => solutions[i].Candidate.Cost).ThenByDescending(i => results[i].Count(r => !r.HasThrown))];
        var kept = new List<int>();
        foreach (var i in order)
        {
            if (kept.TrueForAll(k => FirstDifference(specification, inputs, results[k], results[i]) >= 0)) kept.Add(i);
        }

        if (kept.Count < 2) return ([.. kept.Select(k => solutions[k])], null);
        var row = FirstDifference(specification, inputs, results[kept[0]], results[kept[1]]);
        var ambiguity = new Ambiguity(inputs[row], results[kept[0]][row], solutions[kept[1]], results[kept[1]][row]);
        return ([.. kept.Select(k => solutions[k])], ambiguity);
    }

    /// <summary>The shortest input on which two solutions differ, or −1.</summary>
    private static int FirstDifference(
        Specification specification, ImmutableArray<ImmutableArray<object?>> inputs, ImmutableArray<RowResult> a, ImmutableArray<RowResult> b) =>
        Enumerable.Range(0, Math.Min(a.Length, b.Length)).Where(i => !Same(specification, a[i], b[i]))
            .OrderBy(i => inputs[i].Sum(v => Literals.Of(v).Length)).FirstOrDefault(-1);

    /// <summary>Exceptions on strange inputs say little; only values count as a difference.</summary>
    private static bool Same(Specification specification, RowResult a, RowResult b) =>
        a.HasThrown || b.HasThrown || ValueEquality.Matches(a.Value, b.Value, specification.Tolerance, specification.IsUnordered);
}
