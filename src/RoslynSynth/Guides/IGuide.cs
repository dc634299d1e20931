using RoslynSynth.Grammars;
using RoslynSynth.Specifications;

namespace RoslynSynth.Guides;

/// <summary>Sets the costs of a search: the quantised negative log probability of a component, given what is wanted.</summary>
public interface IGuide
{
    /// <summary>Cost of one use; at least 1, so that a term costs more than its parts.</summary>
    int CostOf(Component component, Specification specification);

    /// <summary>By how much the examples make a component more likely than the prior says, in nats; 0 where the guide knows nothing.</summary>
    double LogOdds(Component component, Specification specification) => 0;

    /// <summary>Cost of one use of a constant; at least 1.</summary>
    int CostOf(Constant constant, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(constant);
        return constant.Cost;
    }
}
