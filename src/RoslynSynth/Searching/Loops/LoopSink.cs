using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Loops;

/// <summary>Where the values of loops go: to the goals that they meet, else, where they are new and cheap, into the main context as components.</summary>
internal sealed class LoopSink(SearchContext main, SearchControl control, Action<Type, int[], TermEntry> addLeaf)
{
    /// <summary>A loop that costs this much more than single terms do by now is not kept as a component.</summary>
    private const int KeptMargin = 3;

    /// <summary>Loops kept at one level, so that they don't crowd out other terms.</summary>
    private const int KeptLimit = 400;
    private int _keptLevel;
    private int _kept;

    /// <summary>Whether a loop of some cost would be kept as a component by now, were it new.</summary>
    public bool Keeps(int cost)
    {
        if (_keptLevel != main.ClosedLevel) (_keptLevel, _kept) = (main.ClosedLevel, 0);
        return _kept < KeptLimit && cost <= main.ClosedLevel + KeptMargin;
    }

    /// <summary>Takes in the words of a loop on all rows.</summary>
    public void Take(Type type, ReadOnlySpan<int> words, int cost, Func<Term> build)
    {
        control.AddTried(1);
        foreach (var goal in main.Goals)
        {
            if (goal.Type != type || !IsMet(goal, words)) continue;
            if (goal.Complete(build(), cost) is var (body, total)) control.Offer(body, total);
            return;
        }

        Keep(type, words, cost, build);
    }

    private static bool IsMet(Goal goal, ReadOnlySpan<int> words)
    {
        for (var i = 0; i < goal.RowCount; i++)
        {
            if (!goal.Matches(i, words[goal.Rows[i]])) return false;
        }

        return goal.RowCount > 0;
    }

    private void Keep(Type type, ReadOnlySpan<int> words, int cost, Func<Term> build)
    {
        if (!Keeps(cost)) return;
        var bank = main.Bank(type);
        if (bank.IndexOf(words) >= 0) return;
        _kept++;
        main.Externals.Add(build());
        addLeaf(type, words.ToArray(), new TermEntry(TermEntry.External, main.Externals.Count - 1, 0, 0, 0));
    }
}
