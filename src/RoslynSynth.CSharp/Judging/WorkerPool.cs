using System.Collections.Concurrent;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Warm workers. What is not fit to go on is replaced at once, in the background.</summary>
internal sealed class WorkerPool(JudgeOptions options) : IAsyncDisposable
{
    private const int StartAttempts = 3;
    private readonly SemaphoreSlim _seats = new(options.WorkerCount, options.WorkerCount);
    private readonly ConcurrentStack<Task<WorkerProcess>> _waiting = new();
    private volatile bool _isClosed;

    /// <summary>The process of a worker that waits for work, if any.</summary>
    public int? WaitingProcessId => _waiting.TryPeek(out var worker) && worker.IsCompletedSuccessfully && worker.Result.IsAlive ? worker.Result.ProcessId : null;

    /// <summary>Starts a worker; the first who takes one waits for it.</summary>
    public Task PrepareAsync()
    {
        var starting = WorkerProcess.StartAsync(options);
        _waiting.Push(starting);
        return starting;
    }

    /// <summary>A living worker, a waiting one if possible.</summary>
    /// <exception cref="SandboxUnavailableException">None can be started.</exception>
    public async Task<WorkerProcess> TakeAsync(CancellationToken cancellation)
    {
        await _seats.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // One that was killed while it started says nothing about the next.
            for (var left = StartAttempts; ; left--)
            {
                var starting = _waiting.TryPop(out var waiting) ? waiting : WorkerProcess.StartAsync(options);
                try
                {
                    var worker = await starting.ConfigureAwait(false);
                    if (worker.IsAlive) return worker;
                    worker.Dispose();
                }
                catch (SandboxUnavailableException) when (left > 0)
                {
                    // The last attempt reports it.
                }
            }
        }
        catch
        {
            _seats.Release();
            throw;
        }
    }

    /// <summary>Gives a worker back, fit or not.</summary>
    public void Return(WorkerProcess worker)
    {
        var isFit = worker.IsFit && !_isClosed;
        if (!isFit) worker.Dispose();
        if (!_isClosed) _waiting.Push(isFit ? Task.FromResult(worker) : WorkerProcess.StartAsync(options));
        _seats.Release();
    }

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        for (var seat = 0; seat < options.WorkerCount; seat++) await _seats.WaitAsync().ConfigureAwait(false);
        while (_waiting.TryPop(out var starting))
        {
            try
            {
                (await starting.ConfigureAwait(false)).Dispose();
            }
            catch (SandboxUnavailableException)
            {
                // It never started.
            }
        }

        _seats.Dispose();
    }
}
