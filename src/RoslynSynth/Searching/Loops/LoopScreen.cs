namespace RoslynSynth.Searching.Loops;

/// <summary>
/// Sees early that a loop can meet no goal: the examples whose loop is over are compared while others still run. For loops that are of no use but for a goal.
/// </summary>
internal sealed class LoopScreen(SearchContext main)
{
    private readonly List<(Goal Goal, int State)> _open = [];
    private readonly Dictionary<Goal, int[]> _indices = [];

    /// <summary>Begins a loop.</summary>
    /// <param name="shape">The types of its states.</param>
    /// <param name="states">How many of them, from the first, are looked at when it is over.</param>
    public void Begin(LoopShape shape, int states)
    {
        _open.Clear();
        for (var state = 0; state < states; state++)
        {
            foreach (var goal in main.Goals)
            {
                if (goal.Type == shape.States[state]) _open.Add((goal, state));
            }
        }
    }

    /// <summary>Takes in that the loop of an example is over; false where no goal can be met any more.</summary>
    public bool Ended(int row, int[][] states)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var (goal, state) = _open[i];
            if (IndexOf(goal, row) is >= 0 and var index && !goal.Matches(index, states[state][row])) _open.RemoveAt(i);
        }

        return _open.Count > 0;
    }

    private int IndexOf(Goal goal, int row)
    {
        if (!_indices.TryGetValue(goal, out var indices))
        {
            _indices[goal] = indices = new int[main.RowCount];
            Array.Fill(indices, -1);
            for (var i = 0; i < goal.RowCount; i++) indices[goal.Rows[i]] = i;
        }

        return indices[row];
    }
}
