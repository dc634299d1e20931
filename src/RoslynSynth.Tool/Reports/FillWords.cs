using RoslynSynth.Workspaces;

namespace RoslynSynth.Tool.Reports;

/// <summary>Results of a fill in words.</summary>
internal static class FillWords
{
    /// <summary>What became of a method, for a terminal.</summary>
    public static string Of(FillResult result) => With(result, result.Outcome switch
    {
        FillOutcome.Filled => $"found, meets {Examples(result)} ({(result.IsRemembered ? "remembered" : $"{result.Seconds:F1} s")})",
        FillOutcome.NotFound => result.IsRemembered ? "not found (remembered; --no-cache searches again)" : "not found",
        FillOutcome.NoExamples => "no examples",
        FillOutcome.NotSupported => "not supported",
        FillOutcome.BadExamples => "bad examples",
        FillOutcome.DoesNotFit => "does not compile at its place",
        FillOutcome.TakenBack => "taken back",
        FillOutcome.NotWritten => "not written",
        FillOutcome.Declined => "left as it is",
        _ => "up to date",
    });

    /// <summary>What was not used as an example, in one line.</summary>
    public static string Of(FillNote note) => $"{note.Place}{(note.Count == 1 ? "" : $" and {note.Count - 1} more")}: no example: {note.Why}";

    /// <summary>What became of a method, for a report that is read elsewhere: what to do, and nothing that differs from run to run.</summary>
    public static string Of(FillResult result, FillMode mode) => Lasting(result with { IsRemembered = false }, mode);

    private static string Lasting(FillResult result, FillMode mode) => result switch
    {
        { Outcome: FillOutcome.Filled } when mode == FillMode.Write => $"filled, meets {Examples(result)}",
        { Outcome: FillOutcome.Filled, IsStale: true } => $"stale: its examples changed, and another body meets all {result.ExampleCount}; 'roslynsynth fill --write' writes it",
        { Outcome: FillOutcome.Filled } => $"could be filled: a body meets {Examples(result)}; 'roslynsynth fill --write' writes it",
        { IsStale: true } => $"stale: its examples changed; {Of(result)}",
        _ => Of(result),
    };

    private static string With(FillResult result, string what) => result.Message is { } message ? $"{what}: {message}" : what;

    private static string Examples(FillResult result) =>
        Counted(result.ExampleCount, "example") + (result.ConditionCount == 0 ? "" : $" and {Counted(result.ConditionCount, "other assert")}");

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
