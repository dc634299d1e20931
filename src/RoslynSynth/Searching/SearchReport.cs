using System.Collections.Immutable;

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
public sealed record SearchResult(StopReason Reason, SearchReport Report)
{
    /// <summary>What each strategy did.</summary>
    public ImmutableArray<StrategyReport> Strategies { get; init; } = [];

    /// <summary>Where no candidate was accepted: the term that is right on most examples, if any is right on one.</summary>
    public PartialAnswer? Partial { get; init; }
}

/// <summary>A term that is right on some examples.</summary>
/// <param name="Candidate">The term.</param>
/// <param name="Wrong">The examples that it gets wrong, as indices.</param>
public sealed record PartialAnswer(Candidate Candidate, ImmutableArray<int> Wrong);
