namespace RoslynSynth.Searching;

/// <summary>A condition that branches may test.</summary>
internal sealed record TreeTest(int Slot, int Cost, RowMask WhenTrue, RowMask WhenFalse);

/// <summary>A kept term that is right on some rows, or a text joined of parts.</summary>
internal sealed record TreeLeaf(int Slot, int Cost, Terms.Term? Body);

/// <summary>A leaf, or a condition and what follows on both sides.</summary>
internal sealed record DecisionTree(TreeLeaf? Leaf, TreeTest? Test, DecisionTree? Then, DecisionTree? Else, int Cost, int LeafCount)
{
    public static DecisionTree Of(TreeLeaf leaf) => new(leaf, null, null, null, leaf.Cost, 1);
}

/// <summary>Finds the cheapest tree over given conditions and leaves.</summary>
/// <param name="tests">The conditions, cheapest first.</param>
/// <param name="fits">Kept terms and the rows that they are right on.</param>
/// <param name="parts">Texts joined of parts for sides that no kept term is right on, or null.</param>
/// <param name="fanOut">Inner trees that are looked into for each outer condition, by conditions left on the path.</param>
internal sealed class TreeSolver(IReadOnlyList<TreeTest> tests, IReadOnlyList<(RowMask Mask, int Slot, int Cost)> fits, PartTexts? parts, int[] fanOut)
{
    /// <summary>Conditions whose sides may be texts joined of parts.</summary>
    private const int PartTestLimit = 8;

    private readonly Dictionary<RowMask, TreeLeaf?> _leaves = [];
    private readonly Dictionary<(RowMask, int), DecisionTree?> _trees = [];

    /// <summary>The cheapest tree that is right on the rows and costs no more than the limit, or null.</summary>
    public DecisionTree? Solve(RowMask rows, int costLimit) => Solve(rows, fanOut.Length - 1, costLimit) is { } tree && tree.Cost <= costLimit ? tree : null;

    private DecisionTree? Solve(RowMask rows, int depth, int costLimit)
    {
        if (LeafFor(rows) is { Cost: <= 3 } cheap) return DecisionTree.Of(cheap);
        if (_trees.TryGetValue((rows, depth), out var known)) return known;
        var best = LeafFor(rows) is { } leaf ? DecisionTree.Of(leaf) : null;
        if (depth > 0) best = Branch(rows, depth, best, costLimit);
        _trees[(rows, depth)] = best;
        return best;
    }

    private DecisionTree? Branch(RowMask rows, int depth, DecisionTree? best, int costLimit)
    {
        var rowCount = rows.Count;
        var open = new List<(TreeTest Test, RowMask Then, RowMask Else, TreeLeaf? Yes, TreeLeaf? No)>();
        foreach (var test in tests)
        {
            // Tests come cheapest first, so none that follows can do better either.
            if (test.Cost + DecisionTrees.BranchCost + 2 >= (best?.Cost ?? costLimit + 1)) break;
            var (then, otherwise) = (rows.And(test.WhenTrue), rows.And(test.WhenFalse));
            if (then.IsEmpty || otherwise.IsEmpty || then.Count + otherwise.Count != rowCount) continue;
            var (yes, no) = (LeafFor(then), LeafFor(otherwise));
            if (yes is not null && no is not null) best = Better(best, test, DecisionTree.Of(yes), DecisionTree.Of(no));
            else if ((depth > 1 && (yes is not null || no is not null)) || (parts is not null && open.Count < PartTestLimit)) open.Add((test, then, otherwise, yes, no));
        }

        best = WithParts(open.Take(PartTestLimit), best, costLimit);
        if (depth <= 1) return best;
        var promising = open.Where(o => o.Yes is not null || o.No is not null)
            .OrderByDescending(o => o.Yes is null ? o.Else.Count : o.Then.Count).ThenBy(o => o.Test.Cost).Take(fanOut[depth]);
        foreach (var (test, then, otherwise, yes, no) in promising)
        {
            var left = yes is not null ? DecisionTree.Of(yes) : Solve(then, depth - 1, costLimit);
            var right = no is not null ? DecisionTree.Of(no) : Solve(otherwise, depth - 1, costLimit);
            if (left is not null && right is not null) best = Better(best, test, left, right);
        }

        return best;
    }

    /// <summary>Of two that cost the same the one that comes to an end sooner where a condition holds: it reads as a list of cases.</summary>
    private static DecisionTree Better(DecisionTree? best, TreeTest test, DecisionTree then, DecisionTree otherwise)
    {
        var cost = DecisionTrees.BranchCost + test.Cost + then.Cost + otherwise.Cost;
        return best is not null && (best.Cost, best.Then?.LeafCount ?? 0).CompareTo((cost, then.LeafCount)) <= 0 ? best : new DecisionTree(null, test, then, otherwise, cost, then.LeafCount + otherwise.LeafCount);
    }

    /// <summary>Fills sides that no kept term is right on with texts joined of parts.</summary>
    private DecisionTree? WithParts(IEnumerable<(TreeTest Test, RowMask Then, RowMask Else, TreeLeaf? Yes, TreeLeaf? No)> open, DecisionTree? best, int costLimit)
    {
        if (parts is null) return best;
        foreach (var (test, then, otherwise, yes, no) in open)
        {
            var limit = (best?.Cost ?? costLimit + 1) - test.Cost - DecisionTrees.BranchCost - 1;
            if ((yes ?? PartLeaf(then, limit)) is not { } left || (no ?? PartLeaf(otherwise, limit - left.Cost)) is not { } right) continue;
            best = Better(best, test, DecisionTree.Of(left), DecisionTree.Of(right));
        }

        return best;
    }

    private TreeLeaf? PartLeaf(RowMask rows, int costLimit)
    {
        if (costLimit <= 0 || parts!.Find(rows, costLimit) is not var (body, cost)) return null;
        return _leaves[rows] = new TreeLeaf(-1, cost, body);
    }

    private TreeLeaf? LeafFor(RowMask rows)
    {
        if (_leaves.TryGetValue(rows, out var leaf)) return leaf;
        foreach (var (mask, slot, cost) in fits)
        {
            if ((leaf is null || cost < leaf.Cost || (cost == leaf.Cost && slot < leaf.Slot)) && mask.Covers(rows)) leaf = new TreeLeaf(slot, cost, null);
        }

        return _leaves[rows] = leaf;
    }
}
