using RoslynSynth.Searching;

namespace RoslynSynth.Tool;

/// <summary>Shows how a search goes.</summary>
internal sealed class ProgressDisplay(string name, int exampleCount, LiveLine line) : IProgress<SearchReport>, IDisposable
{
    /// <summary>A display on standard error.</summary>
    public static ProgressDisplay For(string name, int exampleCount) => new(name, exampleCount, LiveLine.OnError());

    public void Report(SearchReport value) => line.Show(Text(value), value.Seconds);

    /// <summary>Clears the live line.</summary>
    public void Dispose() => line.Dispose();

    private string Text(SearchReport value) => Messages.OneLine(
        $"{name}: level {value.Level}, {value.TermsKept:N0} terms kept, {value.TermsTried / Math.Max(0.001, value.Seconds):N0} terms/s, best {value.BestFit}/{exampleCount}, {value.Seconds:F1} s");
}
