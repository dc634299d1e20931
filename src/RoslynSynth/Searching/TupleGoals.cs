using System.Runtime.CompilerServices;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>Takes wanted tuples apart: each item is a goal of its own, and the first term found for each that is right on all examples makes the whole.</summary>
internal static class TupleGoals
{
    /// <summary>One goal for each item, or none where no tuple is wanted.</summary>
    public static IEnumerable<Goal> For(Goal wanted, Grammar grammar, ValueStore store, double tolerance, bool isUnordered)
    {
        var type = wanted.Type;
        var make = grammar.Productions.FirstOrDefault(p => p.Component.Name == "Tuple" && p.Component.ResultType == type);
        if (make is null || wanted.RowCount == 0) yield break;
        var values = Array.ConvertAll(wanted.Words.ToArray(), w => (ITuple)store.Decode(w, type)!);
        var found = new (Term Body, int Cost, bool IsRight)?[make.ArgumentTypes.Length];
        var wholes = new WholeGoal?[found.Length];
        for (var i = 0; i < found.Length; i++)
        {
            var index = i;
            var itemType = make.ArgumentTypes[i];
            var words = Array.ConvertAll(values, v => store.Encode(v[index], itemType));
            var matcher = WordMatcher.For(store, itemType, tolerance, isUnordered);
            wholes[i] = wanted.Whole?.Part(word => store.Encode(((ITuple)store.Decode(word, type)!)[index], itemType), matcher);
            yield return new Goal(itemType, wanted.Rows.ToArray(), words, (body, cost) => Complete(index, body, cost), matcher)
            {
                Whole = wholes[i],
                EvidenceCount = wanted.EvidenceCount,
                EvidenceBits = wanted.EvidenceBits / found.Length,
            };
        }

        (Term, int)? Complete(int index, Term body, int cost)
        {
            if (found[index] is { IsRight: true }) return null;
            var isRight = wholes[index]?.IsMet(body) ?? true;
            if (found[index] is not null && !isRight) return null;
            found[index] = (body, cost, isRight);
            if (Array.Exists(found, f => f is null)) return null;
            return wanted.Complete(new ApplyTerm(make.Component, [.. found.Select(f => f!.Value.Body)]), make.Cost + found.Sum(f => f!.Value.Cost));
        }
    }
}
