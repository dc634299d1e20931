using System.Collections.Immutable;
using System.Numerics;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Reductions;

/// <summary>
/// Holds every new body of a lambda against what is wanted, as if the sequence that it maps or filters were reduced to one value: <c>xs.Zip(ys, (a, b) =&gt; …).Sum()</c>.
/// So the body alone decides how dear such an answer is to find; the terms around it are not enumerated. Keeps to a share of the work that is counted in words.
/// </summary>
internal sealed class ReductionSearch
{
    /// <summary>Work for each word that the main context computes.</summary>
    private const double Share = 0.5;

    /// <summary>Words that one reduction stands for, beside its elements.</summary>
    private const int CallWork = 4;

    /// <summary>Bodies that are looked at in one go.</summary>
    private const int SliceSize = 2048;
    private readonly SearchContext _main;
    private readonly TermBuilder _builder;
    private readonly SearchControl _control;
    private readonly PatientOffers _offers;
    private readonly ImmutableArray<Way> _ways;

    /// <summary>Levels of bodies over one source each, the cheapest together first, then in the order of their coming.</summary>
    private readonly PriorityQueue<(LambdaScope Scope, int Generation, int Level, (int A, int B) Source), (int Cost, int Order)> _pending = new();
    private readonly IEnumerator<bool> _turns;
    private int[] _items = new int[64];
    private long _work;
    private int _order;

    private ReductionSearch(SearchContext main, TermBuilder builder, SearchControl control, ImmutableArray<Way> ways)
    {
        (_main, _builder, _control, _ways) = (main, builder, control, ways);
        _offers = new PatientOffers(main, control);
        _turns = Turns().GetEnumerator();
    }

    /// <summary>A component that maps or filters, one that reduces what it gives, and what that may be: goals on the same rows.</summary>
    private sealed record Way(Production Inner, Production Outer, Reduction Reduction, ImmutableArray<Goal> Goals)
    {
        public bool IsFilter => Inner.Component.Traits.Shape == LambdaShape.Filter;

        public Type BodyType => Inner.ArgumentTypes[^1];
    }

    /// <summary>A way over one source, in one generation of a lambda's context.</summary>
    private sealed record Case(LambdaScope Scope, Way Way, (int A, int B) Source, RowMap Map, ImmutableArray<Call> Calls);

    /// <summary>A row of the goals, and which rows of the lambda's context belong to it.</summary>
    private readonly record struct Call(int Index, int Start, int End);

    /// <summary>A search for reductions around a main context, or null where nothing that is wanted is one.</summary>
    public static ReductionSearch? For(SearchContext main, Grammar grammar, ValueStore store, TermBuilder builder, SearchControl control)
    {
        var rows = main.Goals.Count == 0 ? [] : main.Goals[0].Rows.ToArray();
        var goals = main.Goals.Where(g => g.Rows.SequenceEqual(rows)).SelectMany(g => FractionGoals.Scaled(g, grammar).Prepend(g)).ToLookup(g => g.Type);
        var outers = grammar.Productions.Where(p => goals.Contains(p.Component.ResultType)).Select(p => (Production: p, Reduction: Reduction.By(p.Component, store))).ToList();
        ImmutableArray<Way> ways =
        [
            .. from inner in grammar.Productions
               where inner.Component.Traits.Shape is LambdaShape.Map or LambdaShape.Filter
               from outer in outers
               where outer.Reduction is not null && outer.Production.ArgumentTypes[0] == inner.Component.ResultType
               select new Way(inner, outer.Production, outer.Reduction, [.. goals[outer.Production.Component.ResultType].Take(Reduction.GoalLimit)]),
        ];
        return ways.IsEmpty ? null : new ReductionSearch(main, builder, control, ways);
    }

    /// <summary>Takes note of the bodies of a level that was just closed in the lambda context of a scope.</summary>
    public void Add(LambdaScope scope, int level)
    {
        if (_ways.FirstOrDefault(w => scope.Fits(w.Inner.Component)) is not { } way) return;
        foreach (var source in scope.Sources) _pending.Enqueue((scope, scope.Generation, level, source), (level + TermBuilder.LiftCost(_main, way.Inner, source), _order++));
    }

    /// <summary>Goes on until the share of the work is used up; call it after each piece of work in the main context.</summary>
    public void Advance()
    {
        using var turn = _control.Ledger.Begin(Strategies.Reductions);
        _offers.Offer();
        while (_control.Stop is null && _work < Share * _main.Work && _turns.MoveNext() && _turns.Current) _control.CheckLimits();
    }

