using System.Diagnostics;

namespace RoslynSynth.Searching;

/// <summary>When to give up. The clock decides nothing else.</summary>
internal sealed class SearchClock(SearchOptions options, CancellationToken cancellation)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public double Seconds => _watch.Elapsed.TotalSeconds;

    public StopReason? Reason =>
        cancellation.IsCancellationRequested ? StopReason.Cancelled
        : _watch.Elapsed > options.TimeLimit ? StopReason.TimeLimit
        : null;
}
