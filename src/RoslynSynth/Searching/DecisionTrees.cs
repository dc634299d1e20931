using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Joins terms that are right on different rows by a tree of conditions: divide and conquer over enumerated terms (Alur, Radhakrishna and Udupa,
/// «Scaling Enumerative Program Synthesis via Divide and Conquer», 2017), cheapest tree first.
/// </summary>
internal sealed class DecisionTrees(SearchContext context, Goal goal, TermBuilder builder, PartTexts? parts)
{
    /// <summary>Cost of one branch beyond its condition.</summary>
    public const int BranchCost = 1;

    private const int ConditionLimit = 3000;

    /// <summary>Conditions whose sides may be texts joined of parts.</summary>
    private const int PartTestLimit = 8;

    /// <summary>Inner trees that are looked into for each outer condition, by conditions left on the path: fewer in lambdas, which have many goals.</summary>
    private readonly int[] _fanOut = context.Depth == 0 ? [0, 0, 4, 8, 24] : [0, 0, 6];
    private readonly List<Test> _tests = [];
    private readonly HashSet<(RowMask, RowMask)> _known = [];
    private readonly Dictionary<RowMask, Leaf?> _leaves = [];
    private readonly Dictionary<(RowMask, int), Tree?> _trees = [];
    private int _nextSlot;
    private int _fitsVersion = -1;

    /// <summary>The cheapest tree over what is known now that costs no more than the limit, or null. A tree has at least one branch.</summary>
    public (Term Body, int Cost, int LeafCount)? Find(int costLimit)
    {
        var all = RowMask.First(Math.Min(RowMask.RowLimit, goal.RowCount));
        if (goal.RowCount > RowMask.RowLimit || (parts is null && !goal.Fits.Union.Covers(all))) return null;
        if (!AddTests() && _fitsVersion == goal.Fits.Version) return null;
        _fitsVersion = goal.Fits.Version;
        _leaves.Clear();
        _trees.Clear();
        parts?.Renew();
        return Solve(all, _fanOut.Length - 1, costLimit) is { } tree && tree.Cost <= costLimit ? (Build(tree), tree.Cost, tree.LeafCount) : null;
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
            _tests.Add(new Test(_nextSlot, bank.CostOf(_nextSlot), whenTrue, whenFalse));
        }

        return _tests.Count > before;
    }

    private Tree? Solve(RowMask rows, int depth, int costLimit)
    {
        if (LeafFor(rows) is { Cost: <= 3 } cheap) return Wrap(cheap);
        if (_trees.TryGetValue((rows, depth), out var known)) return known;
        var best = LeafFor(rows) is { } leaf ? Wrap(leaf) : null;
        if (depth > 0) best = Branch(rows, depth, best, costLimit);
        _trees[(rows, depth)] = best;
        return best;
    }

    private Tree? Branch(RowMask rows, int depth, Tree? best, int costLimit)
    {
        var rowCount = rows.Count;
        var open = new List<(Test Test, RowMask Then, RowMask Else, Leaf? Yes, Leaf? No)>();
        foreach (var test in _tests)
        {
            // Tests come cheapest first, so none that follows can do better either.
            if (test.Cost + BranchCost + 2 >= (best?.Cost ?? costLimit + 1)) break;
            var (then, otherwise) = (rows.And(test.WhenTrue), rows.And(test.WhenFalse));
            if (then.IsEmpty || otherwise.IsEmpty || then.Count + otherwise.Count != rowCount) continue;
            var (yes, no) = (LeafFor(then), LeafFor(otherwise));
            if (yes is not null && no is not null)
            {
                var cost = BranchCost + test.Cost + yes.Cost + no.Cost;
                if (best is null || cost < best.Cost) best = new Tree(null, test, Wrap(yes), Wrap(no), cost, 2);
            }
            else if ((depth > 1 && (yes is not null || no is not null)) || (parts is not null && open.Count < PartTestLimit))
            {
                open.Add((test, then, otherwise, yes, no));
            }
        }

        best = WithParts(open.Take(PartTestLimit), best, costLimit);
        if (depth <= 1) return best;
        var promising = open.Where(o => o.Yes is not null || o.No is not null)
            .OrderByDescending(o => o.Yes is null ? o.Else.Count : o.Then.Count).ThenBy(o => o.Test.Cost).Take(_fanOut[depth]);
        foreach (var (test, then, otherwise, yes, no) in promising)
        {
            var left = yes is not null ? Wrap(yes) : Solve(then, depth - 1, costLimit);
            var right = no is not null ? Wrap(no) : Solve(otherwise, depth - 1, costLimit);
            if (left is null || right is null) continue;
            var cost = BranchCost + test.Cost + left.Cost + right.Cost;
            if (best is null || cost < best.Cost) best = new Tree(null, test, left, right, cost, left.LeafCount + right.LeafCount);
        }

        return best;
    }

    /// <summary>Fills sides that no kept term is right on with texts joined of parts.</summary>
    private Tree? WithParts(IEnumerable<(Test Test, RowMask Then, RowMask Else, Leaf? Yes, Leaf? No)> open, Tree? best, int costLimit)
    {
        if (parts is null) return best;
        foreach (var (test, then, otherwise, yes, no) in open)
        {
            var limit = (best?.Cost ?? costLimit + 1) - test.Cost - BranchCost - 1;
            if ((yes ?? PartLeaf(then, limit)) is not { } left || (no ?? PartLeaf(otherwise, limit - left.Cost)) is not { } right) continue;
            var cost = BranchCost + test.Cost + left.Cost + right.Cost;
            if (best is null || cost < best.Cost) best = new Tree(null, test, Wrap(left), Wrap(right), cost, 2);
        }

        return best;
    }

    private Leaf? PartLeaf(RowMask rows, int costLimit)
    {
        if (costLimit <= 0 || parts!.Find(rows, costLimit) is not var (body, cost)) return null;
        return _leaves[rows] = new Leaf(-1, cost, body);
    }

    private static Tree Wrap(Leaf leaf) => new(leaf, null, null, null, leaf.Cost, 1);

    private Leaf? LeafFor(RowMask rows)
    {
        if (_leaves.TryGetValue(rows, out var leaf)) return leaf;
        foreach (var (mask, slot, cost) in goal.Fits.All)
        {
            if ((leaf is null || cost < leaf.Cost || (cost == leaf.Cost && slot < leaf.Slot)) && mask.Covers(rows)) leaf = new Leaf(slot, cost, null);
        }

        _leaves[rows] = leaf;
        return leaf;
    }

    private Term Build(Tree tree) => tree.Leaf is { } leaf
        ? leaf.Body ?? builder.Build(context, goal.Type, leaf.Slot)
        : new ConditionalTerm(builder.Build(context, typeof(bool), tree.Test!.Slot), Build(tree.Then!), Build(tree.Else!));

    private sealed record Test(int Slot, int Cost, RowMask WhenTrue, RowMask WhenFalse);

    /// <summary>A kept term, or a text joined of parts.</summary>
    private sealed record Leaf(int Slot, int Cost, Term? Body);

    private sealed record Tree(Leaf? Leaf, Test? Test, Tree? Then, Tree? Else, int Cost, int LeafCount);
}
