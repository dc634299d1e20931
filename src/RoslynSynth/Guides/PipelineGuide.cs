using RoslynSynth.Grammars;
using RoslynSynth.Specifications;

namespace RoslynSynth.Guides;

/// <summary>Costs for long chains: one for each usual step, so that depth and not rarity decides.</summary>
public sealed class PipelineGuide : IGuide
{
    /// <inheritdoc/>
    public int CostOf(Component component, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(component);
        return component.Traits.Cost <= 2 ? 1 : 2;
    }
}
