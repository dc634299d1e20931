using System.Collections.Immutable;

namespace RoslynSynth.Learning;

/// <summary>Tasks that were drawn together: over the same arguments, with the same part of the grammar.</summary>
/// <param name="Number">Which draw it is, from 0.</param>
/// <param name="Choices">What terms are made of here.</param>
/// <param name="Tasks">The tasks.</param>
internal sealed record SampledDraw(int Number, ImmutableArray<SampledChoice> Choices, ImmutableArray<SampledTask> Tasks);

/// <summary>A component, a kind of constant, or the variables of a type.</summary>
/// <param name="Type">The type that it gives.</param>
/// <param name="Words">What it is known by, its own name first.</param>
internal sealed record SampledChoice(string Type, ImmutableArray<string> Words)
{
    /// <summary>Its own name.</summary>
    public string Key => Words[0];

    public bool IsVariable => Key.StartsWith("variable ", StringComparison.Ordinal);

    public bool IsConstant => Key.StartsWith("constant ", StringComparison.Ordinal);
}

/// <summary>A task drawn for training: what a guide sees, and what was chosen at each place of the term.</summary>
/// <param name="Places">Numbers of the features that are not zero.</param>
/// <param name="Values">Their values.</param>
/// <param name="Constants">Which of its draw's constants could be chosen: what the examples say of a literal, and which there are, differs between tasks.</param>
/// <param name="Nodes">The term, outermost first.</param>
internal sealed record SampledTask(ushort[] Places, Half[] Values, ushort[] Constants, ImmutableArray<SampledNode> Nodes);

/// <summary>A place in a term and what stands there.</summary>
/// <param name="Choice">Index of the choice in its draw.</param>
/// <param name="Parent">Index of the parent's, or −1 for the whole term.</param>
/// <param name="Position">Which argument of the parent.</param>
/// <param name="HasVariable">Whether a variable of the wanted type is in reach.</param>
internal readonly record struct SampledNode(int Choice, int Parent, byte Position, bool HasVariable);
