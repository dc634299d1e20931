using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Searching.Loops;
using RoslynSynth.Searching.Reductions;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>One search over a fixed set of rows, from the cheapest terms upwards.</summary>
internal sealed class SearchRound
{
    private const int DepthLimit = 2;

    /// <summary>Words computed before loops get their turn.</summary>
    private const long SliceWork = 1_000_000;

    /// <summary>Words of observations that one lambda context may hold, by depth.</summary>
    private static readonly long[] WordLimits = [long.MaxValue, 24_000_000, 2_000_000];

    /// <summary>Words that the lambda contexts inside one context may compute before they must keep to their share, by depth.</summary>
    private static readonly long[] FreeWork = [0, 4_000_000, 200_000];

    /// <summary>Words that all lambda contexts inside one context may compute for each of its own.</summary>
    private const double ScopeShare = 2;

    private readonly Grammar _grammar;
    private readonly SearchOptions _options;
    private readonly ValueStore _store;
    private readonly SearchContext _main;
    private readonly UnitScheduler _scheduler;
    private readonly TermBuilder _builder;
    private readonly SearchControl _control;
    private readonly LambdaGoals _lambdaGoals;
    private readonly LoopSearch? _loops;
    private readonly LevelDeductions _deductions;
    private readonly ReductionSearch? _reductions;
    private bool _isTight;

    public SearchRound(Grammar grammar, SearchOptions options, ValueStore store, SearchContext main, SearchControl control)
    {
        (_grammar, _options, _store, _main, _control) = (grammar, options, store, main, control);
        _builder = new TermBuilder(_grammar);
        _lambdaGoals = new LambdaGoals(store, _builder, _grammar);
        _scheduler = new UnitScheduler(store, options.ThreadCount);
        _deductions = new LevelDeductions(grammar, options, store, _builder, control);
        if (Uses(Strategies.Reductions)) _reductions = ReductionSearch.For(main, grammar, store, _builder, control);
        if (Uses(Strategies.Loops))
            _loops = LoopSearch.For(main, _grammar, store, _builder, control, (type, words, entry) => AddLeaf(main, type, words, entry));
    }

    public int Level { get; private set; }

    /// <summary>Why the round is over, where it ended by itself.</summary>
    public StopReason? End { get; private set; }

    public SearchContext Main => _main;

    /// <summary>The kept term that is right on most rows of the main goal, or null where none is right on any.</summary>
    public (Term Body, int Cost)? Best()
    {
        var goal = _main.Goals[0];
        if (goal.Fits.All.Count == 0) return null;
        var (_, slot, cost) = goal.Fits.All.OrderByDescending(f => f.Mask.Count).ThenBy(f => f.Cost).First();
        return (_builder.Build(_main, goal.Type, slot), cost);
    }

    /// <summary>The kept terms that are right on some rows of the main goal, one for each set of rows, with the share that they are right on.</summary>
    public IEnumerable<(Term Body, double Share)> PartialFits()
    {
        var goal = _main.Goals[0];
        return goal.Fits.All.Select(f => (_builder.Build(_main, goal.Type, f.Slot), f.Mask.Count / (double)goal.RowCount));
    }

    /// <summary>
    /// Runs, a slice of work at each step, until something stops the search, nothing is left to try, or terms become too expensive: then <see cref="End"/> says
    /// which. Between two steps others may have their turn.
    /// </summary>
    public IEnumerable<SearchRound> Steps()
    {
        for (Level = 1; Level <= _options.CostLimit; Level++)
        {
            yield return this;
            var work = _main.Work;
            foreach (var _ in RunLevel(_main, Level)) yield return this;
            if (_control.Stop is not null) yield break;
            if (_main.Work == work && Level > _grammar.HighestCost * 3)
            {
                End = StopReason.Exhausted;
                yield break;
            }
        }

        End = StopReason.CostLimit;
    }

    /// <summary>Runs all steps.</summary>
    public void Run()
    {
        foreach (var _ in Steps())
        {
        }
    }

