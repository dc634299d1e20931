using RoslynSynth.Evaluating;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>What a goal wants on all examples, where the search sees only some of them.</summary>
internal sealed class WholeGoal
{
    private readonly ExampleTable _table;
    private readonly int[] _rows;
    private readonly int[] _words;
    private readonly WordMatcher? _matcher;

    private WholeGoal(ExampleTable table, int[] rows, int[] words, WordMatcher? matcher) => (_table, _rows, _words, _matcher) = (table, rows, words, matcher);

    public int RowCount => _rows.Length;

    /// <summary>The results of a whole function; null where a set of rows can't name all examples.</summary>
    public static WholeGoal? For(ExampleTable table)
    {
        int[] rows = [.. Enumerable.Range(0, table.Results.Length).Where(r => table.Results[r] != Word.Undefined)];
        return rows.Length > RowMask.RowLimit ? null : new WholeGoal(table, rows, Array.ConvertAll(rows, r => table.Results[r]), table.Matcher);
    }

    /// <summary>A part of the same results.</summary>
    public WholeGoal Part(Func<int, int> part, WordMatcher? matcher) => new(_table, _rows, Array.ConvertAll(_words, w => part(w)), matcher);

    /// <summary>Whether a term is right on all rows.</summary>
    public bool IsMet(Term term) => Fit(term).Count == RowCount;

    /// <summary>The rows that a term is right on.</summary>
    public RowMask Fit(Term term)
    {
        var words = _table.Evaluate(term);
        return Rows(i => words[_rows[i]] == _words[i] || _matcher?.Matches(_words[i], words[_rows[i]]) == true);
    }

    /// <summary>The rows on which a condition is true, and those on which it is false.</summary>
    public (RowMask WhenTrue, RowMask WhenFalse) Test(Term condition)
    {
        var words = _table.Evaluate(condition);
        return (Rows(i => words[_rows[i]] == 1), Rows(i => words[_rows[i]] == 0));
    }

    private RowMask Rows(Func<int, bool> isIn)
    {
        var mask = default(RowMask);
        for (var i = 0; i < _rows.Length; i++)
        {
            if (isIn(i)) mask = mask.With(i);
        }

        return mask;
    }
}
