using System.Runtime.CompilerServices;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>Takes wanted tuples apart: each item is a goal of its own, and the first term found for each makes the whole.</summary>
internal static class TupleGoals
{
    /// <summary>One goal for each item, or none where no tuple is wanted.</summary>
    public static IEnumerable<Goal> For(Goal wanted, Grammar grammar, ValueStore store, double tolerance, bool isUnordered)
    {
        var type = wanted.Type;
        var make = grammar.Productions.FirstOrDefault(p => p.Component.Name == "Tuple" && p.Component.ResultType == type);
        if (make is null || wanted.RowCount == 0) yield break;
        var values = Array.ConvertAll(wanted.Words.ToArray(), w => (ITuple)store.Decode(w, type)!);
        var found = new (Term Body, int Cost)?[make.ArgumentTypes.Length];
        for (var i = 0; i < found.Length; i++)
        {
            var index = i;
            var itemType = make.ArgumentTypes[i];
            var words = Array.ConvertAll(values, v => store.Encode(v[index], itemType));
            yield return new Goal(itemType, wanted.Rows.ToArray(), words, (body, cost) => Complete(index, body, cost), WordMatcher.For(store, itemType, tolerance, isUnordered))
            {
                EvidenceCount = wanted.EvidenceCount,
                EvidenceBits = wanted.EvidenceBits / found.Length,
            };
        }

        (Term, int)? Complete(int index, Term body, int cost)
        {
            found[index] ??= (body, cost);
            if (Array.Exists(found, f => f is null)) return null;
            var parts = found.Select((f, i) => i == index ? (Body: body, Cost: cost) : f!.Value).ToList();
            return wanted.Complete(new ApplyTerm(make.Component, [.. parts.Select(p => p.Body)]), make.Cost + parts.Sum(p => p.Cost));
        }
    }
}
