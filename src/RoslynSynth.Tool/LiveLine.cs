namespace RoslynSynth.Tool;

/// <summary>One line that is written over on a terminal; a plain line every few seconds elsewhere. It has no colours to switch off.</summary>
internal sealed class LiveLine(TextWriter writer, int? liveWidth) : IDisposable
{
    private const double PlainInterval = 5;
    private readonly Lock _lock = new();
    private double _lastPlain;
    private int _shown;

    /// <summary>A line on standard error.</summary>
    public static LiveLine OnError() => new(Console.Error, TerminalWidth());

    /// <summary>Shows how things stand.</summary>
    /// <param name="text">The line.</param>
    /// <param name="seconds">Since the start.</param>
    public void Show(string text, double seconds)
    {
        lock (_lock)
        {
            if (liveWidth is { } width)
            {
                var line = text.Length < width ? text : text[..(width - 1)];
                writer.Write('\r' + line.PadRight(_shown));
                _shown = line.Length;
            }
            else if (seconds - _lastPlain >= PlainInterval)
            {
                _lastPlain = seconds;
                writer.WriteLine(text);
            }
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_shown > 0) writer.Write($"\r{new string(' ', _shown)}\r");
            _shown = 0;
        }
    }

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
