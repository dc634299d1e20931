using System.Collections.Immutable;

namespace RoslynSynth.CSharp.Judging;

/// <summary>A run in the worker.</summary>
/// <param name="Stop">Why it ended before the last row; null where every row ran.</param>
/// <param name="Rows">Results of the rows that ran.</param>
/// <param name="Message">More about the stop.</param>
internal sealed record RunReport(VerdictOutcome? Stop, ImmutableArray<RowResult> Rows, string? Message);
