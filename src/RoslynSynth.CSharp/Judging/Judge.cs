using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Judging;

/// <summary>What became of a candidate.</summary>
public enum VerdictOutcome
{
    /// <summary>Compiled, and right on every row.</summary>
    Accepted,

    /// <summary>Roslyn refused it.</summary>
    DoesNotCompile,

    /// <summary>A row gave another value, or threw where it should not, or did not throw where it should.</summary>
    WrongAnswer,

    /// <summary>A row ran past the time limit; the worker was killed.</summary>
    TimedOut,

    /// <summary>The worker died while running it.</summary>
    Crashed,
}

/// <summary>The result of one row.</summary>
/// <param name="Value">What came back, in the declared type; null too where it threw.</param>
/// <param name="ExceptionType">Full name of the exception that was thrown, or null.</param>
public sealed record RowResult(object? Value, string? ExceptionType);

/// <summary>The judge's word on one candidate.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">The first compiler error or the first wrong row in words; null where accepted.</param>
/// <param name="Rows">Results of the rows that ran, in order.</param>
public sealed record Verdict(VerdictOutcome Outcome, string? Message, ImmutableArray<RowResult> Rows);

/// <summary>Limits of judging.</summary>
public sealed record JudgeOptions
{
    /// <summary>Longest time for all rows of one candidate; 5 seconds by default.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Memory limit of the worker's managed heap in bytes; 512 MiB by default.</summary>
    public long MemoryLimit { get; init; } = 512L << 20;

    /// <summary>Full paths of the user's assemblies that candidates may call.</summary>
    public ImmutableArray<string> UserAssemblyPaths { get; init; } = [];

    /// <summary>Path of the worker (RoslynSynth.Sandbox.dll), or null to look beside this assembly.</summary>
    public string? WorkerPath { get; init; }
}

/// <summary>Compiles candidates in batches and runs them in a worker process.</summary>
public sealed class Judge(JudgeOptions options) : IAsyncDisposable
{
    /// <summary>The limits.</summary>
    public JudgeOptions Options { get; } = options;

    /// <summary>Starts the worker and a first throw-away compilation, so that the first verdict comes at once. Never throws; call it without waiting.</summary>
    public Task WarmUpAsync() => throw new NotImplementedException();

    /// <summary>Compiles the candidates in one batch and runs each on the given rows (the specification's examples, or its unseen rows).</summary>
    /// <param name="specification">Signature, tolerance and order of the comparison.</param>
    /// <param name="candidates">Emitted methods, cheapest first.</param>
    /// <param name="rows">Rows with the wanted results.</param>
    /// <param name="cancellation">Gives up; the worker is killed.</param>
    /// <returns>One verdict for each candidate, in order.</returns>
    public Task<ImmutableArray<Verdict>> JudgeAsync(
        Specification specification, ImmutableArray<EmittedMethod> candidates, ImmutableArray<Example> rows, CancellationToken cancellation = default) =>
        throw new NotImplementedException();

    /// <summary>Runs each candidate on argument rows that have no wanted result (fresh inputs), for comparing behaviours.</summary>
    /// <returns>For each candidate its row results; empty where it did not compile or did not finish.</returns>
    public Task<ImmutableArray<ImmutableArray<RowResult>>> RunAsync(
        Specification specification, ImmutableArray<EmittedMethod> candidates, ImmutableArray<ImmutableArray<object?>> argumentRows,
        CancellationToken cancellation = default) =>
        throw new NotImplementedException();

    /// <summary>Kills the worker.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
