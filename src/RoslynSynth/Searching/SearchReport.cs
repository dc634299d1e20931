namespace RoslynSynth.Searching;

/// <summary>What a search did so far.</summary>
public sealed record SearchReport
{
    /// <summary>The cost level being tried.</summary>
    public int Level { get; init; }

    /// <summary>Terms screened: evaluated, hashed and deduplicated.</summary>
    public long TermsTried { get; init; }

    /// <summary>Terms kept: those with a behaviour of their own.</summary>
    public long TermsKept { get; init; }

    /// <summary>Seconds since the search began.</summary>
    public double Seconds { get; init; }

    /// <summary>Most examples that one term fits.</summary>
    public int BestFit { get; init; }
}

/// <summary>How a search ended.</summary>
/// <param name="Reason">Why it stopped.</param>
/// <param name="Report">What it did.</param>
public sealed record SearchResult(StopReason Reason, SearchReport Report);
