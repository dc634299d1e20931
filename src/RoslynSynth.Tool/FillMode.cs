using RoslynSynth.Workspaces;

namespace RoslynSynth.Tool;

/// <summary>What a fill is for.</summary>
internal enum FillMode
{
    /// <summary>To see what would change.</summary>
    Show,

    /// <summary>To see what would change, and to be asked what to write.</summary>
    Ask,

    /// <summary>To write the bodies.</summary>
    Write,

    /// <summary>To fail where something could be filled or is stale.</summary>
    Check,
}

/// <summary>What counts as a failure in a mode: the exit code and every report go by it.</summary>
internal static class FillModes
{
    public static bool IsFailure(this FillMode mode, FillResult result) => mode == FillMode.Check
        ? result.Outcome == FillOutcome.Filled || result.IsStale
        : result.Outcome is not (FillOutcome.Filled or FillOutcome.UpToDate or FillOutcome.NoExamples or FillOutcome.NotSupported or FillOutcome.Declined);
}
