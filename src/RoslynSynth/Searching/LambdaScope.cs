using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Where the bodies of one kind of lambda are searched: lambdas over the elements of a sequence type, say. One context serves all sources: its
/// rows are the distinct values that the parameters take over the cheap sources, per outer row. When new sources bring new rows, a new
/// generation of the context starts; old ones keep only how their terms were built.
/// </summary>
internal sealed class LambdaScope
{
    /// <summary>Terms above this cost do not bring rows of their own; they can still be sources where their rows are known.</summary>
    private const int SourceCostLimit = 4;
    private const int RowLimit = 512;

    /// <summary>A first source may bring this many rows, then the lambda is not searched at all.</summary>
    private const int FirstRowLimit = 2048;
    private readonly SearchContext _outer;
    private readonly LambdaRows _kind;
    private readonly Type _first;
    private readonly Type? _second;
    private readonly Component _sample;
    private readonly Dictionary<(int Row, int A, int B), int> _rows = [];
    private readonly Dictionary<(int, int), RowMap?> _maps = [];
    private readonly List<int>[] _columns;
    private readonly List<int> _parentRows = [];
    private readonly int _sourceLimit;
    private int _sourceCount;
    private int _preparedLevel;
    private LambdaRowSource? _source;

    public LambdaScope(SearchContext outer, LambdaRows kind, Component component)
    {
        _outer = outer;
        _kind = kind;
        _sample = component;
        _first = component.ParameterTypes[0];
        _second = kind == LambdaRows.Pairs ? component.ParameterTypes[1] : null;
        var types = component.ParameterTypes[^1].GetGenericArguments()[..^1];
        Variables = [.. types.Select((t, i) => new Variable(NameOf(kind, i), CanonicalTypes.Of(t)))];
        _sourceLimit = outer.Depth > 0 ? 4 : kind == LambdaRows.Elements ? 48 : 16;
        _columns = [.. types.Select(_ => new List<int>())];
    }

    /// <summary>All contexts so far; the last one is searched.</summary>
    public List<SearchContext> Generations { get; } = [];

    public ImmutableArray<Variable> Variables { get; }

    /// <summary>The sources that brought rows, cheapest first; the second slot is −1 for lambdas over one sequence.</summary>
    public List<(int A, int B)> Sources { get; } = [];

    public SearchContext? Current => Generations.Count == 0 ? null : Generations[^1];

    public int Generation => Generations.Count - 1;

    public long ByteCount => Generations.Sum(g => g.ByteCount);

    public bool Fits(Component component) =>
        component.Traits.Rows == _kind && component.ParameterTypes[0] == _first && (_second is null || component.ParameterTypes[1] == _second);

    /// <summary>Takes in the sources of the outer levels closed since the last call; true where they made a new context.</summary>
    public bool Prepare(ValueStore store)
    {
        _source ??= new LambdaRowSource(_kind, _sample, store);
        var known = _rows.Count;
        while (_preparedLevel < Math.Min(_outer.ClosedLevel, SourceCostLimit)) AddSources(++_preparedLevel);
        if (_rows.Count == known || _rows.Count == 0) return false;
        _maps.Clear();
        foreach (var old in Generations) Forget(old);
        Generations.Add(new SearchContext(_outer, [.. _parentRows], Variables, [.. _columns.Select(c => c.ToArray())]));
        return true;
    }

    /// <summary>Which of the current context's rows a source consists of, or null where some are not there.</summary>
    public RowMap? MapFor(int slotA, int slotB)
    {
        if (!_maps.TryGetValue((slotA, slotB), out var map)) _maps[(slotA, slotB)] = map = MakeMap(slotA, slotB);
        return map;
    }

    private static void Forget(SearchContext context)
    {
        foreach (var bank in context.Banks) bank.ForgetObservations();
    }

    private static string NameOf(LambdaRows kind, int index) => (kind, index) switch
    {
        (LambdaRows.Pairs, 0) => "a",
        (LambdaRows.Pairs, _) => "b",
        (LambdaRows.Counter, _) or (LambdaRows.IndexedElements, 1) => "i",
        (LambdaRows.Fold, 0) => "total",
        _ => "x",
    };

    private void AddSources(int level)
    {
        var (start, end) = _outer.Bank(_first).Level(level);
        if (_second is null)
        {
            for (var slot = start; slot < end && _sourceCount < _sourceLimit; slot++) AddRows(slot, -1);
            return;
        }

        var second = _outer.Bank(_second);
        for (var costA = 1; costA <= level; costA++)
        {
            var (startA, endA) = _outer.Bank(_first).Level(costA);
            for (var costB = 1; costB <= level; costB++)
            {
                if (Math.Max(costA, costB) != level) continue;
                var (startB, endB) = second.Level(costB);
                for (var a = startA; a < endA; a++)
                {
                    for (var b = startB; b < endB && _sourceCount < _sourceLimit; b++) AddRows(a, b);
                }
            }
        }
    }

    private void AddRows(int slotA, int slotB)
    {
        _sourceCount++;
        var fresh = new List<(int Row, int A, int B)>();
        foreach (var (row, a, b) in RowsOf(slotA, slotB))
        {
            if (!_rows.ContainsKey((row, a, b))) fresh.Add((row, a, b));
        }

        if (_rows.Count + fresh.Count > (_rows.Count > 0 ? RowLimit : FirstRowLimit)) return;
        Sources.Add((slotA, slotB));
        foreach (var key in fresh)
        {
            if (!_rows.TryAdd(key, _parentRows.Count)) continue;
            _parentRows.Add(key.Row);
            _columns[0].Add(key.A);
            if (_columns.Length > 1) _columns[1].Add(key.B);
        }
    }

    private RowMap? MakeMap(int slotA, int slotB)
    {
        var starts = new int[_outer.RowCount + 1];
        var rows = new List<int>();
        var current = 0;
        foreach (var (row, a, b) in RowsOf(slotA, slotB))
        {
            if (!_rows.TryGetValue((row, a, b), out var index) || index >= Current!.RowCount) return null;
            while (current < row) starts[++current] = rows.Count;
            rows.Add(index);
        }

        while (current < _outer.RowCount) starts[++current] = rows.Count;
        return new RowMap(starts, [.. rows]);
    }

    /// <summary>The rows that a source brings: the outer row and the words of the parameters, in the order of the calls.</summary>
    private IEnumerable<(int Row, int A, int B)> RowsOf(int slotA, int slotB)
    {
        var operands = new Operands { A = _outer.Bank(_first)[slotA] };
        if (_second is not null) operands.B = _outer.Bank(_second)[slotB];
        List<int>[] words = [.. _columns.Select(_ => new List<int>())];
        for (var row = 0; row < _outer.RowCount; row++)
        {
            foreach (var column in words) column.Clear();
            _source!.Append(operands, row, words);
            for (var i = 0; i < words[0].Count; i++) yield return (row, words[0][i], words.Length > 1 ? words[1][i] : 0);
        }
    }
}
