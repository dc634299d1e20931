using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>Concatenations that are right on some rows of a goal: leaves for branches that no single term gives.</summary>
internal sealed class PartTexts(SearchContext context, Goal goal, TermBuilder builder, ValueStore store, Grammar grammar)
{
    /// <summary>Searches that one round of branching may ask for.</summary>
    private const int CallLimit = 24;

    private readonly Dictionary<RowMask, Concatenation?> _parts = [];
    private int _calls;

    /// <summary>Begins a new round of branching.</summary>
    public void Renew() => _calls = 0;

    /// <summary>The cheapest concatenation for the rows, or null. One row alone proves nothing.</summary>
    public (Term Body, int Cost)? Find(RowMask rows, int costLimit)
    {
        if (rows.Count < 2 || _calls++ >= CallLimit) return null;
        if (!_parts.TryGetValue(rows, out var part)) _parts[rows] = part = Concatenation.For(context, goal.On(rows), builder, store, grammar);
        return part?.Find(costLimit);
    }
}
