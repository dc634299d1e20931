using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>A term that fits every example in columns. It becomes a solution only when Roslyn has compiled it and the sandbox has run it.</summary>
/// <param name="Body">The body of the function over its parameters.</param>
/// <param name="Parameters">The function's parameters as variables, in order.</param>
/// <param name="Cost">The sum of the costs of its parts, and a little for each parameter that it does not use.</param>
public sealed record Candidate(Term Body, System.Collections.Immutable.ImmutableArray<Variable> Parameters, int Cost)
{
    /// <summary>What found it; <see cref="Strategies.None"/> is enumeration.</summary>
    public Strategies FoundBy { get; init; }

    /// <summary>Terms that were tried until it was found.</summary>
    public long TermsTried { get; init; }
}
