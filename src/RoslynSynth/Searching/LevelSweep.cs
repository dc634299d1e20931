using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>Lists all applications of one cost in one context as work units, always in the same order.</summary>
/// <param name="context">Where the terms belong.</param>
/// <param name="grammar">What they are made of.</param>
/// <param name="level">Their cost.</param>
/// <param name="depthLimit">Contexts as deep as this have no lambdas.</param>
/// <param name="isTight">Whether memory runs short by now: then texts, sequences and the like, which need some beside their words, are left out.</param>
internal sealed class LevelSweep(SearchContext context, Grammar grammar, int level, int depthLimit, Func<bool> isTight)
{
    private const int UnitSize = 2048;

    public IEnumerable<WorkUnit> Units()
    {
        foreach (var production in InOrder())
        {
            var budget = level - production.Cost;
            var arity = production.ArgumentTypes.Length;
            if (arity == 0 || budget < arity) continue;
            if (production.LambdaIndex >= 0 && (context.Depth >= depthLimit || production.Component.Traits.Rows == LambdaRows.Fold)) continue;
            foreach (var unit in UnitsOf(production, budget)) yield return unit;
        }
    }

    /// <summary>
    /// What may be the answer comes first, and of that what the guide thinks likely: a level need not be finished where the answer is in it. In lambdas the cheapest comes first,
    /// since there only one of the bodies that are alike is kept.
    /// </summary>
    private IEnumerable<Production> InOrder() => context.Depth > 0
        ? grammar.Productions
        : grammar.Productions.OrderByDescending(p => context.Goals.Exists(g => g.Type == p.Component.ResultType)).ThenByDescending(p => p.LogOdds);

    private IEnumerable<WorkUnit> UnitsOf(Production production, int budget)
    {
        var arity = production.ArgumentTypes.Length;
        var scope = production.LambdaIndex >= 0 ? context.Scope(production.Component) : null;
        var banks = new TermBank[arity];
        for (var i = 0; i < arity; i++)
        {
            var home = i == production.LambdaIndex ? scope!.Current : context;
            if (home is null) yield break;
            banks[i] = home.Bank(production.ArgumentTypes[i]);
        }

        var result = context.Bank(production.Component.ResultType);
        foreach (var costs in scope is null ? Splits(budget, arity) : Unswept(production, budget, scope.Current!.ClosedLevel))
        {
            var slices = new Slice[arity];
            for (var i = 0; i < arity; i++)
            {
                var (start, end) = banks[i].Level(costs[i]);
                slices[i] = new Slice(banks[i], start, end);
            }

            if (Array.Exists(slices, s => s.Length == 0)) continue;
            var isCommutative = production.Component.Traits.IsCommutative && arity >= 2 && banks[0] == banks[1];
            if (isCommutative && costs[0] > costs[1]) continue;
            var unit = new WorkUnit(context, production, result, slices) { IsTriangular = isCommutative && costs[0] == costs[1] };
            foreach (var part in scope is null ? Split(unit) : PerSource(unit, scope))
            {
                if (!Word.IsDirect(result.Type) && isTight()) yield break;
                yield return part;
            }
        }
    }

    /// <summary>Bodies may come late, when their context had used up its share of the work: what they missed is made up for here.</summary>
    private IEnumerable<int[]> Unswept(Production production, int budget, int closedLevel)
    {
        var arity = production.ArgumentTypes.Length;
        return Enumerable.Range(arity, budget - arity + 1).SelectMany(b => Splits(b, arity))
            .Where(c => c[^1] <= closedLevel && context.Swept.Add((production.Id.Value, c.Aggregate(0, (packed, cost) => (packed << 8) | cost))));
    }

    private static IEnumerable<WorkUnit> PerSource(WorkUnit unit, LambdaScope scope)
    {
        foreach (var (a, b) in SourcesOf(unit))
        {
            if (scope.MapFor(a, b) is not { Rows.Length: > 0 } map) continue;
            foreach (var part in Split(WithSource(unit, a, b, map, scope))) yield return part;
        }
    }

    private static IEnumerable<(int A, int B)> SourcesOf(WorkUnit unit)
    {
        var isPairs = unit.Production.Component.Traits.Rows == LambdaRows.Pairs;
        for (var a = unit.Arguments[0].Start; a < unit.Arguments[0].End; a++)
        {
            var (from, to) = isPairs ? (unit.Arguments[1].Start, unit.Arguments[1].End) : (-1, 0);
            for (var b = from; b < to; b++) yield return (a, b);
        }
    }

    private static WorkUnit WithSource(WorkUnit unit, int a, int b, RowMap map, LambdaScope scope)
    {
        var arguments = (Slice[])unit.Arguments.Clone();
        arguments[0] = arguments[0] with { Start = a, End = a + 1 };
        if (b >= 0) arguments[1] = arguments[1] with { Start = b, End = b + 1 };
        return unit with { Arguments = arguments, Map = map, Generation = scope.Generation };
    }

    /// <summary>All ways to share a budget among arguments, each at least 1, in lexicographic order.</summary>
    private static IEnumerable<int[]> Splits(int budget, int arity)
    {
        if (arity == 1) return [[budget]];
        return
            from first in Enumerable.Range(1, Math.Max(0, budget - arity + 1))
            from rest in Splits(budget - first, arity - 1)
            select (int[])[first, .. rest];
    }

    private static IEnumerable<WorkUnit> Split(WorkUnit unit, int dimension = 0)
    {
        if (unit.Size <= UnitSize || dimension == unit.Arguments.Length)
        {
            yield return unit;
            yield break;
        }

        var slice = unit.Arguments[dimension];
        var rest = unit.Size / slice.Length;
        var step = (int)Math.Max(1, UnitSize / rest);
        for (var start = slice.Start; start < slice.End; start += step)
        {
            var arguments = (Slice[])unit.Arguments.Clone();
            arguments[dimension] = slice with { Start = start, End = Math.Min(slice.End, start + step) };
            if (unit.IsTriangular && dimension == 0) arguments[1] = arguments[1] with { Start = Math.Max(arguments[1].Start, start) };
            foreach (var part in Split(unit with { Arguments = arguments }, dimension + 1)) yield return part;
        }
    }
}
