using System.IO.Pipes;

namespace RoslynSynth.CodeFixes.Engine;

/// <summary>An engine that runs already: <c>roslynsynth serve</c>.</summary>
internal static class RunningEngine
{
    /// <summary><c>PipeOptions.CurrentUserOnly</c>, which netstandard2.0 does not name: a pipe of somebody else's is not talked to.</summary>
    private const PipeOptions CurrentUserOnly = (PipeOptions)0x20000000;

    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    /// <summary>Milliseconds; a pipe that is not there is waited for as long, so where that can't be seen at once it must be short.</summary>
    private static readonly int ConnectLimit = IsWindows ? 200 : 2000;

    /// <summary>Asks it; null where none of this version runs, or it ended meanwhile. Cancelling closes the pipe, which ends the search.</summary>
    public static async Task<EngineResponse?> TryAskAsync(string name, EngineRequest request, CancellationToken cancellation)
    {
        if (!IsWindows && !File.Exists(Path.IsPathRooted(name) ? name : Path.Combine(Path.GetTempPath(), "CoreFxPipe_" + name))) return null;
        try
        {
            using var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous | CurrentUserOnly);
            using var closing = cancellation.Register(pipe.Dispose);
            await pipe.ConnectAsync(ConnectLimit, cancellation).ConfigureAwait(false);
            await EnginePipe.WriteAsync(pipe, EnginePipe.Greeting, cancellation).ConfigureAwait(false);
            if (await EnginePipe.ReadTextAsync(pipe, cancellation).ConfigureAwait(false) != EnginePipe.Welcome) return null;
            using var bytes = new MemoryStream();
            EngineMessages.Write(bytes, request);
            await EnginePipe.WriteAsync(pipe, bytes.ToArray(), cancellation).ConfigureAwait(false);
            return await EnginePipe.ReadAsync(pipe, EnginePipe.FrameLimit, cancellation).ConfigureAwait(false) is { } answer ? EngineMessages.ReadResponse(new MemoryStream(answer)) : null;
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception e) when (e is TimeoutException or IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException or ObjectDisposedException)
        {
            return null;
        }
    }
}
