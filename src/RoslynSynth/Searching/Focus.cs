using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Rounds with the most probable productions only, few at first and then more: the fewer there are, the longer the terms that the same work reaches. They take
/// turns with the round over the whole grammar and keep to a share of its work, counted in words. The idea is "sort and add" of DeepCoder (Balog et al., 2017).
/// </summary>
internal sealed class Focus
{
    /// <summary>Words for each word of the round over the whole grammar.</summary>
    private const double Share = 0.1;

    /// <summary>Words of the first round; each further one may compute so many times those of the one before.</summary>
    private const long FirstWork = 20_000_000;
    private const int WorkGrowth = 4;

    /// <summary>Share of the memory from which on there are no such rounds: the round over the whole grammar needs it.</summary>
    private const double MemoryShare = 0.2;

    /// <summary>What it is worth that a term fits all examples, in nats.</summary>
    private const double LearnedNats = 3;

    /// <summary>Productions of each round.</summary>
    private static readonly int[] Counts = [10, 16, 26];

    private IEnumerator<SearchRound>? _steps;
    private readonly SearchControl _control;
    private readonly SearchRound _whole;
    private readonly bool _learns;
    private readonly long _head;
    private SearchRound? _round;
    private long _pastWork;

    private Focus(Grammar grammar, SearchOptions options, ValueStore store, Func<SearchContext> context, SearchControl control, SearchRound whole)
    {
        _control = control;
        _whole = whole;
        _head = options.FocusAfter;
        _learns = options.Strategies.HasFlag(Strategies.Learning);
        _steps = Steps(grammar, options with { Strategies = options.Strategies & Strategies.Goals }, store, context).GetEnumerator();
    }

    /// <summary>Rough bytes held by the banks.</summary>
    public long ByteCount => _round?.Main.ByteCount ?? 0;

    /// <summary>The rounds for a search, or null where the guide tells no production from another.</summary>
    public static Focus? For(Grammar grammar, SearchOptions options, ValueStore store, Func<SearchContext> context, SearchControl control, SearchRound whole) =>
        options.Strategies.HasFlag(Strategies.Focus) && grammar.IsGuided ? new Focus(grammar, options, store, context, control, whole) : null;

    /// <summary>Goes on until the share is used up; call it after each piece of work over the whole grammar.</summary>
    /// <param name="wholeWork">Words computed over the whole grammar.</param>
    public void Advance(long wholeWork)
    {
        if (wholeWork < _head || _steps is null) return;
        if (_control.IsTight(MemoryShare))
        {
            (_steps, _round) = (null, null);
            return;
        }

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
            var learned = _learns ? Learned() : [];
            _round = new SearchRound(grammar.Focused(count, learned), options, store, context(), _control);
            foreach (var step in _round.Steps().TakeWhile(r => r.Main.Work < limit)) yield return step;
            _pastWork += _round.Main.Work;
            _round = null;
            limit *= WorkGrowth;
        }
    }

    /// <summary>For each component the largest share of the examples that a term fits which uses it, in nats.</summary>
    private Dictionary<Component, double> Learned()
    {
        var learned = new Dictionary<Component, double>();
        foreach (var (body, share) in _whole.PartialFits())
        {
            foreach (var apply in TermTree.AllIn(body).OfType<ApplyTerm>())
                learned[apply.Component] = Math.Max(LearnedNats * share, learned.GetValueOrDefault(apply.Component));
        }

        return learned;
    }
}
