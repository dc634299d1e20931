using System.Collections.Immutable;

namespace RoslynSynth.Searching;

/// <summary>
/// Strategies on one clock. Each works in slices; whoever has done the least for its share is next. Turns depend on counted work only, never on
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
            var next = turns.MinBy(t => t.Strategy.Main.Work / t.Strategy.Strategy.Share);
            if (!next.Slices.MoveNext()) turns.Remove(next);
            if (control.Stop is { } reason) { if (Environment.GetEnvironmentVariable("DBG") is not null) foreach (var q in strategies) Console.Error.WriteLine($"{q.Strategy.Name} level {q.Level} work {q.Main.Work/1e6:F1}M terms {q.Main.TermCount} banks {string.Join(" ", q.Main.Banks.Select(b => b.Type.Name+":"+b.Count))} scopes {string.Join(" | ", q.Main.Scopes.Select(x => x.Variables[0].Type.Name + x.Variables.Length + " " + x.Current?.RowCount + " L" + x.Current?.ClosedLevel + " T" + x.Current?.TermCount+" W"+x.Current?.Work/1000000))}"); return reason; }
        }

        return strategies[0].HasReachedCostLimit ? StopReason.CostLimit : StopReason.Exhausted;
    }
}
