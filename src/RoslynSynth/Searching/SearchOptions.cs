namespace RoslynSynth.Searching;

/// <summary>Limits and switches of a search. Every pruning can be switched off.</summary>
public sealed record SearchOptions
{
    /// <summary>Wall-clock limit; 30 seconds by default.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that the search may hold; reaching it ends a level, not the process. 2 GiB by default.</summary>
    public long MemoryLimit { get; init; } = 2L << 30;

    /// <summary>Terms that the search may try; no limit by default. Unlike the clock it gives the same end on every machine.</summary>
    public long TermLimit { get; init; } = long.MaxValue;

    /// <summary>Terms above this cost are not tried.</summary>
    public int CostLimit { get; init; } = 64;

    /// <summary>Threads; the answer does not depend on them.</summary>
    public int ThreadCount { get; init; } = Math.Min(2, Environment.ProcessorCount);

    /// <summary>What is tried beside enumeration; everything by default.</summary>
    public Strategies Strategies { get; init; } = Strategies.All;

    /// <summary>Words that the whole grammar computes alone, before its likely productions get rounds of their own: what is found soon needs no focus.</summary>
    internal long FocusAfter { get; init; } = 50_000_000;

    /// <summary>Seed of everything random.</summary>
    public ulong Seed { get; init; } = 1;
}
