using System.Diagnostics;

namespace RoslynSynth.Tool;

/// <summary>Shows how far a solution is loaded: a large one takes a minute.</summary>
internal sealed class LoadingDisplay(LiveLine line) : IProgress<(int Loaded, int All)>, IDisposable
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public void Report((int Loaded, int All) value) => line.Show($"loaded {value.Loaded} of {value.All} projects, {_watch.Elapsed.TotalSeconds:F1} s", _watch.Elapsed.TotalSeconds);

    /// <summary>Clears the line.</summary>
    public void Dispose() => line.Dispose();
}
