using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>How one member of a portfolio searches.</summary>
/// <param name="Name">Its name in options and reports.</param>
/// <param name="Grammar">What it builds terms of, and at which costs.</param>
internal sealed record Strategy(string Name, Grammar Grammar)
{
    private const int BodyCost = 3;

    /// <summary>In pipelines, what stands beside the sequence that flows through (a count, an index) costs at most this.</summary>
    private const int SideCost = 3;

    /// <summary>Its part of the work, relative to the others.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Lambda bodies up to this cost are tried on sequences whose elements no lambda context knows; 0 for none.</summary>
    public int LateBodyCost { get; init; }

    /// <summary>Sequences up to this cost are such sources.</summary>
    public int LateSourceCost { get; init; }

    /// <summary>Lambda bodies above this cost are not looked for.</summary>
    public int BodyCostLimit { get; init; } = int.MaxValue;

    /// <summary>Whether sequences are handled only outside of lambdas and everything else only inside.</summary>
    public bool IsPipeline { get; init; }

    /// <summary>Everything that the grammar can build, cheapest first.</summary>
    public static Strategy Enumeration(Grammar grammar) => new("enumeration", grammar);

    /// <summary>
    /// Long chains of sequence operations with short lambdas, as LINQ is written: no arithmetic outside of lambdas, no sequences inside. Reaches
    /// depths that the whole grammar can't.
    /// </summary>
    public static Strategy Pipelines(Grammar grammar) => new("pipelines", grammar)
    {
        Share = 0.7,
        LateBodyCost = BodyCost,
        LateSourceCost = int.MaxValue,
        BodyCostLimit = BodyCost,
        IsPipeline = true,
    };

    /// <summary>The highest cost of an argument, beyond what the level allows.</summary>
    public int ArgumentCostLimit(Production production, int index, int depth) =>
        IsPipeline && depth == 0 && index > 0 && index != production.LambdaIndex && !production.ArgumentTypes[index].IsArray ? SideCost : int.MaxValue;

    /// <summary>Whether a production is tried at a depth of lambdas.</summary>
    public bool Allows(Production production, int depth)
    {
        if (!IsPipeline) return true;
        var hasSequence = production.Component.ParameterTypes.Any(t => t.IsArray);
        return depth == 0 ? hasSequence : !hasSequence && !production.Component.ResultType.IsArray;
    }
}
