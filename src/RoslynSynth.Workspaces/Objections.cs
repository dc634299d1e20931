using System.Collections.Immutable;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>What the user's tests said against earlier bodies of a method.</summary>
/// <param name="Bodies">The emitted methods that were refused.</param>
/// <param name="Claims">What failed properties say about their counterexamples; run, where they are more than literals.</param>
/// <param name="Conditions">What they say that is no example.</param>
internal sealed record Objections(ImmutableArray<string> Bodies, ImmutableArray<CallClaim> Claims, ImmutableArray<Condition> Conditions)
{
    public static Objections None { get; } = new([], [], []);
}
