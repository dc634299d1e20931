namespace RoslynSynth.Evaluating;

/// <summary>All values of one type that a search has met, each with a number. Safe for many threads; numbers never change.</summary>
internal abstract class ValueTable
{
    /// <summary>Rough memory held, in bytes.</summary>
    public abstract long ByteCount { get; }

    /// <summary>The word of a canonical value.</summary>
    public abstract int Encode(object? value);

    /// <summary>The value of a defined word.</summary>
    public abstract object? Decode(int word);
}

/// <inheritdoc/>
internal sealed class ValueTable<T>(IEqualityComparer<T> comparer, Func<T, int> sizeOf) : ValueTable
{
    private const int BytesPerValue = 40;
    private readonly Lock _lock = new();
    private T[] _values = new T[64];

    /// <summary>Hash in the upper half, number + 1 in the lower; 0 where free. At most half full.</summary>
    private ulong[] _slots = new ulong[128];

    /// <summary>The values and their bytes.</summary>
    private LoneCounts _counts;

    public override long ByteCount => _counts.Sum;

    public T this[int number] => Volatile.Read(ref _values)[number];

    public override int Encode(object? value) => Word.IsDirect(typeof(T))
        ? Word.Encode((T)value!, null!)
        : Intern((T)value!);

    public override object? Decode(int word) => Word.Decode(word, this);

    /// <summary>The number of a value; a new one where it was not met before.</summary>
    public int Intern(T value)
    {
        var hash = value is null ? 0 : comparer.GetHashCode(value);
        return Find(Volatile.Read(ref _slots), hash, value) is >= 0 and var number ? number : Add(hash, value);
    }

    private int Find(ulong[] slots, int hash, T value)
    {
        for (var i = Start(hash, slots); ; i = (i + 1) & (slots.Length - 1))
        {
            var slot = Volatile.Read(ref slots[i]);
            if (slot == 0) return -1;
            if ((int)(slot >> 32) == hash && comparer.Equals(this[(int)slot - 1], value)) return (int)slot - 1;
        }
    }

    private int Add(int hash, T value)
    {
        lock (_lock)
        {
            if (Find(_slots, hash, value) is >= 0 and var number) return number;
            if (_counts.Count == _values.Length) Grow();
            _values[_counts.Count] = value;
            Put(_slots, hash, _counts.Count);
            _counts.Sum += BytesPerValue + sizeOf(value);
            return _counts.Count++;
        }
    }

    private void Grow()
    {
        var values = new T[_counts.Count * 2];
        Array.Copy(_values, values, _counts.Count);
        var slots = new ulong[_slots.Length * 2];
        Volatile.Write(ref _values, values);
        foreach (var slot in _slots)
        {
            if (slot != 0) Put(slots, (int)(slot >> 32), (int)slot - 1);
        }

        Volatile.Write(ref _slots, slots);
    }

    private static void Put(ulong[] slots, int hash, int number)
    {
        var i = Start(hash, slots);
        while (slots[i] != 0) i = (i + 1) & (slots.Length - 1);
        Volatile.Write(ref slots[i], ((ulong)(uint)hash << 32) | (uint)(number + 1));
    }

    private static int Start(int hash, ulong[] slots) => (int)((uint)hash * 2654435769u >> 7) & (slots.Length - 1);
}
