using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>How one member of a portfolio searches.</summary>
/// <param name="Name">Its name in options and reports.</param>
/// <param name="Grammar">What it builds terms of, and at which costs.</param>
internal sealed record Strategy(string Name, Grammar Grammar)
{
    /// <summary>Everything that the grammar can build, cheapest first.</summary>
    public static Strategy Enumeration(Grammar grammar) => new("enumeration", grammar);
}
