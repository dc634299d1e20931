using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using RoslynSynth.Evaluating;

namespace RoslynSynth.Searching;

/// <summary>How a kept term was built: a production and the slots of its arguments, or a leaf (negative production).</summary>
internal readonly record struct TermEntry(int Production, int A, int B, int C, int D)
{
    public const int Variable = -1;
    public const int Constant = -2;
    public const int Lifted = -3;

    /// <summary>A term that was not built from slots: A is its index among the context's external terms.</summary>
    public const int External = -4;

    /// <summary>A branch inside a loop's body: A is the slot of its condition, B and C those of its results.</summary>
    public const int Choice = -5;
    public const int WordCount = 5;

    public int this[int index] => index switch { 0 => A, 1 => B, 2 => C, _ => D };
}

/// <summary>
/// The kept terms of one type in one context: each behaviour once, in order of cost. Observations have a fixed stride and live in chunks: the first
/// grows by copying up to its full size, the others are full from the start. A hash finds, equality decides. One writer; other threads may look up
/// at any time.
/// </summary>
internal sealed class TermBank
{
    private const int ChunkWords = 1 << 19;
    private const int FirstChunkSlots = 16;
    private const int WordsPerLine = 16;
    private readonly int _chunkShift;
    private readonly int _chunkMask;
    private readonly List<int> _levelEnds = [0];
    private int[][] _columns = [];
    private int[][] _entries = [];
    private int _capacity;
    private ulong[] _table = new ulong[32];
    private LoneCounts _counts;

    public TermBank(Type type, int stride)
    {
        Type = type;
        Stride = stride;
        _chunkShift = Math.Max(4, BitOperations.Log2((uint)(ChunkWords / Math.Max(1, stride))));
        _chunkMask = (1 << _chunkShift) - 1;
    }

    public Type Type { get; }

    public int Stride { get; }

    public int Count => _counts.Count;

    public long ByteCount => (8L * _table.Length) + (4L * _capacity * ((_columns.Length == 0 ? 0 : Stride) + TermEntry.WordCount));

    /// <summary>Highest cost whose terms are all here.</summary>
    public int ClosedLevel => _levelEnds.Count - 1;

    /// <summary>The columns of consecutive slots as far as they lie together, at least one of them.</summary>
    public ReadOnlySpan<int> Run(int slot, int count)
    {
        var first = slot & _chunkMask;
        return Volatile.Read(ref _columns)[slot >> _chunkShift].AsSpan(first * Stride, Math.Min(count, _chunkMask + 1 - first) * Stride);
    }

    public Column this[int slot] => new(Volatile.Read(ref _columns)[slot >> _chunkShift], (slot & _chunkMask) * Stride);

    public TermEntry EntryOf(int slot)
    {
        var words = _entries[slot >> _chunkShift].AsSpan((slot & _chunkMask) * TermEntry.WordCount);
        return new TermEntry(words[0], words[1], words[2], words[3], words[4]);
    }

    /// <summary>The slots of one cost; empty for a level not yet closed.</summary>
    public (int Start, int End) Level(int cost) => cost > 0 && cost < _levelEnds.Count ? (_levelEnds[cost - 1], _levelEnds[cost]) : (0, 0);

    public int CostOf(int slot)
    {
        var index = _levelEnds.BinarySearch(slot + 1);
        return index >= 0 ? index : ~index;
    }

    public void CloseLevel(int cost)
    {
        while (_levelEnds.Count <= cost) _levelEnds.Add(Count);
    }

    public static uint Hash(ReadOnlySpan<int> words)
    {
        ulong hash = 0x9E3779B97F4A7C15;
        var i = 0;
        for (; i + 1 < words.Length; i += 2)
        {
            hash = (hash ^ ((uint)words[i] | ((ulong)(uint)words[i + 1] << 32))) * 0xD6E8FEB86659FD93;
            hash ^= hash >> 32;
        }

        if (i < words.Length) hash = (hash ^ (uint)words[i]) * 0xD6E8FEB86659FD93;
        return (uint)(hash ^ (hash >> 29)) | 1;
    }

    /// <summary>Asks the processor to fetch the place where a hash would be found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(uint hash)
    {
        if (!Sse.IsSupported) return;
        var table = Volatile.Read(ref _table);
        fixed (ulong* place = &table[(hash >> 1) & (uint)(table.Length - 1)]) Sse.Prefetch0(place);
    }

