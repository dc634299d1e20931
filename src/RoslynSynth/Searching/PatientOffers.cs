using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Answers that are long for the moment. One must pay for itself: where the examples say less than it does, it waits until single terms cost as much, for among
/// millions of long terms many fit a few small results by chance. Otherwise it waits until what is much shorter was tried.
/// </summary>
internal sealed class PatientOffers(SearchContext main, SearchControl control)
{
    /// <summary>Until the main context has computed so many words, an answer may cost this many times what single terms cost by now.</summary>
    private const long PatientWork = 5_000_000;
    private const double CostFactor = 1.5;
    private const int WaitingLimit = 1000;
    private readonly PriorityQueue<Term, int> _waiting = new();

    /// <summary>Takes in an answer.</summary>
    public void Add(Term body, int cost)
    {
        if (_waiting.Count < WaitingLimit) _waiting.Enqueue(body, cost);
        Offer();
    }

    /// <summary>Offers what has waited long enough.</summary>
    public void Offer()
    {
        var patience = main.Work < PatientWork ? main.ClosedLevel * CostFactor : double.MaxValue;
        var limit = Math.Max(main.ClosedLevel, Math.Min(patience, main.Goals[0].PayableCost));
        while (control.Stop is null && _waiting.TryPeek(out _, out var cost) && cost <= limit) control.Offer(_waiting.Dequeue(), cost);
    }
}
