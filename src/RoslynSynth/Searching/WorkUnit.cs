using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>A range of slots of one bank.</summary>
internal readonly record struct Slice(TermBank Bank, int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>A small block of applications of one production, tried in a fixed order. Units are made, and their results merged, in one order.</summary>
internal sealed record WorkUnit(SearchContext Context, Production Production, TermBank Result, Slice[] Arguments)
{
    /// <summary>Whether the second slot must not come before the first (a commutative production over one slice).</summary>
    public bool IsTriangular { get; init; }

    /// <summary>For a lambda: the rows of its context that belong to the source.</summary>
    public RowMap? Map { get; init; }

    /// <summary>For a lambda: the generation of its scope.</summary>
    public int Generation { get; init; }

    public long Size => Arguments.Aggregate(1L, (size, a) => size * a.Length);
}
