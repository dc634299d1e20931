using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>One search over a fixed set of rows, from the cheapest terms upwards.</summary>
internal sealed class SearchRound
{
    private const int DepthLimit = 2;
    private const int FurtherTerms = 20_000;

    /// <summary>Words of observations that one lambda context may hold, by depth.</summary>
    private static readonly long[] WordLimits = [long.MaxValue, 24_000_000, 2_000_000];

    /// <summary>Words that the lambda contexts inside one context may compute before they must keep to their share, by depth.</summary>
    private static readonly long[] FreeWork = [0, 4_000_000, 200_000];

    /// <summary>Words that all lambda contexts inside one context may compute for each of its own.</summary>
    private const double ScopeShare = 2;

    /// <summary>A tree of branches may cost this many times what single terms cost by now.</summary>
    private const int TreeCostLimit = 3;

    private readonly Grammar _grammar;
    private readonly SearchOptions _options;
    private readonly SearchClock _clock;
    private readonly ValueStore _store;
    private readonly SearchContext _main;
    private readonly UnitScheduler _scheduler;
    private readonly TermBuilder _builder;
    private readonly Func<Term, int, OfferResult> _offer;
    private readonly Action _report;
    private readonly LambdaGoals _lambdaGoals;
    private readonly Dictionary<Goal, (DecisionTrees Trees, Concatenation? Concatenation)> _deductions = [];

    public SearchRound(
        Grammar grammar, SearchOptions options, SearchClock clock, ValueStore store, SearchContext main, Func<Term, int, OfferResult> offer,
        Action<SearchRound> report)
    {
        (_grammar, _options, _clock, _store, _main, _offer) = (grammar, options, clock, store, main, offer);
        _builder = new TermBuilder(grammar);
        _lambdaGoals = new LambdaGoals(store, _builder, grammar);
        _scheduler = new UnitScheduler(store, options.ThreadCount);
        _report = () => report(this);
    }

    public int Level { get; private set; }

    public long TermsTried { get; private set; }

    public long TermsKept { get; private set; }

    public SearchContext Main => _main;

    private StopReason? Stop { get; set; }

    /// <summary>After a first solution others are looked for up to this number of terms: a count, so that the answer does not depend on the clock.</summary>
    private long _termLimit = long.MaxValue;

    public StopReason Run()
    {
        for (Level = 1; Level <= _options.CostLimit; Level++)
        {
            var tried = TermsTried;
            RunLevel(_main, Level);
            if (Stop is { } reason) return reason;
            if (TermsTried == tried && Level > _grammar.HighestCost * 3) return StopReason.Exhausted;
        }

        return StopReason.CostLimit;
    }

    private void RunLevel(SearchContext context, int level)
    {
        AddLeaves(context, level);
        if (context.Depth < DepthLimit) RunScopes(context, level);
        if (Stop is not null || IsFull(context)) return;
        _scheduler.Run(new LevelSweep(context, _grammar, level, DepthLimit).Units(), Merge);
        if (Stop is not null) return;
        context.CloseLevel(level);
        foreach (var goal in context.Goals.ToList()) Deduce(context, goal, level);
    }

    /// <summary>At the end of a level: branches and concatenations of what was found so far.</summary>
    private void Deduce(SearchContext context, Goal goal, int level)
    {
        if (!_deductions.TryGetValue(goal, out var deduction))
        {
            _deductions[goal] = deduction = (
                new DecisionTrees(context, goal, _builder),
                context.Depth <= 1 ? Concatenation.For(context, goal, _builder, _store, _grammar) : null);
        }

        if (Stop is null && deduction.Concatenation?.Find(3 * level) is var (text, textCost)) Offer(goal.Lift(text), textCost + goal.LiftCost);
        if (Stop is null && deduction.Trees.Find(TreeCostLimit * level) is var (tree, cost, leafCount) && IsAffordable(goal, level, cost, leafCount))
            Offer(goal.Lift(tree), cost + goal.LiftCost);
    }

    /// <summary>A branch must pay for itself: the fewer rows speak for each leaf, the longer a tree waits for a simple term to turn up.</summary>
    private static bool IsAffordable(Goal goal, int level, int cost, int leafCount) =>
        cost <= level * (goal.EvidenceCount >= 4 * leafCount ? TreeCostLimit : goal.EvidenceCount >= 2 * leafCount ? 2 : 1.5);

