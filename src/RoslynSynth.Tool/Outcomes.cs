using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool;

/// <summary>Results in words.</summary>
internal static class Outcomes
{
    /// <summary>The outcome as reports spell it: solved, timeout, exhausted or cancelled.</summary>
    public static string Word(SynthesisResult result) => !result.Solutions.IsEmpty ? "solved" : result.Reason switch
    {
        StopReason.Exhausted or StopReason.CostLimit or StopReason.MemoryLimit => "exhausted",
        StopReason.Cancelled => "cancelled",
        _ => "timeout",
    };

    /// <summary>Terms a second.</summary>
    public static double Rate(SearchReport report) => Math.Round(report.TermsTried / Math.Max(0.001, report.Seconds));

    /// <summary>Says on standard error what beside its solutions a result has to tell.</summary>
    public static async Task ExplainAsync(SynthesisResult result, Specification specification, bool isVerbose)
    {
        foreach (var refusal in isVerbose ? result.Refusals : []) await Console.Error.WriteLineAsync(refusal);
        if (result.Solutions.IsEmpty) await Console.Error.WriteLineAsync(Messages.OneLine($"{specification.Name}: {Why(result, specification)}"));
        if (result.Ambiguity is not { } ambiguity) return;
        foreach (var line in Question(specification, ambiguity)) await Console.Error.WriteLineAsync(line);
    }

    public static string Why(SynthesisResult result, Specification specification)
    {
        var best = result.Report.BestFit > 0 ? $" The best term fits {result.Report.BestFit} of {specification.Examples.Length} examples." : "";
        var reason = result.Reason switch
        {
            StopReason.TimeLimit => "no solution in time; give it more with --time",
            StopReason.TermLimit => "no solution within the limit of terms; give it more with --terms",
            StopReason.MemoryLimit => "no solution within the memory limit; give it more with --memory",
            StopReason.Exhausted or StopReason.CostLimit => "no solution among all terms; add a component with --components, or check the examples",
            StopReason.Cancelled => "cancelled",
            _ => "no solution",
        };
        return $"{reason} (level {result.Report.Level}, {result.Report.TermsTried:N0} terms tried).{best}";
    }

    /// <summary>A question about an input on which cheap solutions differ, and the options that would answer it.</summary>
    public static IEnumerable<string> Question(Specification specification, Ambiguity ambiguity)
    {
        var arguments = $"({string.Join(", ", ambiguity.Arguments.Select(Literals.Of))})";
        yield return $"The examples allow more than one answer. What should {specification.Signature.Name}{arguments} be?";
        yield return $"  {Show(ambiguity.First),-30} the answer given       {Option(arguments, ambiguity.First)}";
        yield return $"  {Show(ambiguity.Other),-30} the next one           {Option(arguments, ambiguity.Other)}";
    }

    private static string Show(RowResult row) => Literals.Of(row.Value);

    /// <summary>The option as a POSIX shell takes it.</summary>
    private static string Option(string arguments, RowResult row) => $"-e '{$"{arguments} => {Show(row)}".Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
