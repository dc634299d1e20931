using RoslynSynth.Terms;

namespace RoslynSynth.Evaluating;

/// <summary>The words of every variable in scope on a number of rows.</summary>
internal sealed class Frame(int rowCount)
{
    private readonly Dictionary<Variable, int[]> _columns = [];

    public int RowCount { get; } = rowCount;

    public int[] this[Variable variable]
    {
        get => _columns[variable];
        set => _columns[variable] = value;
    }

    /// <summary>A frame of chosen rows, in the given order; a row may be chosen more than once.</summary>
    public Frame Select(int[] rows)
    {
        var frame = new Frame(rows.Length);
        foreach (var (variable, words) in _columns) frame[variable] = Array.ConvertAll(rows, r => words[r]);
        return frame;
    }
}
