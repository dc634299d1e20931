using RoslynSynth.Specifications;

namespace RoslynSynth.Searching;

/// <summary>
/// Chooses the few examples that a search starts with: small ones with different results. The others are checked when a candidate is found, and
/// some that it gets wrong join (counterexample-guided inductive synthesis: Solar-Lezama, 2008).
/// </summary>
internal static class RowSelection
{
    /// <summary>All examples are searched on up to this number.</summary>
    public const int AllLimit = 24;

    private const int FirstCount = 10;

    /// <summary>Where there are few different results several examples of each are chosen, up to so many in all.</summary>
    private const int FewResultsCount = 16;

    /// <summary>Indices of the first examples, ascending.</summary>
    public static List<int> First(Specification specification)
    {
        var examples = specification.Examples;
        if (examples.Length <= AllLimit) return [.. Enumerable.Range(0, examples.Length)];
        var bySize = Enumerable.Range(0, examples.Length).OrderBy(i => SizeOf(examples[i])).ThenBy(i => i).ToList();
        var byResult = bySize.GroupBy(i => Text(examples[i].Result) + examples[i].Throws?.Name).Select(g => g.ToList()).ToList();
        var chosen = new HashSet<int>();
        if (byResult.Count <= FewResultsCount / 2)
        {
            // The smallest example of each result and others from all over, so that what is usual for it is seen too.
            var each = FewResultsCount / byResult.Count;
            foreach (var group in byResult) chosen.UnionWith(Enumerable.Range(0, each).Select(k => group[k * group.Count / each]));
        }
        else
        {
            var distinct = byResult.Select(g => g.FirstOrDefault(i => SizeOf(examples[i]) > 1, g[0])).OrderBy(i => SizeOf(examples[i]) <= 1).ThenBy(i => bySize.IndexOf(i));
            chosen.UnionWith(distinct.Take(FirstCount * 7 / 10));
        }

        for (var k = 1; chosen.Count < FirstCount && k <= examples.Length; k++) chosen.Add(bySize[k * 37 % examples.Length * (examples.Length - 1) / examples.Length]);
        return [.. chosen.Order()];
    }

    private static int SizeOf(Example example) => example.Arguments.Sum(a => Text(a).Length);

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        System.Collections.IEnumerable items => string.Join(",", items.Cast<object?>().Select(Text)),
        _ => value.ToString() ?? "",
    };
}
