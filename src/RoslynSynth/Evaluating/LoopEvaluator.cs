using RoslynSynth.Terms;

namespace RoslynSynth.Evaluating;

/// <summary>Runs one loop over all rows of a frame at once; rows leave as they end.</summary>
internal sealed class LoopEvaluator(LoopTerm loop, Frame outer, ValueStore store, Func<Term, Frame, int[]> evaluate)
{
    private readonly int[] _output = Filled(outer.RowCount);
    private readonly int[][] _states = [.. loop.States.Select(s => evaluate(s.Start, outer).ToArray())];
    private readonly int[][] _sources = [.. TermTree.SourcesOf(loop.Driver).Select(s => evaluate(s, outer).ToArray())];
    private readonly List<int>?[] _collected = new List<int>?[outer.RowCount];
    private readonly int[][] _items = new int[outer.RowCount][];
    private readonly int[] _index = new int[outer.RowCount];

    /// <summary>The loop's words on all rows.</summary>
    public int[] Run()
    {
        var active = Enumerable.Range(0, outer.RowCount).Where(Start).ToArray();
        for (var round = 0; round <= LoopTerm.RoundLimit && active.Length > 0; round++)
        {
            var (going, ended) = Continue(active, round);
            Finish(ended);
            active = Round(going);
        }

        return _output;
    }

    private static int[] Filled(int count)
    {
        var words = new int[count];
        Array.Fill(words, Word.Undefined);
        return words;
    }

    /// <summary>Whether a row can begin: everything that the loop starts from is defined.</summary>
    private bool Start(int row)
    {
        if (Array.Exists(_states, s => s[row] == Word.Undefined) || Array.Exists(_sources, s => s[row] == Word.Undefined)) return false;
        _collected[row] = [];
        if (loop.Driver is CountDriver) _index[row] = _sources[0][row];
        if (loop.Driver is not ElementDriver elements) return true;
        if (store.Decode(_sources[0][row], elements.Source.Type) is not Array items) return false;
        _items[row] = [.. items.Cast<object?>().Select(i => store.Encode(i, elements.Item.Type))];
        return true;
    }

    private (int[] Going, int[] Ended) Continue(int[] rows, int round)
    {
        bool[] goesOn;
        switch (loop.Driver)
        {
            case ElementDriver:
                goesOn = Array.ConvertAll(rows, r => round < _items[r].Length);
                foreach (var row in rows) _index[row] = round;
                break;
            case CountDriver count:
                if (round > 0) Array.ForEach(rows, r => _index[r] = unchecked(_index[r] + _sources[2][r]));
                goesOn = Array.ConvertAll(rows, r => _index[r] < _sources[1][r] || (count.IsInclusive && _index[r] == _sources[1][r]));
                break;
            default:
                var words = evaluate(((WhileDriver)loop.Driver).Condition, Inner(rows));
                rows = Defined(rows, ref words);
                goesOn = Array.ConvertAll(words, w => w == 1);
                break;
        }

        return ([.. rows.Where((_, i) => goesOn[i])], [.. rows.Where((_, i) => !goesOn[i])]);
    }

    /// <summary>Takes all steps; gives the rows that go on.</summary>
    private int[] Round(int[] rows)
    {
        if (rows.Length == 0) return rows;
        if (loop.Collection is { IsAfterSteps: false } before) rows = Collect(before, rows);
        var inner = Inner(rows);
        var next = loop.States.Select(s => evaluate(s.Step, inner)).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            for (var s = 0; s < next.Length; s++) _states[s][rows[i]] = next[s][i];
        }

        rows = [.. rows.Where(r => !Array.Exists(_states, s => s[r] == Word.Undefined))];
        if (loop.Collection is { IsAfterSteps: true } after) rows = Collect(after, rows);
        return loop.Exit is { } exit ? Leave(exit, rows) : rows;
    }

    private int[] Collect(LoopCollection collection, int[] rows)
    {
        var chosen = rows;
        if (collection.Condition is { } condition)
        {
            var words = evaluate(condition, Inner(rows));
            rows = Defined(rows, ref words);
            chosen = [.. rows.Where((_, i) => words[i] == 1)];
        }

        var items = evaluate(collection.Item, Inner(chosen));
        for (var i = 0; i < chosen.Length; i++) _collected[chosen[i]]!.Add(items[i]);
        return [.. rows.Where(r => _collected[r] is not { Count: > 0 } list || (list[^1] != Word.Undefined && list.Count <= LoopTerm.CollectionLimit))];
    }

    private int[] Leave(LoopExit exit, int[] rows)
    {
        var words = evaluate(exit.Condition, Inner(rows));
        rows = Defined(rows, ref words);
        var leaving = rows.Where((_, i) => words[i] == 1).ToArray();
        Put(exit.Result, leaving);
        return [.. rows.Where((_, i) => words[i] == 0)];
    }

    private void Finish(int[] rows) => Put(loop.Result, rows);

    private void Put(Term result, int[] rows)
    {
        if (rows.Length == 0) return;
        var inner = Inner(rows);
        if (loop.Collection is { } collection) inner[collection.Variable] = Array.ConvertAll(rows, r => ListOf(collection, r));
        var words = evaluate(result, inner);
        for (var i = 0; i < rows.Length; i++) _output[rows[i]] = words[i];
    }

    private int ListOf(LoopCollection collection, int row)
    {
        var list = _collected[row]!;
        var items = Array.CreateInstance(collection.Item.Type, list.Count);
        for (var i = 0; i < list.Count; i++) items.SetValue(store.Decode(list[i], collection.Item.Type), i);
        return store.Encode(items, collection.Variable.Type);
    }

    private static int[] Defined(int[] rows, ref int[] words)
    {
        var known = words;
        words = [.. known.Where(w => w != Word.Undefined)];
        return [.. rows.Where((_, i) => known[i] != Word.Undefined)];
    }

    private Frame Inner(int[] rows)
    {
        var inner = outer.Select(rows);
        for (var s = 0; s < _states.Length; s++) inner[loop.States[s].Variable] = Array.ConvertAll(rows, r => _states[s][r]);
        if (loop.Driver is CountDriver count) inner[count.Index] = Array.ConvertAll(rows, r => _index[r]);
        if (loop.Driver is not ElementDriver elements) return inner;
        inner[elements.Item] = Array.ConvertAll(rows, r => _index[r] < _items[r].Length ? _items[r][_index[r]] : Word.Undefined);
        if (elements.Index is { } index) inner[index] = Array.ConvertAll(rows, r => _index[r]);
        return inner;
    }
}
