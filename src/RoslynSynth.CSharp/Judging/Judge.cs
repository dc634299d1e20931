using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Protocol;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Compiles candidates in batches and runs them in worker processes; may be called from several threads at once.</summary>
public sealed class Judge(JudgeOptions options) : IAsyncDisposable
{
    /// <summary>Loading runs nothing of a candidate, so a slow one is the machine's fault.</summary>
    private static readonly TimeSpan LoadLimit = TimeSpan.FromSeconds(30);

    private readonly BatchCompiler _compiler = new(options.UserAssemblyPaths, options.WorkerPath);
    private readonly WorkerPool _pool = new(options);
    private readonly CancellationTokenSource _closing = new();
    private bool _isDisposed;

    /// <summary>The limits.</summary>
    public JudgeOptions Options { get; } = options;

    /// <summary>The process of a worker that waits for work, if any.</summary>
    public int? WorkerProcessId => _pool.WaitingProcessId;

    /// <summary>Starts getting the compiler ready, which every process pays once. It returns at once.</summary>
    public static void PrepareCompiler() => _ = BatchCompiler.FirstCompilation.Value;

    /// <summary>Starts a worker and a first throw-away compilation, so that the first verdict comes at once. Call it without waiting.</summary>
    public async Task WarmUpAsync()
    {
        var worker = _pool.PrepareAsync();
        try
        {
            await BatchCompiler.FirstCompilation.Value.ConfigureAwait(false);
            await worker.ConfigureAwait(false);
        }
        catch (SandboxUnavailableException)
        {
            // The first real verdict will meet the same fault and report it.
        }
    }

    /// <summary>Starts a worker and says which layers its wall has.</summary>
    /// <exception cref="SandboxUnavailableException">The worker can't be started, or has no wall and must have one.</exception>
    public async Task<WallLayers> InspectWallAsync()
    {
        var worker = await _pool.TakeAsync(_closing.Token).ConfigureAwait(false);
        _pool.Return(worker);
        return worker.Layers;
    }

    /// <summary>Compiles the candidates in one batch and runs each on the given rows (the specification's examples, or its unseen rows).</summary>
    /// <param name="specification">Signature, tolerance and order of the comparison.</param>
    /// <param name="candidates">Emitted methods, cheapest first.</param>
    /// <param name="rows">Rows with the wanted results.</param>
    /// <param name="cancellation">Gives up; the worker is killed.</param>
    /// <returns>One verdict for each candidate, in order.</returns>
    /// <exception cref="SandboxUnavailableException">No worker can be started as safely as was asked.</exception>
    public async Task<ImmutableArray<Verdict>> JudgeAsync(
        Specification specification, ImmutableArray<EmittedMethod> candidates, ImmutableArray<Example> rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return await JudgeAsync([.. candidates.Select(c => new Trial(specification, c, rows))], cancellation).ConfigureAwait(false);
    }

    /// <summary>Judges candidates of different specifications in one batch, each on the examples of its own.</summary>
    /// <returns>One verdict for each candidate, in order.</returns>
    /// <exception cref="SandboxUnavailableException">No worker can be started as safely as was asked.</exception>
    public Task<ImmutableArray<Verdict>> JudgeAllAsync(ImmutableArray<(Specification Specification, EmittedMethod Candidate)> candidates, CancellationToken cancellation = default) =>
        JudgeAsync([.. candidates.Select(c => new Trial(c.Specification, c.Candidate, c.Specification.Examples))], cancellation);

    /// <summary>Says of each candidate why it may not be run, or null. None is run.</summary>
    public async Task<ImmutableArray<string?>> ObjectionsAsync(ImmutableArray<EmittedMethod> candidates, CancellationToken cancellation = default) =>
        [.. (await _compiler.CompileAsync(candidates, cancellation).ConfigureAwait(false)).Refusals.Select(r => r?.Message)];

