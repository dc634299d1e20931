using System.Collections.Immutable;

namespace RoslynSynth.Specifications;

/// <summary>What a function must do: its signature and examples, and what the author allows.</summary>
/// <param name="Signature">The signature of the wanted function.</param>
/// <param name="Examples">At least one example; free of contradictions once read.</param>
public sealed record Specification(Signature Signature, ImmutableArray<Example> Examples)
{
    /// <summary>A name for reports, for example <c>psb2/fizz-buzz</c> or <c>Names.Initials</c>.</summary>
    public string Name { get; init; } = Signature.Name;

    /// <summary>Literals that the author expects to be useful (int, long, double, bool, char or string).</summary>
    public ImmutableArray<object> Constants { get; init; } = [];

    /// <summary>How far a double may be off: absolute, or relative for values above 1.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Whether the order of a resulting sequence is free.</summary>
    public bool IsUnordered { get; init; }

    /// <summary>Conditions for judging only; the search never sees them.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>Rows for judging only (a suite's <c>test</c> rows); the search never sees them.</summary>
    public ImmutableArray<Example> Unseen { get; init; } = [];
}
