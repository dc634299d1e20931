using RoslynSynth.Evaluating;

namespace RoslynSynth.Searching.Chains;

/// <summary>How a kept value came about: a step and the slots of its arguments, or leaf number <paramref name="A"/> where the step is −1.</summary>
internal readonly record struct ChainOrigin(int Step, int A, int B);

/// <summary>
/// The values of one kind that chains have reached, on all rows, each behaviour once, in order of length. Sequences lie one behind the other in large blocks: millions
/// of small arrays would keep the garbage collector busy.
/// </summary>
internal sealed class ChainBank(ChainKind kind, int rowCount, int tellingRow)
{
    private const int FilterSize = 1 << 18;
    private const int BlockSize = 1 << 20;
    private const int BytesPerOrigin = 41;

    /// <summary>For each value and row the number itself, or where the sequence starts: its length, then its items.</summary>
    private readonly List<int> _words = [];
    private readonly List<int[]> _blocks = [];
    private readonly List<ChainOrigin> _origins = [];
    private readonly List<bool> _areAsides = [];
    private readonly List<int> _levelEnds = [];
    private readonly Dictionary<ulong, int> _known = [];

    /// <summary>A Bloom filter of one hash: which values are kept for the row that tells most. Made with the first: many searches end before there is one.</summary>
    private ulong[] _filter = [];
    private int _used = BlockSize;

    public long ByteCount => ((long)_words.Count * sizeof(int)) + ((long)_blocks.Count * BlockSize * sizeof(int)) + ((long)Count * BytesPerOrigin) + ((long)_filter.Length * sizeof(ulong));

    public int Count => _origins.Count;

    public ChainOrigin OriginOf(int slot) => _origins[slot];

    /// <summary>Whether a value can no longer become what is wanted by steps of one argument.</summary>
    public bool IsAside(int slot) => _areAsides[slot];

    /// <summary>The value on a row; its items are a copy.</summary>
    public ChainValue Of(int slot, int row)
    {
        var word = _words[(slot * rowCount) + row];
        if (kind != ChainKind.Sequence) return new(null, word);
        var (block, start) = (_blocks[word / BlockSize], word % BlockSize);
        return new(block.AsSpan(start + 1, block[start]).ToArray(), 0);
    }

    /// <summary>The slots of one length.</summary>
    public (int Start, int End) Level(int length) => length >= 0 && length < _levelEnds.Count ? (length == 0 ? 0 : _levelEnds[length - 1], _levelEnds[length]) : (0, 0);

    public void CloseLevel() => _levelEnds.Add(Count);

    /// <summary>The slot of the values with a hash, or −1.</summary>
    public int Find(ChainHash hash) => _known.GetValueOrDefault(hash.Value, -1);

    /// <summary>Whether some kept values may have a hash on the row that tells most: quick, and seldom right by chance.</summary>
    public bool MayHold(ChainHash hash) => _filter.Length > 0 && (_filter[hash.Value % FilterSize] & (1UL << (int)(hash.Value >> 58))) != 0;

    /// <summary>Keeps values unless others with the same hash are kept: then false. One in 2^64 is lost, which harms nobody.</summary>
    public bool Add(ReadOnlySpan<ChainValue> values, ChainHash hash, ChainOrigin origin, bool isAside = false)
    {
        if (!_known.TryAdd(hash.Value, Count)) return false;
        foreach (var value in values) _words.Add(value.Items is { } items ? Store(items) : value.Number);
        var telling = ChainHash.Of(values.Slice(tellingRow, 1)).Value;
        if (_filter.Length == 0) _filter = new ulong[FilterSize];
        _filter[telling % FilterSize] |= 1UL << (int)(telling >> 58);
        _origins.Add(origin);
        _areAsides.Add(isAside);
        return true;
    }

    private int Store(int[] items)
    {
        if (_used + items.Length + 1 > BlockSize)
        {
            _blocks.Add(LargeArray.Allocate<int>(BlockSize));
            _used = 0;
        }

        var start = _used;
        _blocks[^1][start] = items.Length;
        items.CopyTo(_blocks[^1], start + 1);
        _used += items.Length + 1;
        return ((_blocks.Count - 1) * BlockSize) + start;
    }
}

/// <summary>Tells values on all rows from others: for each row its number, or its length and then its items.</summary>
internal struct ChainHash()
{
    public ulong Value { get; private set; } = 0x9E3779B97F4A7C15;

    public static ChainHash Of(ReadOnlySpan<ChainValue> values)
    {
        var hash = new ChainHash();
        foreach (var value in values)
        {
            hash.Add(value.Items?.Length ?? value.Number);
            foreach (var item in value.Items ?? []) hash.Add(item);
        }

        return hash;
    }

    public void Add(int word)
    {
        Value = (Value ^ (uint)word) * 0xD6E8FEB86659FD93;
        Value ^= Value >> 32;
    }
}
