using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool;

/// <summary>Results in words.</summary>
internal static class Outcomes
{
    /// <summary>Wrong examples that are named.</summary>
    private const int WrongLimit = 3;

    /// <summary>With fewer examples one that stands alone is no reason to doubt it.</summary>
    private const int FewestForDoubt = 4;

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
        foreach (var strategy in isVerbose ? result.Strategies : []) await Console.Error.WriteLineAsync(Share(strategy));
        if (result.Solutions.IsEmpty)
        {
            await Console.Error.WriteLineAsync(Messages.OneLine($"{specification.Name}: {Why(result, specification)}"));
            foreach (var line in Nearest(result, specification)) await Console.Error.WriteLineAsync(Messages.OneLine(line));
        }

        if (result.Ambiguity is not { } ambiguity) return;
        foreach (var line in Question(specification, ambiguity)) await Console.Error.WriteLineAsync(line);
    }

    public static string Why(SynthesisResult result, Specification specification)
    {
        var reason = result.Reason switch
        {
            StopReason.TimeLimit => "no solution in time; give it more with --time",
            StopReason.TermLimit => "no solution within the limit of terms; give it more with --terms",
            StopReason.MemoryLimit => "no solution within the memory limit; give it more with --memory",
            StopReason.Exhausted or StopReason.CostLimit => "no solution among all terms; add a component with --components, or check the examples",
            StopReason.Cancelled => "cancelled",
            _ => "no solution",
        };
        return $"{reason} (level {result.Report.Level}, {result.Report.TermsTried:N0} terms tried).";
    }

    /// <summary>The nearest function, the examples that speak against it, and what that suggests.</summary>
    private static IEnumerable<string> Nearest(SynthesisResult result, Specification specification)
    {
        var count = specification.Examples.Length;
        // Any constant is right on one example.
        if (result.NearMiss is not var (method, wrong) || count - wrong.Length < 2) yield break;
        var places = wrong.Take(WrongLimit).Select(i => $"{specification.Examples[i].Place}");
        yield return $"  nearest: {method.Text}";
        yield return $"  right on {count - wrong.Length} of {count} examples, wrong on {string.Join(", ", places)}{(wrong.Length > WrongLimit ? " …" : "")}";
        if (wrong.Length == 1 && count >= FewestForDoubt) yield return $"  all other examples agree on this function: is the one at {places.Single()} right?";
    }

    private static string Share(StrategyReport strategy) =>
        $"{StrategyNames.Of(strategy.Strategy),-12} {strategy.Seconds,6:F2} s  {strategy.Terms,12:N0} terms  {strategy.Candidates,5} candidates  {strategy.Accepted,3} accepted";

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
