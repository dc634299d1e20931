using System.Collections.Immutable;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool.Reports;

/// <summary>What became of one function, as <c>try --json</c> prints it; <c>synth --json</c> prints an array of them.</summary>
internal sealed record FunctionReport(
    string Name, string Outcome, string? File, double Seconds, long Terms, double TermsPerSecond, int Examples, int BestFit, ImmutableArray<SolutionReport> Solutions,
    QuestionReport? Question, ImmutableArray<StrategyShare> Strategies, NearMissReport? NearMiss)
{
    /// <summary>The report of a result; <paramref name="file"/> is where the first solution was written, if anywhere.</summary>
    public static FunctionReport Of(SynthesisResult result, Specification specification, string? file) => new(
        specification.Name, Outcomes.Word(result), file, Math.Round(result.Report.Seconds, 3), result.Report.TermsTried, Outcomes.Rate(result.Report), specification.Examples.Length,
        result.Solutions.IsEmpty ? result.Report.BestFit : specification.Examples.Length,
        [.. result.Solutions.Select(s => new SolutionReport(s.Candidate.Cost, s.Method.Text, StrategyNames.Of(s.Candidate.FoundBy)))], QuestionReport.Of(result.Ambiguity),
        [.. result.Strategies.Select(StrategyShare.Of)], result.NearMiss is var (method, wrong) ? new NearMissReport(method.Text, wrong) : null);

    /// <summary>A function whose turn did not come.</summary>
    public static FunctionReport Cancelled(Specification specification) => new(specification.Name, "cancelled", null, 0, 0, 0, specification.Examples.Length, 0, [], null, [], null);
}

/// <summary>One solution.</summary>
internal sealed record SolutionReport(int Cost, string Source, string FoundBy);

/// <summary>What one strategy did.</summary>
internal sealed record StrategyShare(string Name, double Seconds, long Terms, int Candidates, int Accepted)
{
    public static StrategyShare Of(StrategyReport report) => new(StrategyNames.Of(report.Strategy), Math.Round(report.Seconds, 3), report.Terms, report.Candidates, report.Accepted);
}

/// <summary>Where nothing was found: the nearest function, and the examples (counted from 0) that it gets wrong.</summary>
internal sealed record NearMissReport(string Source, ImmutableArray<int> Wrong);

/// <summary>An input on which the two cheapest solutions differ, and what each gives, as C# literals.</summary>
internal sealed record QuestionReport(ImmutableArray<string> Arguments, string First, string Other)
{
    public static QuestionReport? Of(Ambiguity? ambiguity) => ambiguity is null
        ? null
        : new([.. ambiguity.Arguments.Select(Literals.Of)], Literals.Of(ambiguity.First.Value), Literals.Of(ambiguity.Other.Value));
}