    /// <summary>
    /// The slots of many observations at once, −1 for those that are not kept; those with hash 0 are passed over. Safe from any thread; may miss
    /// what is being added at this moment. First fetches all columns that may be equal, then compares.
    /// </summary>
    public void FindAll(ReadOnlySpan<int> words, ReadOnlySpan<uint> hashes, Span<int> slots)
    {
        var table = Volatile.Read(ref _table);
        for (var i = 0; i < hashes.Length; i++)
        {
            slots[i] = hashes[i] == 0 ? -1 : FirstWith(table, hashes[i]);
            if (slots[i] >= 0) Prefetch(this[slots[i]].Rows(Stride));
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            if (slots[i] < 0) continue;
            var wanted = words.Slice(i * Stride, Stride);
            if (!this[slots[i]].Rows(Stride).SequenceEqual(wanted)) slots[i] = Find(table, wanted, hashes[i]);
        }
    }

    /// <summary>The slot of an observation, or −1.</summary>
    public int IndexOf(ReadOnlySpan<int> words) => Find(_table, words, Hash(words));

    /// <summary>Keeps a term unless its behaviour is kept already.</summary>
    public bool TryAdd(ReadOnlySpan<int> words, uint hash, in TermEntry entry)
    {
        if (Find(_table, words, hash) >= 0) return false;
        if (Count * 5L > _table.Length * 3L) Grow();
        Append(words, entry);
        Put(_table, hash, Count - 1);
        return true;
    }

    /// <summary>Keeps a term without looking whether one like it is kept already; it will not be found by its observation.</summary>
    public void Append(ReadOnlySpan<int> words, in TermEntry entry)
    {
        if (Count == _capacity) AddRoom();
        var chunk = Count >> _chunkShift;
        words.CopyTo(_columns[chunk].AsSpan((Count & _chunkMask) * Stride));
        ReadOnlySpan<int> parts = [entry.Production, entry.A, entry.B, entry.C, entry.D];
        parts.CopyTo(_entries[chunk].AsSpan((Count & _chunkMask) * TermEntry.WordCount));
        _counts.Count++;
    }

    /// <summary>Forgets observations but not how terms were built: old terms can still be spelled.</summary>
    public void ForgetObservations()
    {
        _columns = [];
        _table = new ulong[2];
    }

    private static unsafe void Prefetch(ReadOnlySpan<int> column)
    {
        if (!Sse.IsSupported) return;
        fixed (int* place = column)
        {
            for (var i = 0; i < column.Length; i += WordsPerLine) Sse.Prefetch0(place + i);
            Sse.Prefetch0(place + column.Length - 1);
        }
    }

    private static int FirstWith(ulong[] table, uint hash)
    {
        var mask = (uint)(table.Length - 1);
        for (var i = (hash >> 1) & mask; ; i = (i + 1) & mask)
        {
            var place = Volatile.Read(ref table[i]);
            if (place == 0) return -1;
            if ((uint)place == hash) return (int)(place >> 32);
        }
    }

    private int Find(ulong[] table, ReadOnlySpan<int> words, uint hash)
    {
        var mask = (uint)(table.Length - 1);
        for (var i = (hash >> 1) & mask; ; i = (i + 1) & mask)
        {
            var place = Volatile.Read(ref table[i]);
            if (place == 0) return -1;
            var slot = (int)(place >> 32);
            if ((uint)place == hash && this[slot].Rows(Stride).SequenceEqual(words)) return slot;
        }
    }

    /// <summary>Room for more slots. Readers may go on with the array that the first chunk had before: what they look for is there too.</summary>
    private void AddRoom()
    {
        var full = _chunkMask + 1;
        var slots = _capacity < full ? Math.Min(full, Math.Max(FirstChunkSlots, _capacity * 2)) : full;
        var columns = LargeArray.Allocate<int>(slots * Stride);
        var entries = LargeArray.Allocate<int>(slots * TermEntry.WordCount);
        if (_capacity is 0 || _capacity >= full)
        {
            Volatile.Write(ref _columns, [.. _columns, columns]);
            _entries = [.. _entries, entries];
            _capacity += slots;
            return;
        }

        _columns[0].CopyTo(columns, 0);
        _entries[0].CopyTo(entries, 0);
        Volatile.Write(ref _columns, [columns]);
        _entries = [entries];
        _capacity = slots;
    }

    private void Grow()
    {
        var table = LargeArray.AllocateZeros<ulong>(_table.Length * 2);
        foreach (var place in _table)
        {
            if (place != 0) Put(table, (uint)place, (int)(place >> 32));
        }

        Volatile.Write(ref _table, table);
    }

    private static void Put(ulong[] table, uint hash, int slot)
    {
        var mask = (uint)(table.Length - 1);
        var i = (hash >> 1) & mask;
        while (table[i] != 0) i = (i + 1) & mask;
        Volatile.Write(ref table[i], ((ulong)(uint)slot << 32) | hash);
    }
}
