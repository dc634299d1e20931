using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>
/// Reasons backwards through <c>Select</c>, <c>Where</c> and the like: from the wanted sequence and a source follows what the lambda must give for
/// each element, so its body can be recognised in its own context without building the sequence.
/// </summary>
internal sealed class LambdaGoals(ValueStore store, TermBuilder builder, Grammar grammar)
{
    private const int GoalLimit = 24;

    /// <summary>Adds to a freshly made lambda context a goal for each source that could give what the outer goal wants.</summary>
    public void Add(SearchContext outer, LambdaScope scope, Goal wanted)
    {
        var inner = scope.Current!;
        foreach (var production in grammar.Productions)
        {
            var component = production.Component;
            if (component.Traits.Shape == LambdaShape.Other || component.ResultType != wanted.Type || !scope.Fits(component)) continue;
            foreach (var source in scope.Sources)
            {
                if (inner.Goals.Count >= GoalLimit) return;
                if (scope.MapFor(source.A, source.B) is { } map && GoalFor(outer, scope, wanted, production, source, map) is { } goal) inner.Goals.Add(goal);
            }
        }
    }

    /// <summary>What the lambda must give on each of a source's rows; null where no lambda can do it.</summary>
    private Goal? GoalFor(SearchContext outer, LambdaScope scope, Goal wanted, Production production, (int A, int B) source, RowMap map)
    {
        if (map.Rows.Length == 0) return null;
        var elements = SequenceWords.For(wanted.Type, store)!;
        var items = production.Component.Traits.Shape == LambdaShape.Map ? null : SequenceWords.For(production.ArgumentTypes[0], store);
        var results = new SortedDictionary<int, int>();
        for (var i = 0; i < wanted.RowCount; i++)
        {
            var row = wanted.Rows[i];
            var rows = map.Rows.AsSpan(map.Starts[row], map.Starts[row + 1] - map.Starts[row]);
            var target = elements.Of(wanted.Words[i]);
            var from = outer.Bank(production.ArgumentTypes[0])[source.A][row];
            if (from == Word.Undefined) return null;
            var taken = items?.Of(from);
            if (Results(production.Component.Traits.Shape, rows.Length, target, taken) is not { } words) return null;
            for (var k = 0; k < words.Length; k++)
            {
                if (words[k] == Word.Undefined) continue;
                if (results.TryGetValue(rows[k], out var other) && other != words[k]) return null;
                results[rows[k]] = words[k];
            }
        }

        var bodyType = production.ArgumentTypes[^1];
        if (results.Count == 0) return null;
        var matcher = bodyType == typeof(double) ? WordMatcher.For(store, bodyType, 1e-9, false) : null;
        var liftCost = TermBuilder.LiftCost(outer, production, source);
        return new Goal(bodyType, [.. results.Keys], [.. results.Values],
            (body, cost) => wanted.Complete(builder.BuildLift(outer, scope, production, source, body), cost + liftCost), matcher);
    }

    /// <summary>What each call must give, or undefined where it is free; null where no lambda can do it.</summary>
    private static int[]? Results(LambdaShape shape, int count, int[] target, int[]? items)
    {
        switch (shape)
        {
            case LambdaShape.Map:
                return target.Length == count ? target : null;
            case LambdaShape.Filter:
                var kept = target.ToHashSet();
                var isByValue = items!.Where(kept.Contains).SequenceEqual(target);
                return isByValue ? Array.ConvertAll(items!, i => kept.Contains(i) ? 1 : 0) : Leftmost(items!, target);
            case LambdaShape.Prefix:
                return items!.AsSpan().StartsWith(target) ? Until(count, target.Length, 1, 0) : null;
            default:
                return items!.AsSpan().EndsWith(target) ? Until(count, count - target.Length, 1, 0) : null;
        }
    }

    private static int[]? Leftmost(int[] items, int[] target)
    {
        var next = 0;
        var words = Array.ConvertAll(items, i => next < target.Length && target[next] == i && ++next > 0 ? 1 : 0);
        return next == target.Length ? words : null;
    }

    private static int[] Until(int count, int end, int before, int at) =>
        [.. Enumerable.Range(0, count).Select(i => i < end ? before : i == end ? at : Word.Undefined)];
}
