using System.Collections.Immutable;

namespace RoslynSynth.Workspaces;

/// <summary>What became of one method.</summary>
public enum FillOutcome
{
    /// <summary>A body was found that meets every example.</summary>
    Filled,

    /// <summary>No body was found within the limits.</summary>
    NotFound,

    /// <summary>No test and no attribute says what the method must do.</summary>
    NoExamples,

    /// <summary>The kind of method can't be written.</summary>
    NotSupported,

    /// <summary>Examples contradict each other or can't be read.</summary>
    BadExamples,

    /// <summary>A body was found, but it does not compile at its place.</summary>
    DoesNotFit,

    /// <summary>A body was written, and taken back since the project's own tests failed.</summary>
    TakenBack,

    /// <summary>The file can't be written or was changed meanwhile.</summary>
    NotWritten,

    /// <summary>A body was found, and the user did not want it.</summary>
    Declined,

    /// <summary>Filled before, and its examples are still the same.</summary>
    UpToDate,
}

/// <summary>The result for one method.</summary>
/// <param name="Target">The method.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">Why, in words; null where there is nothing to say.</param>
public sealed record FillResult(FillTarget Target, FillOutcome Outcome, string? Message)
{
    /// <summary>Number of examples.</summary>
    public int ExampleCount { get; init; }

    /// <summary>Number of asserts that are no examples and were judged too.</summary>
    public int ConditionCount { get; init; }

    /// <summary>Seconds that the search took.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether an earlier run found it, or found nothing.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>The new body, in its file; null where there is none.</summary>
    public FillEdit? Edit { get; init; }

    /// <summary>The body as the search emitted it, by which it is known again.</summary>
    internal string? Emitted { get; init; }

    /// <summary>The specification's hash, or null.</summary>
    public string? Hash { get; init; }

    /// <summary>What tests say about it that was not used as an example.</summary>
    public ImmutableArray<FillNote> Notes { get; init; } = [];

    /// <summary>Whether the method was filled before, from other examples.</summary>
    public bool IsStale { get; init; }
}