    /// <summary>One go at each step; false where there is nothing to do for now.</summary>
    private IEnumerable<bool> Turns()
    {
        while (true)
        {
            if (!_pending.TryDequeue(out var next, out _))
            {
                yield return false;
                continue;
            }

            foreach (var way in _ways.Where(w => next.Scope.Fits(w.Inner.Component)))
            {
                // An older generation has forgotten what its bodies are worth; the next one has them too.
                if (next.Scope.Generation != next.Generation) break;
                if (CaseOf(next.Scope, way, next.Source) is not { } at) continue;
                var (start, end) = next.Scope.Current!.Bank(way.BodyType).Level(next.Level);
                for (var slot = start; slot < end && next.Scope.Generation == next.Generation; slot += SliceSize)
                {
                    Run(at, slot, Math.Min(slot + SliceSize, end));
                    yield return true;
                }
            }
        }
    }

    /// <summary>Null where the source is undefined on a row, or has no elements on any.</summary>
    private Case? CaseOf(LambdaScope scope, Way way, (int A, int B) source)
    {
        if (scope.MapFor(source.A, source.B) is not { } map) return null;
        var (first, second) = (_main.Bank(way.Inner.ArgumentTypes[0])[source.A], source.B < 0 ? (Column?)null : _main.Bank(way.Inner.ArgumentTypes[1])[source.B]);
        var calls = new Call[way.Goals[0].RowCount];
        for (var i = 0; i < calls.Length; i++)
        {
            var row = way.Goals[0].Rows[i];
            if (first[row] == Word.Undefined || second?[row] == Word.Undefined) return null;
            calls[i] = new(i, map.Starts[row], map.Starts[row + 1]);
        }

        // A row of few elements costs least, and tells as much.
        Array.Sort(calls, static (a, b) => (a.End == a.Start, a.End - a.Start, a.Index).CompareTo((b.End == b.Start, b.End - b.Start, b.Index)));
        return calls.Length == 0 || calls[0].Start == calls[0].End ? null : new Case(scope, way, source, map, [.. calls]);
    }

    private void Run(Case at, int start, int end)
    {
        var bank = at.Scope.Current!.Bank(at.Way.BodyType);
        var before = _work;
        for (var slot = start; slot < end && _control.Stop is null; slot++)
        {
            for (var met = MetBy(at, bank[slot]); met != 0; met &= met - 1) Offer(at, at.Way.Goals[BitOperations.TrailingZeroCount(met)], slot);
        }

        // Most fail on one row: as many count as terms as cost what terms do.
        _control.AddTried((_work - before) / Math.Max(1, _main.RowCount));
    }

    /// <summary>The goals that a body meets, as bits.</summary>
    private ulong MetBy(Case at, Column body)
    {
        var met = at.Way.Goals.Length == Reduction.GoalLimit ? ulong.MaxValue : (1UL << at.Way.Goals.Length) - 1;
        foreach (var (index, start, end) in at.Calls)
        {
            _work += CallWork + end - start;
            if (ItemsOf(at, body, start, end) is not (>= 0 and var count)) return 0;
            met = at.Way.Reduction.Meets(_items.AsSpan(0, count), at.Way.Goals, index, met);
            if (met == 0) return 0;
        }

        return met;
    }

    /// <summary>Puts the words of what is reduced into <see cref="_items"/>, and says how many; −1 where the body is undefined.</summary>
    private int ItemsOf(Case at, Column body, int start, int end)
    {
        if (end - start > _items.Length) _items = new int[2 * (end - start)];
        var count = 0;
        for (var i = start; i < end; i++)
        {
            var row = at.Map.Rows[i];
            var word = body[row];
            if (word == Word.Undefined) return -1;
            if (!at.Way.IsFilter) _items[count++] = word;
            else if (word != 0) _items[count++] = at.Scope.Current!.Columns[0][row];
        }

        return count;
    }

    private void Offer(Case at, Goal goal, int slot)
    {
        var (inner, outer, scope) = (at.Way.Inner, at.Way.Outer, at.Scope);
        var cost = outer.Cost + TermBuilder.LiftCost(_main, inner, at.Source) + scope.Current!.Bank(at.Way.BodyType).CostOf(slot);
        var sequence = _builder.BuildLift(_main, scope, inner, at.Source, _builder.Build(scope.Current!, at.Way.BodyType, slot));
        if (goal.Complete(new ApplyTerm(outer.Component, [sequence]), cost) is var (body, whole)) _offers.Add(body, whole);
    }
}