    /// <summary>Runs each candidate on argument rows that have no wanted result (fresh inputs), for comparing behaviours.</summary>
    /// <returns>For each candidate its row results; fewer than asked where it was refused or did not finish.</returns>
    /// <exception cref="SandboxUnavailableException">No worker can be started as safely as was asked.</exception>
    public async Task<ImmutableArray<ImmutableArray<RowResult>>> RunAsync(
        Specification specification, ImmutableArray<EmittedMethod> candidates, ImmutableArray<ImmutableArray<object?>> argumentRows,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ImmutableArray<Example> rows = [.. argumentRows.Select(r => new Example(r, null))];
        var (_, reports) = await CompileAndRunAsync([.. candidates.Select(c => new Trial(specification, c, rows))], cancellation).ConfigureAwait(false);
        return [.. reports.Select(r => r?.Rows ?? [])];
    }

    /// <summary>Ends the workers.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _closing.CancelAsync().ConfigureAwait(false);
        await _pool.DisposeAsync().ConfigureAwait(false);
        _closing.Dispose();
    }

    private async Task<ImmutableArray<Verdict>> JudgeAsync(ImmutableArray<Trial> trials, CancellationToken cancellation)
    {
        var (refusals, reports) = await CompileAndRunAsync(trials, cancellation).ConfigureAwait(false);
        var verdicts = reports.Select((report, i) => report is null
            ? new Verdict(refusals[i]!.Outcome, refusals[i]!.Message, [])
            : Comparison.VerdictOf(trials[i].Specification, trials[i].Rows, report)).ToArray();
        // Few get so far that conditions matter.
        List<int> open = [.. Enumerable.Range(0, trials.Length).Where(i => verdicts[i].Outcome == VerdictOutcome.Accepted && !trials[i].Specification.Conditions.IsEmpty)];
        if (open.Count == 0) return [.. verdicts];
        var held = await JudgeAllAsync([.. open.Select(i => (ConditionTrial.Question(trials[i].Specification.Conditions), ConditionTrial.Of(trials[i].Candidate, trials[i].Specification.Conditions)))], cancellation).ConfigureAwait(false);
        foreach (var (i, verdict) in open.Zip(held)) verdicts[i] = ConditionTrial.VerdictOf(verdicts[i], verdict, trials[i].Specification.Conditions);
        return [.. verdicts];
    }

    private async Task<(ImmutableArray<Refusal?> Refusals, RunReport?[] Reports)> CompileAndRunAsync(ImmutableArray<Trial> trials, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closing.Token);
        var compiled = await _compiler.CompileAsync([.. trials.Select(t => t.Candidate)], either.Token).ConfigureAwait(false);
        var reports = new RunReport?[trials.Length];
        if (compiled.Assembly is null) return (compiled.Refusals, reports);
        WorkerProcess? loaded = null;
        try
        {
            for (var i = 0; i < reports.Length; i++)
            {
                if (compiled.Refusals[i] is not null) continue;
                reports[i] = await RunAsync(i).ConfigureAwait(false);
                // A candidate is blamed for a crash only where it crashes a worker that ran nothing before it.
                if (reports[i]!.Stop == VerdictOutcome.Crashed) reports[i] = await RunAsync(i).ConfigureAwait(false);
            }
        }
        finally
        {
            if (loaded is not null) _pool.Return(loaded);
        }

        return (compiled.Refusals, reports);

        async Task<RunReport> RunAsync(int index)
        {
            if (loaded is { IsFit: false })
            {
                _pool.Return(loaded);
                loaded = null;
            }

            if (loaded is null)
            {
                loaded = await _pool.TakeAsync(either.Token).ConfigureAwait(false);
                if (!await loaded.LoadAsync(compiled.Assembly, Options.UserAssemblyPaths, LoadLimit).ConfigureAwait(false))
                    return new RunReport(VerdictOutcome.Crashed, [], "could not be loaded");
            }

            var (specification, _, rows) = trials[index];
            return await loaded.RunAsync(BatchCompiler.TypeName(index), specification.Signature, [.. rows.Select(r => r.Arguments)], Options.TimeLimit, either.Token).ConfigureAwait(false);
        }
    }

    /// <summary>A candidate and the rows that it runs on.</summary>
    private sealed record Trial(Specification Specification, EmittedMethod Candidate, ImmutableArray<Example> Rows);
}
