using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>Evaluates work units. Has its own kernels: one for each thread.</summary>
internal sealed class UnitRunner(ValueStore store)
{
    private readonly Dictionary<Component, Kernel> _kernels = [];
    private readonly TermBlock _block = new();

    public void Run(WorkUnit unit, UnitResult result)
    {
        result.Begin(unit);
        _block.Begin(unit, KernelOf(unit.Production.Component), result);
        Span<int> slots = [0, 0, 0, unit.Generation];
        Sweep(unit, 0, slots);
        _block.Screen();
    }

    private void Sweep(WorkUnit unit, int dimension, Span<int> slots)
    {
        var slice = unit.Arguments[dimension];
        var start = unit.IsTriangular && dimension == 1 ? Math.Max(slice.Start, slots[0]) : slice.Start;
        if (dimension == unit.Arguments.Length - 1)
        {
            _block.Add(slots, start, slice.End);
            return;
        }

        for (var slot = start; slot < slice.End; slot++)
        {
            slots[dimension] = slot;
            Sweep(unit, dimension + 1, slots);
        }
    }

    private Kernel KernelOf(Component component)
    {
        if (!_kernels.TryGetValue(component, out var kernel)) _kernels[component] = kernel = component.CreateKernel(store);
        return kernel;
    }
}
