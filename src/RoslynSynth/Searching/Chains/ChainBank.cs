namespace RoslynSynth.Searching.Chains;

/// <summary>How a kept value came about: a step and the slots of its arguments, or leaf number <paramref name="A"/> where the step is −1.</summary>
internal readonly record struct ChainOrigin(int Step, int A, int B);

/// <summary>The values of one kind that chains have reached, on all rows, each behaviour once, in order of length.</summary>
internal sealed class ChainBank(int rowCount)
{
    private const int BytesPerArray = 32;
    private readonly List<ChainValue> _values = [];
    private readonly List<ChainOrigin> _origins = [];
    private readonly List<int> _levelEnds = [];
    private readonly Dictionary<ulong, int> _known = [];

    public long ByteCount { get; private set; }

    public int Count => _origins.Count;

    public ChainValue this[int slot, int row] => _values[(slot * rowCount) + row];

    public ChainOrigin OriginOf(int slot) => _origins[slot];

    /// <summary>The slots of one length.</summary>
    public (int Start, int End) Level(int length) => length >= 0 && length < _levelEnds.Count ? (length == 0 ? 0 : _levelEnds[length - 1], _levelEnds[length]) : (0, 0);

    public void CloseLevel() => _levelEnds.Add(Count);

    /// <summary>The slot of the values with a hash, or −1.</summary>
    public int Find(ChainHash hash) => _known.GetValueOrDefault(hash.Value, -1);

    /// <summary>Keeps values unless others with the same hash are kept: then false. One in 2^64 is lost, which harms nobody.</summary>
    public bool Add(ReadOnlySpan<ChainValue> values, ChainOrigin origin)
    {
        if (!_known.TryAdd(Hash(values), Count)) return false;
        foreach (var value in values)
        {
            _values.Add(value);
            ByteCount += 16 + (value.Items is { } items ? BytesPerArray + (4 * items.Length) : 0);
        }

        _origins.Add(origin);
        ByteCount += 48;
        return true;
    }

    private static ulong Hash(ReadOnlySpan<ChainValue> values)
    {
        var hash = new ChainHash();
        foreach (var value in values)
        {
            hash.Add(value.Items?.Length ?? value.Number);
            foreach (var item in value.Items ?? []) hash.Add(item);
        }

        return hash.Value;
    }
}

/// <summary>Tells values on all rows from others: for each row its number, or its length and then its items.</summary>
internal struct ChainHash()
{
    public ulong Value { get; private set; } = 0x9E3779B97F4A7C15;

    public void Add(int word)
    {
        Value = (Value ^ (uint)word) * 0xD6E8FEB86659FD93;
        Value ^= Value >> 32;
    }
}
