using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>
/// Rounds with the most probable productions only, few at first and then more: the fewer there are, the longer the terms that the same work reaches. They take
/// turns with the round over the whole grammar and keep to a share of its work, counted in words. The idea is "sort and add" of DeepCoder (Balog et al., 2017).
/// </summary>
internal sealed class Focus
{
    /// <summary>Words for each word of the round over the whole grammar.</summary>
    private const double Share = 0.5;

    /// <summary>Words that the round over the whole grammar computes alone: what is simple needs no focus.</summary>
    private const long Head = 1_000_000;

    /// <summary>Words of the first round; each further one may compute so many times those of the one before.</summary>
    private const long FirstWork = 20_000_000;
    private const int WorkGrowth = 4;

    /// <summary>Productions of each round.</summary>
    private static readonly int[] Counts = [10, 16, 26];

    private readonly IEnumerator<SearchRound> _steps;
    private readonly SearchControl _control;
    private SearchRound? _round;
    private long _pastWork;

    private Focus(Grammar grammar, SearchOptions options, ValueStore store, Func<SearchContext> context, SearchControl control)
    {
        _control = control;
        _steps = Steps(grammar, options with { Strategies = options.Strategies & Strategies.Goals }, store, context).GetEnumerator();
    }

    /// <summary>Rough bytes held by the banks.</summary>
    public long ByteCount => _round?.Main.ByteCount ?? 0;

    /// <summary>The rounds for a search, or null where the guide tells no production from another.</summary>
    public static Focus? For(Grammar grammar, SearchOptions options, ValueStore store, Func<SearchContext> context, SearchControl control) =>
        options.Strategies.HasFlag(Strategies.Focus) && grammar.IsGuided ? new Focus(grammar, options, store, context, control) : null;

    /// <summary>Goes on until the share is used up; call it after each piece of work over the whole grammar.</summary>
    /// <param name="wholeWork">Words computed over the whole grammar.</param>
    public void Advance(long wholeWork)
    {
        if (wholeWork < Head) return;
        using var turn = _control.Ledger.Begin(Strategies.Focus);
        while (_control.Stop is null && _pastWork + (_round?.Main.Work ?? 0) < Share * wholeWork && _steps.MoveNext())
        {
        }
    }

    private IEnumerable<SearchRound> Steps(Grammar grammar, SearchOptions options, ValueStore store, Func<SearchContext> context)
    {
        var limit = FirstWork;
        foreach (var count in Counts.Where(c => c < grammar.Productions.Length))
        {
            _round = new SearchRound(grammar.Focused(count), options, store, context(), _control);
            foreach (var step in _round.Steps().TakeWhile(r => r.Main.Work < limit)) yield return step;
            _pastWork += _round.Main.Work;
            _round = null;
            limit *= WorkGrowth;
        }
    }
}
