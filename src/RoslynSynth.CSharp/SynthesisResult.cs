using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Searching;

namespace RoslynSynth.CSharp;

/// <summary>A function that Roslyn has compiled and that gave the right result on every example in the sandbox.</summary>
/// <param name="Candidate">The term.</param>
/// <param name="Method">The emitted function.</param>
/// <param name="Seconds">Seconds from the start until it was found and had run.</param>
public sealed record Solution(Candidate Candidate, EmittedMethod Method, double Seconds);

/// <summary>An input that tells two solutions apart: the question that one more example would settle.</summary>
/// <param name="Arguments">The input.</param>
/// <param name="First">What the first solution gives.</param>
/// <param name="Second">The other solution.</param>
/// <param name="Other">What it gives.</param>
public sealed record Ambiguity(ImmutableArray<object?> Arguments, RowResult First, Solution Second, RowResult Other);

/// <summary>A function that is right on some examples, as evaluated in columns: neither compiled nor run.</summary>
/// <param name="Method">The emitted function.</param>
/// <param name="Wrong">The examples that it gets wrong, as indices.</param>
public sealed record NearMiss(EmittedMethod Method, ImmutableArray<int> Wrong);

/// <summary>What a synthesis found.</summary>
/// <param name="Reason">Why the search stopped.</param>
/// <param name="Report">What it did.</param>
/// <param name="Solutions">Solutions of different behaviour, best first.</param>
/// <param name="Ambiguity">A question about the first two, or null.</param>
public sealed record SynthesisResult(
    StopReason Reason, SearchReport Report, ImmutableArray<Solution> Solutions, Ambiguity? Ambiguity)
{
    /// <summary>What each strategy did.</summary>
    public ImmutableArray<StrategyReport> Strategies { get; init; } = [];

    /// <summary>Where there is no solution: the nearest function that was seen, if any is right on an example.</summary>
    public NearMiss? NearMiss { get; init; }

    /// <summary>Which conditions did not hold of candidates that are right on every example and came before the first solution, one line for each candidate.</summary>
    public ImmutableArray<string> ConditionsFailed { get; init; } = [];

    /// <summary>Why the judge refused candidates that the search thought right: a fault of ours, worth reporting.</summary>
    public ImmutableArray<string> Refusals { get; init; } = [];
}
