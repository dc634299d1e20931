using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Loops;

/// <summary>
/// Draws the rows on which the bodies of loops are told apart: for each variable values that it may well have, mixed by a fixed sequence of
/// numbers, with the parameters of one example each.
/// </summary>
internal sealed class SampledStates(SearchContext main, ValueStore store)
{
    private const int RowCount = 48;
    private static readonly int[] Integers = [0, 1, 2, 3, 4, 5, 7, 8, 10, 12, 15, -1, 20, 31, -3, 64, 100, 6, 9, -10];
    private uint _random = 12345;

    /// <summary>A context over drawn rows with the given variables.</summary>
    public SearchContext Draw(ImmutableArray<Variable> variables)
    {
        var rows = Enumerable.Range(0, RowCount).Select(i => i % main.RowCount).ToArray();
        var columns = variables.Select(v => Array.ConvertAll(rows, r => Pick(PoolOf(v.Type, r)))).ToImmutableArray();
        return new SearchContext(main, rows, variables, columns);
    }

    private int Pick(List<int> pool)
    {
        _random = (_random * 1664525) + 1013904223;
        return pool[(int)((_random >> 8) % (uint)pool.Count)];
    }

    /// <summary>Values of a type around one example: what its parameters and its result hold, and small ones.</summary>
    private List<int> PoolOf(Type type, int row)
    {
        var pool = new List<int>(Usual(type));
        for (var i = 0; i < main.Variables.Length; i++) AddFrom(pool, type, main.Variables[i].Type, main.Columns[i][row]);
        var goal = main.Goals[0];
        var at = goal.Rows.IndexOf(row);
        if (at >= 0) AddFrom(pool, type, goal.Type, goal.Words[at]);
        return pool;
    }

    private void AddFrom(List<int> pool, Type type, Type holder, int word)
    {
        if (word == Word.Undefined) return;
        if (holder == type) pool.Add(word);
        else if (holder.IsArray && holder.GetElementType() == type) pool.AddRange(SequenceWords.For(holder, store)!.Of(word).Take(12));
        else if (holder == typeof(string) && type == typeof(char) && store.Decode(word, holder) is string text) pool.AddRange(text.Take(12).Select(c => (int)c));
    }

    private IEnumerable<int> Usual(Type type)
    {
        if (type == typeof(int)) return Integers;
        if (type == typeof(bool)) return [0, 1];
        if (type == typeof(char)) return "a(b)A1 z-[]".Select(c => (int)c);
        if (type == typeof(long)) return Integers.Select(i => store.Encode((long)i, type));
        if (type == typeof(double)) return Integers.Select(i => store.Encode(i * 0.75, type));
        return type == typeof(string) ? new[] { "", "a", "1", "ab", "x y" }.Select(s => store.Encode(s, type)) : [];
    }
}
