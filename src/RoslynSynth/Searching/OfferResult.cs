namespace RoslynSynth.Searching;

/// <summary>What the caller makes of a candidate.</summary>
public enum OfferResult
{
    /// <summary>Not good; go on.</summary>
    Rejected,

    /// <summary>Good, but look a little further for others: as much again as was tried so far.</summary>
    Accepted,

    /// <summary>Enough; stop.</summary>
    Enough,
}
