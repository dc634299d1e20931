using System.Collections.Immutable;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Workspaces.Answers;

namespace RoslynSynth.Workspaces;

/// <summary>How to fill.</summary>
public sealed record FillOptions
{
    /// <summary>Limits of the search for one method.</summary>
    public SynthesisOptions Synthesis { get; init; } = new() { LooksForAmbiguity = false };

    /// <summary>How much the wall around candidates is insisted on.</summary>
    public WallUse Wall { get; init; } = WallUse.Required;

    /// <summary>Assemblies or .cs files whose public members may be used.</summary>
    public ImmutableArray<string> Components { get; init; } = [];

    /// <summary>Only methods of these names (<c>Make</c> or <c>Slugs.Make</c>); all where empty.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Remembers answers from run to run; null for none.</summary>
    public AnswerCache? Cache { get; init; }

    /// <summary>The part of the methods to look at; null for all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Only methods of these documentation ids; all where empty.</summary>
    public ImmutableArray<string> OnlyIds { get; init; } = [];
}
