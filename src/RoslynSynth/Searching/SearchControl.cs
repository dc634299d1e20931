using RoslynSynth.Evaluating;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>What all parts of a search share: the limits, the counts, and where candidates go.</summary>
internal sealed class SearchControl(SearchOptions options, SearchClock clock, ValueStore store, StrategyLedger ledger, Func<Term, int, OfferResult> offer, Action report)
{
    /// <summary>Words that the main context computes after a first answer, for others that may be shorter: a count, so that the answer does not depend on the clock.</summary>
    private const int FurtherWork = 2_000_000;

    /// <summary>For an answer that costs more than the examples pay for: others that do as well are near, and tell what to ask.</summary>
    private const int DoubtfulFurtherWork = 6_000_000;

    /// <summary>Share of the memory from which on only values are kept that need none beside their word.</summary>
    public const double TightShare = 0.75;

    private double _workLimit = double.PositiveInfinity;
    private int _memoryChecks;
    private long _memory;

    /// <summary>Why everything stops, once it does.</summary>
    public StopReason? Stop { get; private set; }

    /// <summary>Who does what.</summary>
    public StrategyLedger Ledger => ledger;

    public long TermsTried { get; private set; }

    public long TermsKept { get; set; }

    /// <summary>Rough bytes held by all banks.</summary>
    public Func<long> BankBytes { get; set; } = static () => 0;

    /// <summary>Words that the main context has computed.</summary>
    public Func<long> WorkDone { get; init; } = static () => 0;

    /// <summary>The cost of an answer that says as much as the examples do.</summary>
    public double PayableCost { get; init; } = double.PositiveInfinity;

    public void AddTried(long count)
    {
        TermsTried += count;
        ledger.AddTerms(count);
    }

    /// <summary>Offers what a term that meets a goal makes whole, once no other part is missing.</summary>
    public void Complete(Goal goal, Term term, int cost)
    {
        if (goal.Complete(term, cost) is var (body, whole)) Offer(body, whole);
    }

    /// <summary>Whether memory runs short. Ask only between slices of work, when all that was begun is done: then the answer does not depend on threads.</summary>
    /// <param name="share">From which share of it on.</param>
    public bool IsTight(double share = TightShare) => BankBytes() + store.ByteCount > share * options.MemoryLimit;

    /// <summary>Hands a candidate on; its acceptance may end the search.</summary>
    public void Offer(Term body, int cost)
    {
        var result = offer(body, cost);
        ledger.AddCandidate(result);
        switch (result)
        {
            case OfferResult.Enough:
                Stop = StopReason.Solved;
                break;
            case OfferResult.Accepted when double.IsPositiveInfinity(_workLimit):
                _workLimit = WorkDone() + (cost > PayableCost ? DoubtfulFurtherWork : FurtherWork);
                break;
        }
    }

    /// <summary>Looks at the limits; call it after each piece of work.</summary>
    public void CheckLimits()
    {
        if (WorkDone() > _workLimit) Stop ??= StopReason.Solved;
        if (TermsTried > options.TermLimit) Stop ??= StopReason.TermLimit;
        Stop ??= clock.Reason ?? (MemoryInUse() > options.MemoryLimit ? StopReason.MemoryLimit : null);
        report();
    }

    private long MemoryInUse()
    {
        if ((_memoryChecks++ & 63) == 0) _memory = BankBytes() + store.ByteCount;
        return _memory;
    }
}
