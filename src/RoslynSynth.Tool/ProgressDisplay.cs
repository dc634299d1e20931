using RoslynSynth.Searching;

namespace RoslynSynth.Tool;

/// <summary>Shows how a search goes: one live line on a terminal, a plain line every few seconds elsewhere. It has no colours to switch off.</summary>
internal sealed class ProgressDisplay(string name, int exampleCount, TextWriter writer, int? liveWidth) : IProgress<SearchReport>, IDisposable
{
    private const double PlainInterval = 5;
    private readonly Lock _lock = new();
    private double _lastPlain;
    private int _shown;

    /// <summary>A display on standard error.</summary>
    public static ProgressDisplay For(string name, int exampleCount) => new(name, exampleCount, Console.Error, TerminalWidth());

    public void Report(SearchReport value)
    {
        lock (_lock)
        {
            var text = Text(value);
            if (liveWidth is { } width)
            {
                var line = text.Length < width ? text : text[..(width - 1)];
                writer.Write('\r' + line.PadRight(_shown));
                _shown = line.Length;
            }
            else if (value.Seconds - _lastPlain >= PlainInterval)
            {
                _lastPlain = value.Seconds;
                writer.WriteLine(text);
            }
        }
    }

    /// <summary>Clears the live line.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_shown > 0) writer.Write($"\r{new string(' ', _shown)}\r");
            _shown = 0;
        }
    }

    private string Text(SearchReport value) => Messages.OneLine(
        $"{name}: level {value.Level}, {value.TermsKept:N0} terms kept, {value.TermsTried / Math.Max(0.001, value.Seconds):N0} terms/s, best {value.BestFit}/{exampleCount}, {value.Seconds:F1} s");

    private static int? TerminalWidth()
    {
        if (Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is "dumb") return null;
        try
        {
            return Math.Max(20, Console.WindowWidth);
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            return 80;
        }
    }
}
