using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using RoslynSynth.CodeFixes.Engine;

namespace RoslynSynth.Tool.Engine;

/// <summary>Answers requests of code fixes over a pipe of the current user, one search at a time, until nobody has asked for long.</summary>
/// <param name="pipe">The pipe's name.</param>
/// <param name="idle">How long it waits for work.</param>
/// <param name="answer">Answers a request.</param>
internal sealed class EngineServer(string pipe, TimeSpan idle, Func<EngineRequest, CancellationToken, Task<EngineResponse>> answer) : IDisposable
{
    private static readonly TimeSpan GreetingTime = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Task, byte> _connections = [];
    private readonly SemaphoreSlim _searching = new(1, 1);
    private Stopwatch _unused = Stopwatch.StartNew();

    /// <summary>Whether an engine of this version answers on a pipe already.</summary>
    public static async Task<bool> IsRunningAsync(string pipe, CancellationToken cancellation)
    {
        try
        {
            await using var client = new NamedPipeClientStream(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            await client.ConnectAsync(100, cancellation);
            await EnginePipe.WriteAsync(client, EnginePipe.Greeting, cancellation);
            return await EnginePipe.ReadTextAsync(client, cancellation) == EnginePipe.Welcome;
        }
        catch (Exception e) when (e is TimeoutException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _searching.Dispose();

    /// <summary>Serves until it was idle for long, or is cancelled.</summary>
    /// <param name="ready">Called once the pipe is there.</param>
    /// <param name="cancellation">Ends it, and the search that runs.</param>
    public async Task RunAsync(Action ready, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var listener = Listen();
        ready();
        while (await IsConnectedAsync(listener, ending.Token))
        {
            // The next one first: on Unix the socket closes with its last stream, and clients that wait at it are refused.
            (var client, listener) = (listener, Listen());
            var serving = ServeAsync(client, ending.Token);
            _connections.TryAdd(serving, 0);
            _ = serving.ContinueWith(
                done =>
                {
                    _unused = Stopwatch.StartNew();
                    _connections.TryRemove(done, out _);
                },
                TaskScheduler.Default);
        }

        await listener.DisposeAsync();
        await ending.CancelAsync();
        await Task.WhenAll(_connections.Keys);
    }

    private NamedPipeServerStream Listen() => new(
        pipe, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);

    /// <summary>Waits for a client; false where none came for long, or all must end.</summary>
    private async Task<bool> IsConnectedAsync(NamedPipeServerStream listener, CancellationToken cancellation)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var connecting = listener.WaitForConnectionAsync(giveUp.Token);
        while (!connecting.IsCompleted && !cancellation.IsCancellationRequested)
        {
            var left = _connections.IsEmpty ? idle - _unused.Elapsed : idle;
            if (left <= TimeSpan.Zero) break;
            await Task.WhenAny(connecting, Task.Delay(left, giveUp.Token));
        }

        if (connecting.IsCompletedSuccessfully) return true;
        await giveUp.CancelAsync();
        await connecting.ContinueWith(static t => t.Exception, TaskScheduler.Default);
        return false;
    }

    /// <summary>One conversation. Whatever is odd ends it, and nothing else.</summary>
    private async Task ServeAsync(NamedPipeServerStream client, CancellationToken cancellation)
    {
        await using var closing = client;
        try
        {
            using var greeting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            greeting.CancelAfter(GreetingTime);
            var heard = await EnginePipe.ReadTextAsync(client, greeting.Token);
            await EnginePipe.WriteAsync(client, heard == EnginePipe.Greeting ? EnginePipe.Welcome : $"no: this is {EnginePipe.Greeting}", cancellation);
            while (heard == EnginePipe.Greeting && await EnginePipe.ReadAsync(client, EnginePipe.FrameLimit, cancellation) is { } bytes)
            {
                using var result = new MemoryStream();
                EngineMessages.Write(result, await AnswerAsync(client, EngineMessages.ReadRequest(new MemoryStream(bytes)), cancellation));
                await EnginePipe.WriteAsync(client, result.ToArray(), cancellation);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or OperationCanceledException or FormatException or ArgumentException)
        {
            // There is nobody who would want to know.
        }
    }

    /// <summary>The answer. A client that closes the pipe, or talks before it has one, gives it up.</summary>
    private async Task<EngineResponse> AnswerAsync(NamedPipeServerStream client, EngineRequest request, CancellationToken cancellation)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var leaving = client.ReadAsync(new byte[1], listening.Token).AsTask().ContinueWith(_ => listening.IsCancellationRequested ? Task.CompletedTask : gone.CancelAsync(), TaskScheduler.Default).Unwrap();
        var isMine = false;
        try
        {
            await _searching.WaitAsync(gone.Token);
            isMine = true;
            var response = await answer(request, gone.Token);
            gone.Token.ThrowIfCancellationRequested();
            return response;
        }
#pragma warning disable CA1031 // One request must not end the others.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new EngineResponse($"internal fault: {e.GetType().Name}: {e.Message}", [], []);
        }
        finally
        {
            if (isMine) _searching.Release();
            await listening.CancelAsync();
            await leaving;
        }
    }
}
