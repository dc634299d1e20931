using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Joins terms that are right on different rows by a tree of conditions: divide and conquer over enumerated terms (Alur, Radhakrishna and Udupa,
/// «Scaling Enumerative Program Synthesis via Divide and Conquer», 2017), cheapest tree first. A tree that is right on the rows searched on but not on all
/// examples is grown again over all of them.
/// </summary>
internal sealed class DecisionTrees(SearchContext context, Goal goal, TermBuilder builder, PartTexts? parts)
{
    /// <summary>Cost of one branch beyond its condition.</summary>
    public const int BranchCost = 1;

    private const int ConditionLimit = 3000;

    /// <summary>Inner trees that are looked into for each outer condition: fewer in lambdas, which have many goals.</summary>
    private readonly int[] _fanOut = context.Depth == 0 ? [0, 0, 4, 8, 24] : [0, 0, 6];
    private readonly List<TreeTest> _tests = [];
    private readonly HashSet<(RowMask, RowMask)> _known = [];

    /// <summary>The same conditions over all examples, as far as they were needed.</summary>
    private readonly List<TreeTest> _wholeTests = [];
    private readonly Dictionary<int, RowMask> _wholeFits = [];
    private int _nextSlot;
    private int _fitsVersion = -1;

    /// <summary>The cheapest tree over what is known now, or null where it costs too much. A tree has at least one branch.</summary>
    /// <param name="costLimit">More than this no tree may cost.</param>
    /// <param name="isAffordable">Whether a tree of some cost and number of leaves may be offered by now.</param>
    public (Term Body, int Cost)? Find(int costLimit, Func<int, int, bool> isAffordable)
    {
        var all = RowMask.First(Math.Min(RowMask.RowLimit, goal.RowCount));
        if (goal.RowCount > RowMask.RowLimit || (parts is null && !goal.Fits.Union.Covers(all))) return null;
        if (!AddTests() && _fitsVersion == goal.Fits.Version) return null;
        _fitsVersion = goal.Fits.Version;
        parts?.Renew();
        if (new TreeSolver(_tests, goal.Fits.All, parts, _fanOut).Solve(all, costLimit) is not { } tree || !isAffordable(tree.Cost, tree.LeafCount)) return null;
        var body = Build(tree);
        if (goal.Whole is { } whole && !whole.IsMet(body) && FindWhole(whole, costLimit) is { } grown && isAffordable(grown.Cost, grown.LeafCount)) return (Build(grown), grown.Cost);
        return (body, tree.Cost);
    }

    private DecisionTree? FindWhole(WholeGoal whole, int costLimit)
    {
        for (var i = _wholeTests.Count; i < _tests.Count; i++)
        {
            var (whenTrue, whenFalse) = whole.Test(builder.Build(context, typeof(bool), _tests[i].Slot));
            _wholeTests.Add(_tests[i] with { WhenTrue = whenTrue, WhenFalse = whenFalse });
        }

        var fits = goal.Fits.All.Select(f => (WholeFit(f.Slot), f.Slot, f.Cost)).ToList();
        return new TreeSolver(_wholeTests, fits, null, _fanOut).Solve(RowMask.First(whole.RowCount), costLimit);

        RowMask WholeFit(int slot) =>
            _wholeFits.TryGetValue(slot, out var fit) ? fit : _wholeFits[slot] = whole.Fit(builder.Build(context, goal.Type, slot));
    }

    private bool AddTests()
    {
        var bank = context.Bank(typeof(bool));
        var before = _tests.Count;
        for (; _nextSlot < bank.Count && _tests.Count < ConditionLimit; _nextSlot++)
        {
            var column = bank[_nextSlot];
            var (whenTrue, whenFalse) = (default(RowMask), default(RowMask));
            for (var i = 0; i < goal.RowCount; i++)
            {
                if (column[goal.Rows[i]] == 1) whenTrue = whenTrue.With(i);
                else if (column[goal.Rows[i]] == 0) whenFalse = whenFalse.With(i);
            }

            if (whenTrue.IsEmpty || whenFalse.IsEmpty || !_known.Add((whenTrue, whenFalse))) continue;
            _tests.Add(new TreeTest(_nextSlot, bank.CostOf(_nextSlot), whenTrue, whenFalse));
        }

        return _tests.Count > before;
    }

    private Term Build(DecisionTree tree) => tree.Leaf is { } leaf
        ? leaf.Body ?? builder.Build(context, goal.Type, leaf.Slot)
        : new ConditionalTerm(builder.Build(context, typeof(bool), tree.Test!.Slot), Build(tree.Then!), Build(tree.Else!));
}
