using RoslynSynth.Searching;
using Spectre.Console;

namespace RoslynSynth.Tool;

/// <summary>Shows how a search goes: a live line on a terminal, a plain line every few seconds elsewhere.</summary>
internal sealed class ProgressDisplay(string name, int exampleCount, IAnsiConsole console) : IProgress<SearchReport>, IDisposable
{
    private const double PlainInterval = 5;
    private readonly Lock _lock = new();
    private double _lastPlain;
    private bool _hasLine;

    public void Report(SearchReport value)
    {
        lock (_lock)
        {
            var text = Text(value);
            if (console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal)
            {
                var width = Math.Max(20, console.Profile.Width - 1);
                console.Write(new ControlCode($"\r{(text.Length > width ? text[..width] : text.PadRight(width))}"));
                _hasLine = true;
            }
            else if (value.Seconds - _lastPlain >= PlainInterval)
            {
                _lastPlain = value.Seconds;
                console.WriteLine(text);
            }
        }
    }

    /// <summary>Clears the live line.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_hasLine) console.Write(new ControlCode($"\r{new string(' ', Math.Max(20, console.Profile.Width - 1))}\r"));
            _hasLine = false;
        }
    }

    private string Text(SearchReport value) =>
        $"{name}: level {value.Level}, {value.TermsKept:N0} terms kept, {value.TermsTried / Math.Max(0.001, value.Seconds):N0} terms/s, best {value.BestFit}/{exampleCount}, {value.Seconds:F1} s";
}
