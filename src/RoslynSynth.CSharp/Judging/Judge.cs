using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Compiles candidates in batches and runs them in a worker process. One batch at a time; calls wait for one another.</summary>
public sealed class Judge(JudgeOptions options) : IAsyncDisposable
{
    private readonly BatchCompiler _compiler = new(options.UserAssemblyPaths);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private WorkerProcess? _worker;
    private bool _isDisposed;

    /// <summary>The limits.</summary>
    public JudgeOptions Options { get; } = options;

    /// <summary>The worker's process, where one is running.</summary>
    public int? WorkerProcessId => _worker is { IsAlive: true } worker ? worker.ProcessId : null;

    /// <summary>Starts the worker and a first throw-away compilation, so that the first verdict comes at once. Call it without waiting.</summary>
    public async Task WarmUpAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var start = EnsureWorkerAsync();
            var sample = new EmittedMethod("public static int F(int[] xs) => xs.Where(x => x > 1).Select(x => $\"{x}\").Count();", ["System.Linq"]);
            var compiled = await Task.Run(() => _compiler.Compile([sample], _closing.Token)).ConfigureAwait(false);
            var worker = await start.ConfigureAwait(false);
            if (compiled.Assembly is { } assembly) _ = await worker.LoadAsync(assembly, [], Options.TimeLimit).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or TimeoutException or OperationCanceledException or System.ComponentModel.Win32Exception)
        {
            // The first real verdict will meet the same fault and report it.
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Compiles the candidates in one batch and runs each on the given rows (the specification's examples, or its unseen rows).</summary>
    /// <param name="specification">Signature, tolerance and order of the comparison.</param>
    /// <param name="candidates">Emitted methods, cheapest first.</param>
    /// <param name="rows">Rows with the wanted results.</param>
    /// <param name="cancellation">Gives up; the worker is killed.</param>
    /// <returns>One verdict for each candidate, in order.</returns>
    /// <exception cref="InvalidOperationException">The worker can't be started.</exception>
    public async Task<ImmutableArray<Verdict>> JudgeAsync(
        Specification specification, ImmutableArray<EmittedMethod> candidates, ImmutableArray<Example> rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var (errors, reports) = await CompileAndRunAsync(specification.Signature, candidates, [.. rows.Select(r => r.Arguments)], cancellation).ConfigureAwait(false);
        return [.. reports.Select((report, i) => report is null
            ? new Verdict(VerdictOutcome.DoesNotCompile, errors[i], [])
            : Comparison.VerdictOf(specification, rows, report))];
    }

    /// <summary>Runs each candidate on argument rows that have no wanted result (fresh inputs), for comparing behaviours.</summary>
    /// <returns>For each candidate its row results; fewer than asked where it did not compile or did not finish.</returns>
    /// <exception cref="InvalidOperationException">The worker can't be started.</exception>
    public async Task<ImmutableArray<ImmutableArray<RowResult>>> RunAsync(
        Specification specification, ImmutableArray<EmittedMethod> candidates, ImmutableArray<ImmutableArray<object?>> argumentRows,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var (_, reports) = await CompileAndRunAsync(specification.Signature, candidates, argumentRows, cancellation).ConfigureAwait(false);
        return [.. reports.Select(r => r?.Rows ?? [])];
    }

    /// <summary>Kills the worker.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _closing.CancelAsync().ConfigureAwait(false);
        await _turn.WaitAsync().ConfigureAwait(false);
        _worker?.Dispose();
        _turn.Dispose();
        _closing.Dispose();
    }

    private async Task<(ImmutableArray<string?> Errors, RunReport?[] Reports)> CompileAndRunAsync(
        Signature signature, ImmutableArray<EmittedMethod> candidates, ImmutableArray<ImmutableArray<object?>> rows, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var compiled = await Task.Run(() => _compiler.Compile(candidates, cancellation), cancellation).ConfigureAwait(false);
            var reports = new RunReport?[candidates.Length];
            var isLoaded = false;
            for (var i = 0; i < reports.Length; i++)
            {
                if (compiled.Errors[i] is not null || compiled.Assembly is null) continue;
                var worker = await EnsureWorkerAsync().ConfigureAwait(false);
                if (!isLoaded) isLoaded = await worker.LoadAsync(compiled.Assembly, Options.UserAssemblyPaths, Options.TimeLimit).ConfigureAwait(false);
                reports[i] = await worker.RunAsync(BatchCompiler.TypeName(i), signature, rows, Options.TimeLimit, cancellation).ConfigureAwait(false);
                if (reports[i]!.Outcome is not (RunOutcome.TimedOut or RunOutcome.Crashed)) continue;
                _worker = null;
                isLoaded = false;
            }

            return (compiled.Errors, reports);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<WorkerProcess> EnsureWorkerAsync()
    {
        if (_worker is { IsAlive: true }) return _worker;
        _worker?.Dispose();
        return _worker = await WorkerProcess.StartAsync(Options).ConfigureAwait(false);
    }
}
