using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>What a work unit found: observations not seen before it ran, in order. Some may still turn out to be doubles when merged.</summary>
internal sealed class UnitResult(WorkUnit unit)
{
    public WorkUnit Unit { get; } = unit;

    public long TriedCount { get; set; }

    public List<TermEntry> Entries { get; } = [];

    public List<uint> Hashes { get; } = [];

    public int[] Words { get; set; } = [];
}

/// <summary>Evaluates work units. Has its own kernels: one for each thread.</summary>
internal sealed class UnitRunner(ValueStore store)
{
    private const int BlockSize = 256;
    private readonly Dictionary<Component, Kernel> _kernels = [];
    private readonly TermEntry[] _entries = new TermEntry[BlockSize];
    private readonly uint[] _hashes = new uint[BlockSize];
    private int[] _block = [];
    private int _blockCount;

    public UnitResult Run(WorkUnit unit)
    {
        var result = new UnitResult(unit);
        var stride = unit.Context.RowCount;
        if (_block.Length < BlockSize * stride) _block = new int[BlockSize * stride];
        _blockCount = 0;
        var kernel = KernelOf(unit.Production.Component);
        var operands = new Operands { Map = unit.Map };
        Span<int> slots = [0, 0, 0, unit.Generation];
        Sweep(unit, 0, kernel, ref operands, slots, result);
        Flush(unit, result);
        return result;
    }

    private void Sweep(WorkUnit unit, int dimension, Kernel kernel, ref Operands operands, Span<int> slots, UnitResult result)
    {
        var slice = unit.Arguments[dimension];
        var isLast = dimension == unit.Arguments.Length - 1;
        var start = unit.IsTriangular && dimension == 1 ? Math.Max(slice.Start, slots[0]) : slice.Start;
        for (var slot = start; slot < slice.End; slot++)
        {
            slots[dimension] = slot;
            operands[dimension] = slice.Bank[slot];
            if (isLast) Try(unit, kernel, operands, slots, result);
            else Sweep(unit, dimension + 1, kernel, ref operands, slots, result);
        }
    }

    private void Try(WorkUnit unit, Kernel kernel, in Operands operands, ReadOnlySpan<int> slots, UnitResult result)
    {
        var stride = unit.Context.RowCount;
        var words = _block.AsSpan(_blockCount * stride, stride);
        kernel.Run(operands, words);
        result.TriedCount++;
        if (words.Contains(Word.Undefined) && words.Count(Word.Undefined) * 2 > stride) return;
        var hash = TermBank.Hash(words);
        unit.Result.Prefetch(hash);
        _hashes[_blockCount] = hash;
        _entries[_blockCount] = new TermEntry(unit.Production.Id.Value, slots[0], slots[1], slots[2], slots[3]);
        if (++_blockCount == BlockSize) Flush(unit, result);
    }

    /// <summary>Second pass over a block, when the places to probe have arrived in the cache.</summary>
    private void Flush(WorkUnit unit, UnitResult result)
    {
        var stride = unit.Context.RowCount;
        for (var i = 0; i < _blockCount; i++)
        {
            var words = _block.AsSpan(i * stride, stride);
            if (unit.Result.Contains(words, _hashes[i]) && !unit.Context.IsWanted(unit.Result.Type, _hashes[i])) continue;
            var offset = result.Entries.Count * stride;
            if (result.Words.Length < offset + stride) result.Words = Grown(result.Words, offset + stride);
            words.CopyTo(result.Words.AsSpan(offset));
            result.Entries.Add(_entries[i]);
            result.Hashes.Add(_hashes[i]);
        }

        _blockCount = 0;
    }

    private static int[] Grown(int[] words, int needed)
    {
        Array.Resize(ref words, Math.Max(needed, Math.Max(64, words.Length * 2)));
        return words;
    }

    private Kernel KernelOf(Component component)
    {
        if (!_kernels.TryGetValue(component, out var kernel)) _kernels[component] = kernel = component.CreateKernel(store);
        return kernel;
    }
}
