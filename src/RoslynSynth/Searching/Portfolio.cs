using System.Collections.Immutable;

namespace RoslynSynth.Searching;

/// <summary>
/// Strategies on one clock. Each works in slices; whoever has done the least is next. Turns depend on counted work only, never on
/// time or threads.
/// </summary>
internal sealed class Portfolio(ImmutableArray<SearchRound> strategies, SearchControl control)
{
    /// <summary>Runs until something stops the search or every strategy has ended by itself.</summary>
    public StopReason Run()
    {
        var turns = strategies.Select(s => (Strategy: s, Slices: s.Slices().GetEnumerator())).ToList();
        while (turns.Count > 0)
        {
            var next = turns.MinBy(t => t.Strategy.Main.Work);
            if (!next.Slices.MoveNext()) turns.Remove(next);
            if (control.Stop is { } reason) return reason;
        }

        return strategies[0].HasReachedCostLimit ? StopReason.CostLimit : StopReason.Exhausted;
    }
}
