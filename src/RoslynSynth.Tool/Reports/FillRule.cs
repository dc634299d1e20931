using RoslynSynth.Workspaces;

namespace RoslynSynth.Tool.Reports;

/// <summary>How much a finding matters, in SARIF's words.</summary>
internal enum FindingLevel
{
    Note,
    Warning,
    Error,
}

/// <summary>What reports say of methods; the first three are the analyzer's rules of the same numbers.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Name">The name for machines.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Level">How much it matters.</param>
internal sealed record FillRule(string Id, string Name, string Description, FindingLevel Level)
{
    public static FillRule Open { get; } = new("RSY001", "MethodCanBeFilled", "A method waits for its body, and one was found that meets its examples.", FindingLevel.Warning);

    public static FillRule Stale { get; } = new("RSY002", "BodyIsStale", "A filled body is older than its examples.", FindingLevel.Warning);

    public static FillRule BadExamples { get; } = new("RSY003", "BadExamples", "Examples contradict each other or can't be read.", FindingLevel.Error);

    public static FillRule NotFilled { get; } = new("RSY004", "MethodNotFilled", "No body was found within the limits, or none that fits its place.", FindingLevel.Warning);

    public static FillRule TakenBack { get; } = new("RSY005", "BodyTakenBack", "A body was found and not kept: a test failed with it, or the file could not be written.", FindingLevel.Warning);

    public static FillRule NotSupported { get; } = new("RSY006", "MethodNotSupported", "A method waits for its body, but has no examples or is of a kind that can't be written.", FindingLevel.Note);

    public static FillRule NotUsed { get; } = new("RSY007", "AssertNotUsed", "What a test says about a method was not used as an example; only running the test checks it.", FindingLevel.Note);

    /// <summary>All rules, in order of their ids.</summary>
    public static IReadOnlyList<FillRule> All { get; } = [Open, Stale, BadExamples, NotFilled, TakenBack, NotSupported, NotUsed];

    /// <summary>The rule that a result breaks, or null where all is well.</summary>
    public static FillRule? Of(FillResult result, FillMode mode) => result.Outcome switch
    {
        FillOutcome.UpToDate => null,
        FillOutcome.Filled when mode == FillMode.Write => null,
        FillOutcome.NoExamples or FillOutcome.NotSupported => NotSupported,
        FillOutcome.BadExamples => BadExamples,
        FillOutcome.TakenBack or FillOutcome.NotWritten => TakenBack,
        _ when result.IsStale => Stale,
        FillOutcome.NotFound or FillOutcome.DoesNotFit => NotFilled,
        _ => Open,
    };
}