    private IEnumerable<SearchContext> RunLevel(SearchContext context, int level)
    {
        AddLeaves(context, level);
        if (context.Depth < DepthLimit)
        {
            foreach (var inner in RunScopes(context, level)) yield return inner;
        }

        if (_control.Stop is not null || IsFull(context)) yield break;
        using var units = new LevelSweep(context, _grammar, level, DepthLimit, () => _isTight).Units().GetEnumerator();
        var isDone = false;
        while (!isDone && _control.Stop is null && !(context.Depth > 0 && IsFull(context)))
        {
            _isTight |= _control.IsTight();
            _scheduler.Run(Slice(units, () => isDone = true), Merge);
            AdvanceLoops();
            _reductions?.Advance();
            yield return context;
        }

        if (_control.Stop is not null) yield break;
        context.CloseLevel(level);
        foreach (var goal in context.Goals.ToList()) _deductions.Run(context, goal, level);
    }

    /// <summary>The next units, up to a bounded amount of work.</summary>
    private static IEnumerable<WorkUnit> Slice(IEnumerator<WorkUnit> units, Action atEnd)
    {
        for (var work = 0L; work < SliceWork; work += units.Current.Size * units.Current.Context.RowCount)
        {
            if (!units.MoveNext())
            {
                atEnd();
                yield break;
            }

            yield return units.Current;
        }
    }

    private bool Uses(Strategies strategy) => _options.Strategies.HasFlag(strategy);

    private void AdvanceLoops()
    {
        if (_loops is null) return;
        using var turn = _control.Ledger.Begin(Strategies.Loops);
        _loops.Advance();
    }

    /// <summary>Offers a term that was found by enumeration, which for deduced goals owes to them.</summary>
    private void Offer(Goal goal, Term term, int cost)
    {
        var current = _control.Ledger.Current;
        using var turn = _control.Ledger.Begin(current == Strategies.None && goal != _main.Goals[0] ? Strategies.Goals : current);
        _control.Complete(goal, term, cost);
    }

    /// <summary>
    /// Brings the lambda contexts up to what this level can use (source and production cost at least 1 each), as far as their share of the work
    /// allows: bodies have many more rows than the examples, and must not starve the terms around them.
    /// </summary>
    private IEnumerable<SearchContext> RunScopes(SearchContext context, int level)
    {
        foreach (var production in _grammar.Productions)
        {
            if (production.LambdaIndex < 0 || production.Component.Traits.Rows == LambdaRows.Fold) continue;
            if (context.Depth > 0 && level < 3) continue;
            var scope = context.Scope(production.Component);
            if (!scope.Prepare(_store)) continue;
            if (!Uses(Strategies.Goals)) continue;
            foreach (var goal in context.Goals.Where(g => g.Type.IsArray)) _lambdaGoals.Add(context, scope, goal);
        }

        foreach (var scope in context.Scopes)
        {
            if (scope.Current is not { } inner) continue;
            while (inner.ClosedLevel < level - 2 && _control.Stop is null && !IsFull(inner) && MayGoOn(context, inner))
            {
                var next = inner.ClosedLevel + 1;
                foreach (var at in RunLevel(inner, next)) yield return at;
                if (context == _main && inner.ClosedLevel == next) _reductions?.Add(scope, next);
            }
        }
    }

    private static bool MayGoOn(SearchContext context, SearchContext inner) =>
        inner.Work * context.Scopes.Length <= FreeWork[inner.Depth] + (ScopeShare * (context.Work - context.Scopes.Sum(s => s.Current?.Work ?? 0)));

    private static bool IsFull(SearchContext context) => (long)context.TermCount * context.RowCount > WordLimits[context.Depth];

    private void AddLeaves(SearchContext context, int level)
    {
        if (level == 1)
        {
            for (var i = 0; i < context.Variables.Length; i++)
                AddLeaf(context, context.Variables[i].Type, context.Columns[i], new TermEntry(TermEntry.Variable, i, 0, 0, 0));
        }

        // Before the literals, so that of two equal ones the user's name is kept.
        foreach (var named in _grammar.Productions.Where(p => p.Cost == level && p.ArgumentTypes.IsEmpty && p.Component.Traits.DeclaredResult is not null))
            AddLeaf(context, named.Component.ResultType, Everywhere(context, named.Component.Body.DynamicInvoke(), named.Component.ResultType), new TermEntry(named.Id.Value, 0, 0, 0, 0));
        for (var i = 0; i < _grammar.Constants.Length; i++)
        {
            var constant = _grammar.Constants[i];
            if (constant.Cost != level) continue;
            var words = Everywhere(context, constant.Value, constant.Type);
            AddLeaf(context, constant.Type, words, new TermEntry(TermEntry.Constant, i, 0, 0, 0));
        }

        if (context.Parent is { } parent) Lift(context, parent, level);
    }

