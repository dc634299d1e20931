namespace RoslynSynth.Searching.Loops;

/// <summary>Ways to share a cost among parts.</summary>
internal static class CostSplits
{
    /// <summary>All ways, each part at least 1, in lexicographic order; none for no parts and a rest.</summary>
    public static IEnumerable<int[]> Of(int budget, int count)
    {
        if (count == 0) return budget == 0 ? [[]] : [];
        if (count == 1) return budget >= 1 ? [[budget]] : [];
        return
            from first in Enumerable.Range(1, Math.Max(0, budget - count + 1))
            from rest in Of(budget - first, count - 1)
            select (int[])[first, .. rest];
    }
}
