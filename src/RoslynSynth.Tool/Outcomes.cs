using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool;

/// <summary>Results in words.</summary>
internal static class Outcomes
{
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
        yield return $"  {Show(ambiguity.First),-30} the answer given       -e '{arguments} => {Show(ambiguity.First)}'";
        yield return $"  {Show(ambiguity.Other),-30} the next one           -e '{arguments} => {Show(ambiguity.Other)}'";
    }

    private static string Show(RowResult row) => Literals.Of(row.Value);
}
