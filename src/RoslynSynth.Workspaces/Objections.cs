using System.Collections.Immutable;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.Workspaces;

/// <summary>What the user's tests said against earlier bodies of a method.</summary>
/// <param name="Bodies">The emitted methods that were refused.</param>
/// <param name="Claims">What failed properties say about their counterexamples; run, where they are more than literals.</param>
internal sealed record Objections(ImmutableArray<string> Bodies, ImmutableArray<CallClaim> Claims)
{
    public static Objections None { get; } = new([], []);
}
