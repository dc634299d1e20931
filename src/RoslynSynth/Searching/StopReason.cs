namespace RoslynSynth.Searching;

/// <summary>Why a search ended. Running out of time and running out of terms are different facts; neither is an error.</summary>
public enum StopReason
{
    /// <summary>Enough candidates were accepted.</summary>
    Solved,

    /// <summary>Every term that the grammar can build was tried.</summary>
    Exhausted,

    /// <summary>The cost limit was reached.</summary>
    CostLimit,

    /// <summary>The memory limit was reached.</summary>
    MemoryLimit,

    /// <summary>The time limit was reached.</summary>
    TimeLimit,

    /// <summary>The limit of terms was reached.</summary>
    TermLimit,

    /// <summary>The caller gave up.</summary>
    Cancelled,
}
