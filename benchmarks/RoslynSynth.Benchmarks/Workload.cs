using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Guides;
using RoslynSynth.Specifications;

namespace RoslynSynth.Benchmarks;

/// <summary>A specification that nothing meets, with a fixed grammar: what the column search is timed on.</summary>
public sealed record Workload(Specification Specification, Grammar Grammar)
{
    private const int RowCount = 8;

    /// <summary>All components over int and bool that take no lambda, on two int parameters.</summary>
    public static Workload Ints { get; } = Of(
        [typeof(int), typeof(bool)], typeof(int), [typeof(int), typeof(int)],
        [[3, 17], [-8, 5], [100, 7], [42, -42], [0, 9], [12345, 678], [-1, 31], [64, 2]]);

    /// <summary>All components over string, int, char and bool that take no lambda, on two string parameters.</summary>
    public static Workload Strings { get; } = Of(
        [typeof(string), typeof(int), typeof(char), typeof(bool)], typeof(string), [typeof(string), typeof(string)],
        [
            ["Ada Lovelace", "1815-12-10"], ["Alan Mathison Turing", "1912-06-23"], ["Grace Hopper", "1906-12-09"], ["Edsger W. Dijkstra", "1930-05-11"],
            ["barbara liskov", "1939-11-07"], ["Donald E. Knuth", "1938-01-10"], ["Tony Hoare", "1934-01-11"], ["Niklaus Wirth", "1934-02-15"],
        ]);

    private static Workload Of(HashSet<Type> types, Type result, Type[] parameters, object[][] rows)
    {
        var signature = new Signature("F", [.. parameters.Select((t, i) => new Parameter("xy"[i].ToString(), t, t.Name))], result, result.Name);
        object wanted = result == typeof(int) ? 1_618_033_988 : "no term of small cost gives this text";
        var examples = rows.Take(RowCount).Select(r => new Example([.. r], wanted));
        var specification = new Specification(signature, [.. examples]);
        var components = ComponentCatalogue.For(types).Where(c => c.LambdaIndex < 0);
        return new Workload(specification, Grammar.Of(specification, components, new UniformGuide()));
    }
}
