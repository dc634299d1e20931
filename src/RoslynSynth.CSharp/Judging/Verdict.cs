using System.Collections.Immutable;

namespace RoslynSynth.CSharp.Judging;

/// <summary>The result of one row.</summary>
/// <param name="Value">What came back, in the declared type; null too where it threw.</param>
/// <param name="ExceptionTypes">Full names of the exception's type and its bases, most special first; empty where a value came back.</param>
public sealed record RowResult(object? Value, ImmutableArray<string> ExceptionTypes)
{
    /// <summary>Whether the row threw.</summary>
    public bool HasThrown => !ExceptionTypes.IsEmpty;
}

/// <summary>The judge's word on one candidate.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">The first compiler error or the first wrong row in words; null where accepted.</param>
/// <param name="Rows">Results of the rows that ran, in order.</param>
public sealed record Verdict(VerdictOutcome Outcome, string? Message, ImmutableArray<RowResult> Rows);
