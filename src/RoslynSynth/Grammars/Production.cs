using System.Collections.Immutable;

namespace RoslynSynth.Grammars;

/// <summary>Index of a production in its grammar.</summary>
public readonly record struct ProductionId(int Value);

/// <summary>A component with its cost for one specification.</summary>
/// <param name="Id">Its index in the grammar.</param>
/// <param name="Component">What it computes.</param>
/// <param name="Cost">Cost of one use, at least 1.</param>
/// <param name="LogOdds">By how much the guide thinks it more likely than its prior cost says, in nats.</param>
public sealed record Production(ProductionId Id, Component Component, int Cost, double LogOdds = 0)
{
    /// <summary>Canonical types of the arguments; for the lambda, of its body.</summary>
    public ImmutableArray<Type> ArgumentTypes { get; } =
        [.. Component.ParameterTypes.Select(t => Component.IsFunction(t) ? CanonicalTypes.Of(t.GetGenericArguments()[^1]) : t)];

    /// <summary>Position of the lambda argument, or −1.</summary>
    public int LambdaIndex { get; } = Component.LambdaIndex;
}
