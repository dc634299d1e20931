using System.Numerics;

namespace RoslynSynth.Searching;

/// <summary>A set of rows. Value equality; never changed once made.</summary>
internal readonly struct RowMask : IEquatable<RowMask>
{
    private readonly ulong[] _bits;

    private RowMask(ulong[] bits) => _bits = bits;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _bits) count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool IsEmpty => Array.TrueForAll(_bits, w => w == 0);

    public static RowMask Where(int rowCount, Func<int, bool> test)
    {
        var bits = new ulong[(rowCount + 63) / 64];
        for (var row = 0; row < rowCount; row++)
        {
            if (test(row)) bits[row >> 6] |= 1UL << (row & 63);
        }

        return new RowMask(bits);
    }

    public bool this[int row] => (_bits[row >> 6] >> (row & 63) & 1) != 0;

    public bool Covers(RowMask other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            if ((other._bits[i] & ~_bits[i]) != 0) return false;
        }

        return true;
    }

    public RowMask And(RowMask other) => Combine(other, static (a, b) => a & b);

    public RowMask Except(RowMask other) => Combine(other, static (a, b) => a & ~b);

    public bool Equals(RowMask other) => _bits.AsSpan().SequenceEqual(other._bits);

    public override bool Equals(object? obj) => obj is RowMask other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17UL;
        foreach (var word in _bits) hash = (hash ^ word) * 0x9E3779B97F4A7C15;
        return (int)(hash >> 32);
    }

    private RowMask Combine(RowMask other, Func<ulong, ulong, ulong> combine)
    {
        var bits = new ulong[_bits.Length];
        for (var i = 0; i < bits.Length; i++) bits[i] = combine(_bits[i], other._bits[i]);
        return new RowMask(bits);
    }
}
