using System.Text.Json.Serialization;

namespace RoslynSynth.Tool.Reports;

/// <summary>The settings of a suite's run.</summary>
internal sealed record BenchOptions(double Time, ulong Seed, int Threads, long Memory, int Parallel);

/// <summary>A suite's results, as <c>bench --json</c> writes them; several suites are an array.</summary>
internal sealed record SuiteReport(string Suite, BenchOptions Options, int Total, int Solved, int Overfitted, IReadOnlyList<TaskReport> Tasks)
{
    /// <summary>Tasks for which the given rows alone decide.</summary>
    [JsonIgnore]
    public int WithoutTestRows { get; init; }
}

/// <summary>A task's result; the outcome is solved, overfitted, timeout, exhausted or error.</summary>
internal sealed record TaskReport(string Name, string Outcome, double Seconds, long Terms, double TermsPerSecond, int Cost, string? Source)
{
    /// <summary>The strategy that found the answer; null where there is none.</summary>
    public string? FoundBy { get; init; }

    /// <summary>What went wrong; null, and not written, where nothing did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    public static TaskReport Failed(string name, string message) => new(name, "error", 0, 0, 0, 0, null) { Message = message };
}