    /// <summary>
    /// Brings the lambda contexts up to what this level can use (source and production cost at least 1 each), as far as their share of the work
    /// allows: bodies have many more rows than the examples, and must not starve the terms around them.
    /// </summary>
    private void RunScopes(SearchContext context, int level)
    {
        foreach (var production in _grammar.Productions)
        {
            if (production.LambdaIndex < 0 || production.Component.Traits.Rows == LambdaRows.Fold) continue;
            if (context.Depth > 0 && level < 3) continue;
            var scope = context.Scope(production.Component);
            if (!scope.Prepare(_store)) continue;
            foreach (var goal in context.Goals.Where(g => g.Type.IsArray)) _lambdaGoals.Add(context, scope, goal);
        }

        foreach (var scope in context.Scopes)
        {
            if (scope.Current is not { } inner) continue;
            while (inner.ClosedLevel < level - 2 && Stop is null && !IsFull(inner) && MayGoOn(context, inner)) RunLevel(inner, inner.ClosedLevel + 1);
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

        for (var i = 0; i < _grammar.Constants.Length; i++)
        {
            var constant = _grammar.Constants[i];
            if (constant.Cost != level) continue;
            var words = new int[context.RowCount];
            Array.Fill(words, _store.Encode(constant.Value, constant.Type));
            AddLeaf(context, constant.Type, words, new TermEntry(TermEntry.Constant, i, 0, 0, 0));
        }

        if (context.Parent is { } parent) Lift(context, parent, level);
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
        TermsTried++;
        Add(context, context.Bank(type), words, TermBank.Hash(words), entry);
    }

    /// <summary>Takes in what a unit found, in order. Only ever on one thread at a time.</summary>
    private bool Merge(UnitResult result)
    {
        TermsTried += result.TriedCount;
        var unit = result.Unit;
        var stride = unit.Context.RowCount;
        for (var context = unit.Context; context is not null; context = context.Parent) context.Work += result.TriedCount * stride;
        for (var i = 0; i < result.Entries.Count && Stop is null; i++)
            Add(unit.Context, unit.Result, result.Words.AsSpan(i * stride, stride), result.Hashes[i], result.Entries[i]);
        if (TermsTried > _termLimit) Stop ??= StopReason.Solved;
        Stop ??= _clock.Reason ?? (MemoryInUse() > _options.MemoryLimit ? StopReason.MemoryLimit : null);
        _report();
        return Stop is null && !(unit.Context.Depth > 0 && IsFull(unit.Context));
    }

    private int _memoryChecks;
    private long _memory;

    private long MemoryInUse()
    {
        if ((_memoryChecks++ & 63) == 0) _memory = _main.ByteCount + _store.ByteCount;
        return _memory;
    }

    private void Add(SearchContext context, TermBank bank, ReadOnlySpan<int> words, uint hash, in TermEntry entry)
    {
        var isNew = bank.TryAdd(words, hash, entry);
        if (isNew)
        {
            TermsKept++;
            context.TermCount++;
        }

        foreach (var goal in context.Goals)
        {
            if (goal.Type != bank.Type) continue;
            if (isNew) Meet(context, bank, goal);
            else if (goal.IsMet(new Column(words.ToArray(), 0))) OfferDouble(context, bank, entry, goal);
            if (Stop is not null) return;
        }
    }

    private void Meet(SearchContext context, TermBank bank, Goal goal)
    {
        var slot = bank.Count - 1;
        var (count, rows) = goal.Fit(bank[slot]);
        if (count == goal.RowCount) Offer(goal.Lift(_builder.Build(context, bank.Type, slot)), CurrentLevel(context) + goal.LiftCost);
        else goal.Fits.Add(rows, slot, CurrentLevel(context));
    }

    private static int CurrentLevel(SearchContext context) => context.ClosedLevel + 1;

    /// <summary>A second term with the wanted behaviour: not kept, but perhaps a better answer on rows not seen.</summary>
    private void OfferDouble(SearchContext context, TermBank bank, in TermEntry entry, Goal goal) =>
        Offer(goal.Lift(_builder.BuildEntry(context, bank.Type, entry)), CurrentLevel(context) + goal.LiftCost);

    private void Offer(Term body, int cost)
    {
        switch (_offer(body, cost))
        {
            case OfferResult.Enough:
                Stop = StopReason.Solved;
                break;
            case OfferResult.Accepted when _termLimit == long.MaxValue:
                _termLimit = (2 * TermsTried) + FurtherTerms;
                break;
        }
    }
}
