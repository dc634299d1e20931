namespace RoslynSynth.Searching.Chains;

/// <summary>What a result of a step is good for.</summary>
[Flags]
internal enum ChainUse
{
    /// <summary>Nothing: it has no value, or not the wanted one.</summary>
    None = 0,

    /// <summary>It is what is wanted.</summary>
    Answer = 1,

    /// <summary>Chains may go on from it.</summary>
    Kept = 2,

    /// <summary>A last step that is looked up may lead from it to what is wanted.</summary>
    End = 4,

    /// <summary>It is a sequence that has become too short to go on to what is wanted; other chains may still use it.</summary>
    Aside = 8,
}

/// <summary>Fills in the values of one application of a step, as far as they are of use, and counts the rows.</summary>
internal delegate ChainUse ChainComputation(ChainOrigin origin, Span<ChainValue> values, ref long rows);

/// <summary>Takes in the values of one application that are of some use; the hash only where they are to be kept.</summary>
internal delegate void ChainTaking(ChainOrigin origin, ReadOnlySpan<ChainValue> values, ChainHash hash, ChainUse use);

/// <summary>Applications of one step, computed at once by several threads and taken in by one, in order.</summary>
internal sealed class ChainBatch(int rowCount, int threadCount)
{
    private const int Capacity = 4096;

    /// <summary>Below this, handing work to another thread costs more than it saves.</summary>
    private const int LeastShared = 512;

    /// <summary>What a thread takes at once: some applications are much dearer than others.</summary>
    private const int ChunkSize = 128;
    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = threadCount };
    private readonly ChainOrigin[] _origins = new ChainOrigin[Capacity];
    private readonly ChainValue[] _values = new ChainValue[Capacity * rowCount];
    private readonly ChainUse[] _uses = new ChainUse[Capacity];
    private readonly ChainHash[] _hashes = new ChainHash[Capacity];

    public int Count { get; private set; }

    /// <summary>Adds an application; true where the batch is full.</summary>
    public bool Add(ChainOrigin origin)
    {
        _origins[Count++] = origin;
        return Count == Capacity;
    }

    /// <summary>Computes all applications, then hands those that are of use on in order, and is empty again.</summary>
    /// <param name="compute">Called from any thread.</param>
    /// <param name="take">Called on this thread only.</param>
    /// <returns>The rows that were computed.</returns>
    public long Run(ChainComputation compute, ChainTaking take)
    {
        var rows = 0L;
        if (threadCount == 1 || Count < LeastShared) Compute(0, Count);
        else Parallel.For(0, (Count + ChunkSize - 1) / ChunkSize, _options, c => Compute(c * ChunkSize, Math.Min((c + 1) * ChunkSize, Count)));
        for (var i = 0; i < Count; i++)
        {
            if (_uses[i] != ChainUse.None) take(_origins[i], ValuesOf(i), _hashes[i], _uses[i]);
        }

        Count = 0;
        return rows;

        void Compute(int start, int end)
        {
            var computed = 0L;
            for (var i = start; i < end; i++)
            {
                _uses[i] = compute(_origins[i], ValuesOf(i), ref computed);
                if (_uses[i].HasFlag(ChainUse.Kept)) _hashes[i] = ChainHash.Of(ValuesOf(i));
            }

            Interlocked.Add(ref rows, computed);
        }
    }

    private Span<ChainValue> ValuesOf(int index) => _values.AsSpan(index * rowCount, rowCount);
}
