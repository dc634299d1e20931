using RoslynSynth.Specifications;

namespace RoslynSynth.Searching;

/// <summary>
/// Chooses the few examples that a search starts with: small ones with different results. The others are checked when a candidate is found, and
/// those that it gets wrong join (counterexample-guided inductive synthesis: Solar-Lezama, 2008).
/// </summary>
internal static class RowSelection
{
    /// <summary>All examples are searched on up to this number.</summary>
    public const int AllLimit = 24;

    private const int FirstCount = 10;

    /// <summary>Indices of the first examples, ascending.</summary>
    public static List<int> First(Specification specification)
    {
        var examples = specification.Examples;
        if (examples.Length <= AllLimit) return [.. Enumerable.Range(0, examples.Length)];
        var bySize = Enumerable.Range(0, examples.Length).OrderBy(i => SizeOf(examples[i])).ThenBy(i => i).ToList();
        var chosen = new List<int>();
        var results = new HashSet<string>();
        foreach (var i in bySize.Where(i => SizeOf(examples[i]) > 1).Concat(bySize))
        {
            if (chosen.Count >= FirstCount * 7 / 10) break;
            if (!chosen.Contains(i) && results.Add(Text(examples[i].Result) + examples[i].Throws?.Name)) chosen.Add(i);
        }

        for (var k = 1; chosen.Count < FirstCount && k <= examples.Length; k++)
        {
            var i = bySize[k * 37 % examples.Length * (examples.Length - 1) / examples.Length];
            if (!chosen.Contains(i)) chosen.Add(i);
        }

        chosen.Sort();
        return chosen;
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
