using System.Collections.Immutable;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Chains;

/// <summary>What the values are that a chain passes through.</summary>
internal enum ChainKind
{
    /// <summary>A sequence of integers.</summary>
    Sequence,

    /// <summary>An integer.</summary>
    Number,

    /// <summary>A truth value: only ever the last.</summary>
    Truth,
}

/// <summary>One value: a sequence, or a number (0 or 1 for a truth value).</summary>
internal readonly record struct ChainValue(int[]? Items, int Number)
{
    public bool IsSame(ChainValue other) => Items is null ? other.Items is null && Number == other.Number : other.Items is { } items && Items.AsSpan().SequenceEqual(items);
}

/// <summary>Computes a step on one row; false where it has no value. The second argument is ignored by steps of one.</summary>
internal delegate bool ChainFunction(ChainValue first, ChainValue second, out ChainValue result);

/// <summary>A component that takes one or two values further, its lambda already chosen.</summary>
/// <param name="Arguments">One or two kinds.</param>
/// <param name="Result">What it makes.</param>
/// <param name="TermCost">Cost of the component and its lambda in the grammar.</param>
/// <param name="Run">Its meaning.</param>
/// <param name="Build">Its spelling, over the spelled arguments.</param>
internal sealed record ChainStep(ImmutableArray<ChainKind> Arguments, ChainKind Result, int TermCost, ChainFunction Run, Func<ImmutableArray<Term>, Term> Build)
{
    /// <summary>What it adds to the length of a chain: 1 for the cheapest steps of a kind, more for the others.</summary>
    public int Length { get; init; } = 1;

    /// <summary>The lambda of one integer that it takes, or null.</summary>
    public ChainLambda? Lambda { get; init; }

    /// <summary>Whether it combines two sequences element by element.</summary>
    public bool IsZip { get; init; }

    /// <summary>Whether the order of two arguments does not matter.</summary>
    public bool IsCommutative { get; init; }
}
