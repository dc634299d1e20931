namespace RoslynSynth.Tool.Reports;

/// <summary>The settings of a suite's run.</summary>
internal sealed record BenchOptions(double Time, ulong Seed, int Threads, long Memory, int Parallel);

/// <summary>A suite's results.</summary>
internal sealed record SuiteReport(
    string Suite, BenchOptions Options, int Total, int Solved, int Overfitted, int WithoutTestRows, IReadOnlyList<TaskReport> Tasks);

/// <summary>A task's result.</summary>
internal sealed record TaskReport(string Name, string Outcome, double Seconds, long Terms, double TermsPerSecond, int Cost, string? Source)
{
    public static TaskReport Failed(string name, string message) => new(name, "error", 0, 0, 0, 0, message);
}
