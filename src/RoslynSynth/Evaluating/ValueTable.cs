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
    private readonly Lock _lock = new();
    private T[] _values = new T[64];
    private int[] _hashes = new int[64];
    private int[] _slots = new int[256];
    private int _count;
    private long _byteCount;

    public override long ByteCount => _byteCount;

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

    private int Find(int[] slots, int hash, T value)
    {
        for (var i = Start(hash, slots); ; i = (i + 1) & (slots.Length - 1))
        {
            var number = Volatile.Read(ref slots[i]) - 1;
            if (number < 0) return -1;
            if (Volatile.Read(ref _hashes)[number] == hash && comparer.Equals(Volatile.Read(ref _values)[number], value)) return number;
        }
    }

    private int Add(int hash, T value)
    {
        lock (_lock)
        {
            if (Find(_slots, hash, value) is >= 0 and var number) return number;
            if (_count == _values.Length) Grow();
            _values[_count] = value;
            _hashes[_count] = hash;
            Put(_slots, hash, _count);
            _byteCount += 24 + sizeOf(value);
            return _count++;
        }
    }

    private void Grow()
    {
        var values = new T[_count * 2];
        Array.Copy(_values, values, _count);
        var hashes = new int[_count * 2];
        Array.Copy(_hashes, hashes, _count);
        var slots = new int[_count * 8];
        Volatile.Write(ref _values, values);
        Volatile.Write(ref _hashes, hashes);
        for (var number = 0; number < _count; number++) Put(slots, hashes[number], number);
        Volatile.Write(ref _slots, slots);
    }

    private static void Put(int[] slots, int hash, int number)
    {
        var i = Start(hash, slots);
        while (slots[i] != 0) i = (i + 1) & (slots.Length - 1);
        Volatile.Write(ref slots[i], number + 1);
    }

    private static int Start(int hash, int[] slots) => (int)((uint)hash * 2654435769u >> 7) & (slots.Length - 1);
}
