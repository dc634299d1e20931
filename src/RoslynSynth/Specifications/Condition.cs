namespace RoslynSynth.Specifications;

/// <summary>What must hold of a function besides its examples: a C# condition over calls of it, free of other names than the library's.</summary>
/// <param name="Text">The condition.</param>
/// <param name="Place">Where its author says so.</param>
public sealed record Condition(string Text, SourcePlace Place);
