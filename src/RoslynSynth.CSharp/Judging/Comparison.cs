using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Holds what a candidate did against what was wanted.</summary>
internal static class Comparison
{
    public static Verdict VerdictOf(Specification specification, ImmutableArray<Example> wanted, RunReport report)
    {
        for (var i = 0; i < report.Rows.Length; i++)
        {
            if (!IsRight(specification, wanted[i], report.Rows[i]))
                return new Verdict(VerdictOutcome.WrongAnswer, Describe(specification.Signature, wanted[i], report.Rows[i]), report.Rows);
        }

        return report.Stop is { } stop
            ? new Verdict(stop, Unfinished(specification.Signature, wanted, report, report.Message ?? Words(stop)), report.Rows)
            : new Verdict(VerdictOutcome.Accepted, null, report.Rows);
    }

    public static bool IsRight(Specification specification, Example wanted, RowResult actual) => wanted.Throws is { } exception
        ? actual.ExceptionTypes.Contains(exception.FullName!)
        : !actual.HasThrown && ValueEquality.Matches(wanted.Result, actual.Value, specification.Tolerance, specification.IsUnordered);

    private static string Words(VerdictOutcome stop) => stop switch
    {
        VerdictOutcome.TimedOut => "did not finish in time",
        VerdictOutcome.OutOfMemory => "needed more memory than there is",
        VerdictOutcome.StackOverflow => "called itself too deeply",
        VerdictOutcome.TooLarge => "gave a result that is too large",
        _ => "ended the worker",
    };

    private static string Describe(Signature signature, Example wanted, RowResult actual)
    {
        var got = actual.HasThrown ? $"threw {actual.ExceptionTypes[0]}" : $"returned {Literals.Of(actual.Value)}";
        var should = wanted.Throws is { } exception ? exception.FullName : Literals.Of(wanted.Result);
        return $"{Call(signature, wanted)} {got}, wanted {should}";
    }

    private static string Unfinished(Signature signature, ImmutableArray<Example> wanted, RunReport report, string what) =>
        report.Rows.Length < wanted.Length ? $"{Call(signature, wanted[report.Rows.Length])} {what}" : what;

    private static string Call(Signature signature, Example example) =>
        $"{signature.Name}({string.Join(", ", example.Arguments.Select(Literals.Of))})";
}
