using RoslynSynth.Grammars;
using RoslynSynth.Specifications;

namespace RoslynSynth.Guides;

/// <summary>The prior of the catalogue, the same for every specification.</summary>
public sealed class UniformGuide : IGuide
{
    /// <inheritdoc/>
    public int CostOf(Component component, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(component);
        return component.Traits.Cost;
    }
}
