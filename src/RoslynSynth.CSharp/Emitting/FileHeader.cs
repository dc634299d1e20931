namespace RoslynSynth.CSharp.Emitting;

/// <summary>What the header comment of a generated file says.</summary>
/// <param name="ToolVersion">The version of the tool.</param>
/// <param name="Seed">The seed of the search.</param>
/// <param name="SpecificationHash">The hash of the specification, to see whether the file is stale.</param>
/// <param name="ExampleCount">Number of examples.</param>
public sealed record FileHeader(string ToolVersion, ulong Seed, string SpecificationHash, int ExampleCount);