    private int[] Everywhere(SearchContext context, object? value, Type type)
    {
        var words = new int[context.RowCount];
        Array.Fill(words, _store.Encode(value, type));
        return words;
    }

    /// <summary>Terms of the outer context are constants of the lambda's body.</summary>
    private void Lift(SearchContext context, SearchContext parent, int level)
    {
        foreach (var bank in parent.Banks)
        {
            if (level > (bank.Type.IsArray || bank.Type.IsGenericType ? 1 : 3)) continue;
            var (start, end) = bank.Level(level);
            for (var slot = start; slot < end; slot++)
            {
                var column = bank[slot];
                if (column.Rows(parent.RowCount).Contains(Word.Undefined)) continue;
                var words = Array.ConvertAll(context.ParentRows, r => column[r]);
                AddLeaf(context, bank.Type, words, new TermEntry(TermEntry.Lifted, slot, 0, 0, 0));
            }
        }
    }

    private void AddLeaf(SearchContext context, Type type, int[] words, TermEntry entry)
    {
        _control.AddTried(1);
        Add(context, context.Bank(type), words, TermBank.Hash(words), entry);
    }

    /// <summary>Takes in what a unit found, in order. Only ever on one thread at a time.</summary>
    private bool Merge(UnitResult result)
    {
        _control.AddTried(result.TriedCount);
        var unit = result.Unit;
        var stride = unit.Context.RowCount;
        for (var context = unit.Context; context is not null; context = context.Parent) context.Work += result.TriedCount * stride;
        for (var i = 0; i < result.Entries.Count && _control.Stop is null; i++)
            Add(unit.Context, unit.Result, result.Words.AsSpan(i * stride, stride), result.Hashes[i], result.Entries[i]);
        _control.CheckLimits();
        return _control.Stop is null && !(unit.Context.Depth > 0 && IsFull(unit.Context));
    }

    private void Add(SearchContext context, TermBank bank, ReadOnlySpan<int> words, uint hash, in TermEntry entry)
    {
        if (IsSpelledConstant(context, bank, entry)) return;
        var isNew = bank.TryAdd(words, hash, entry);
        if (isNew)
        {
            _control.TermsKept++;
            context.TermCount++;
        }

        // Whether a double comes this far may depend on the threads; only those that are wanted always do.
        var isWanted = !isNew && context.IsWanted(bank.Type, hash);
        foreach (var goal in context.Goals)
        {
            if (goal.Type != bank.Type) continue;
            if (isNew) Meet(context, bank, goal);
            else if (isWanted && goal.IsMet(new Column(words.ToArray(), 0))) OfferDouble(context, bank, entry, goal);
            if (_control.Stop is not null) return;
        }
    }

    /// <summary>Whether a term writes a constant as text: constants that the examples suggest are there already.</summary>
    private bool IsSpelledConstant(SearchContext context, TermBank bank, in TermEntry entry)
    {
        if (entry.Production < 0 || bank.Type != typeof(string)) return false;
        var types = _grammar.Productions[entry.Production].ArgumentTypes;
        return types.Length == 1 && context.Bank(types[0]).EntryOf(entry.A).Production == TermEntry.Constant;
    }

    private void Meet(SearchContext context, TermBank bank, Goal goal)
    {
        var slot = bank.Count - 1;
        var (count, rows) = goal.Fit(bank[slot]);
        if (count == goal.RowCount) Offer(goal, _builder.Build(context, bank.Type, slot), CurrentLevel(context));
        else goal.Fits.Add(rows, slot, CurrentLevel(context));
    }

    private static int CurrentLevel(SearchContext context) => context.ClosedLevel + 1;

    /// <summary>A second term with the wanted behaviour: not kept, but perhaps a better answer on rows not seen.</summary>
    private void OfferDouble(SearchContext context, TermBank bank, in TermEntry entry, Goal goal) =>
        Offer(goal, _builder.BuildEntry(context, bank.Type, entry), CurrentLevel(context));
}
