namespace RoslynSynth.Grammars;

/// <summary>A literal that the search may use.</summary>
/// <param name="Value">Its canonical value.</param>
/// <param name="Type">Its canonical type.</param>
/// <param name="Cost">Cost of one use: low for what every program uses or the author named, high for what merely copies an output.</param>
public sealed record Constant(object? Value, Type Type, int Cost);
