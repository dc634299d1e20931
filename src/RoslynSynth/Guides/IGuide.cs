using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;

namespace RoslynSynth.Guides;

/// <summary>Says what is likely, given what is wanted: costs are quantised negative log probabilities.</summary>
public interface IGuide
{
    /// <summary>Cost of one use; at least 1, so that a term costs more than its parts.</summary>
    int CostOf(Component component, Specification specification);

    /// <summary>Cost of one use of a constant; at least 1.</summary>
    int CostOf(Constant constant, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(constant);
        return constant.Cost;
    }

    /// <summary>
    /// What the examples add to the signature, in nats: the log probability of a use given both, less that given the signature alone. 0 where the guide
    /// knows nothing; not bounded.
    /// </summary>
    double LogOdds(Component component, Specification specification) => 0;

    /// <inheritdoc cref="LogOdds(Component, Specification)"/>
    double LogOdds(Constant constant, Specification specification) => 0;

    /// <summary>
    /// How well each of some choices fits a place of a term: its log probability there in nats, up to a number that all choices for the place share, so a softmax
    /// over the choices of the wanted type makes probabilities of them.
    /// </summary>
    /// <param name="choices">What may stand at a place; asked about at many places, so what can be prepared is prepared once.</param>
    /// <param name="specification">What is wanted.</param>
    /// <returns>Gives, for a place, a score for each choice in their order.</returns>
    Func<TermPlace, double[]> ScorerOf(ImmutableArray<PlaceChoice> choices, Specification specification)
    {
        double[] scores = [.. choices.Select(c => c.Component is { } component ? -CostOf(component, specification) : c.Constant is { } constant ? -CostOf(constant, specification) : -1.0)];
        return _ => scores;
    }
}

/// <summary>A place in a term.</summary>
/// <param name="Parent">The component whose argument it is (for the body of a lambda, the one that takes the lambda), or null for the whole term.</param>
/// <param name="Position">Which argument.</param>
public readonly record struct TermPlace(Component? Parent, int Position)
{
    /// <summary>The whole term.</summary>
    public static TermPlace Root { get; }
}

/// <summary>What may stand at a place of a term: a component, a constant, or a variable of a type; one of the three.</summary>
/// <param name="Component">The component.</param>
/// <param name="Constant">The constant.</param>
/// <param name="Variable">The type of the variables.</param>
public readonly record struct PlaceChoice(Component? Component = null, Constant? Constant = null, Type? Variable = null);
