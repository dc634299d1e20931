using System.Collections.Immutable;
using RoslynSynth.Guides;
using RoslynSynth.Searching;

namespace RoslynSynth.CSharp;

/// <summary>How to synthesize.</summary>
public sealed record SynthesisOptions
{
    /// <summary>Limits of the search.</summary>
    public SearchOptions Search { get; init; } = new();

    /// <summary>Sets the costs of the search; the prior of the catalogue by default.</summary>
    public IGuide Guide { get; init; } = new UniformGuide();

    /// <summary>How many solutions of different behaviour are wanted.</summary>
    public int Top { get; init; } = 1;

    /// <summary>Emitted methods that are not wanted again.</summary>
    public ImmutableArray<string> Refused { get; init; } = [];

    /// <summary>Whether to run the cheapest solutions on fresh inputs: of two that cost the same the one with more values is better, and where they disagree, it is said.</summary>
    public bool LooksForAmbiguity { get; init; } = true;
}
