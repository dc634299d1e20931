using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Searching;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>What a search, now or earlier, found for one specification.</summary>
/// <param name="Method">The method; it has met every example just now. Null where none was found.</param>
/// <param name="Reason">Why the search stopped.</param>
/// <param name="BestFit">Most examples that one term fitted.</param>
/// <param name="Seconds">Seconds that it took.</param>
internal sealed record Answer(EmittedMethod? Method, StopReason Reason, int BestFit, double Seconds)
{
    /// <summary>Why bodies that meet every example were passed over: one line for each.</summary>
    public ImmutableArray<string> PassedOver { get; init; } = [];

    /// <summary>Whether it is from the cache.</summary>
    public bool IsRemembered { get; init; }
}
