using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching.Loops;

/// <summary>Kernels by component; for one thread.</summary>
internal sealed class KernelSet(ValueStore store)
{
    private readonly Dictionary<Component, Kernel> _kernels = [];

    public Kernel Of(Component component)
    {
        if (!_kernels.TryGetValue(component, out var kernel)) _kernels[component] = kernel = component.CreateKernel(store);
        return kernel;
    }
}
