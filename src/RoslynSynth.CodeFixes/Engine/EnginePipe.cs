// netstandard2.0 has no other way to read and write.
#pragma warning disable CA1835
using System.Reflection;
using System.Text;

namespace RoslynSynth.CodeFixes.Engine;

/// <summary>
/// How a code fix and a running engine talk: frames of a length and that many bytes. The first one each way is a greeting, then come requests and answers. The same
/// source is compiled into both.
/// </summary>
internal static class EnginePipe
{
    /// <summary>Longest request or answer.</summary>
    public const int FrameLimit = 256 << 20;

    /// <summary>Longest greeting.</summary>
    public const int GreetingLimit = 200;

    /// <summary>What an engine of the same version answers to the greeting; others say why not.</summary>
    public const string Welcome = "ok";

    /// <summary>Names another pipe than the user's own.</summary>
    public const string Variable = "ROSLYNSYNTH_PIPE";

    /// <summary>The greeting: only the same version of the same format is understood.</summary>
    public static string Greeting { get; } =
        $"{EngineMessages.Version} {typeof(EnginePipe).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}";

    /// <summary>The pipe of this user and version.</summary>
    public static string Name => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
        : "roslynsynth-" + new string([.. $"{Greeting.Split(' ')[1]}-{Environment.UserName}".Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' ? c : '_').Take(40)]);

    public static Task WriteAsync(Stream stream, string text, CancellationToken cancellation) => WriteAsync(stream, Encoding.UTF8.GetBytes(text), cancellation);

    public static async Task WriteAsync(Stream stream, byte[] frame, CancellationToken cancellation)
    {
        var length = frame.Length;
        byte[] whole = [(byte)length, (byte)(length >> 8), (byte)(length >> 16), (byte)(length >> 24), .. frame];
        await stream.WriteAsync(whole, 0, whole.Length, cancellation).ConfigureAwait(false);
        await stream.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A frame as text; null at the end of the stream.</summary>
    public static async Task<string?> ReadTextAsync(Stream stream, CancellationToken cancellation) =>
        await ReadAsync(stream, GreetingLimit, cancellation).ConfigureAwait(false) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>A frame; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">It is longer than it may be.</exception>
    public static async Task<byte[]?> ReadAsync(Stream stream, int limit, CancellationToken cancellation)
    {
        if (await FillAsync(stream, 4, cancellation).ConfigureAwait(false) is not { } header) return null;
        var length = header[0] | (header[1] << 8) | (header[2] << 16) | (header[3] << 24);
        if (length < 1 || length > limit) throw new InvalidDataException($"A message of {length} bytes is out of bounds.");
        return await FillAsync(stream, length, cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads as many bytes, taking room as they come: a length alone must not allocate.</summary>
    private static async Task<byte[]?> FillAsync(Stream stream, int count, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var part = new byte[Math.Min(count, 81920)];
        while (bytes.Length < count)
        {
            var read = await stream.ReadAsync(part, 0, (int)Math.Min(part.Length, count - bytes.Length), cancellation).ConfigureAwait(false);
            if (read == 0) return null;
            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }
}
