using System.Numerics;

namespace RoslynSynth.Searching;

/// <summary>A set of up to <see cref="RowLimit"/> rows. A value: copied, compared and combined without memory of its own.</summary>
/// <remarks>Four numbers and no vector: what holds a vector can't be compiled ahead of time, nor can any list or tuple of it.</remarks>
internal readonly record struct RowMask(ulong First64, ulong Second64, ulong Third64, ulong Fourth64)
{
    /// <summary>Rows that a set can name.</summary>
    public const int RowLimit = 256;

    public int Count => BitOperations.PopCount(First64) + BitOperations.PopCount(Second64) + BitOperations.PopCount(Third64) + BitOperations.PopCount(Fourth64);

    public bool IsEmpty => (First64 | Second64 | Third64 | Fourth64) == 0;

    /// <summary>The first so many rows.</summary>
    public static RowMask First(int count)
    {
        var mask = default(RowMask);
        for (var row = 0; row < count; row++) mask = mask.With(row);
        return mask;
    }

    public RowMask With(int row)
    {
        var bit = 1UL << (row & 63);
        return (row >> 6) switch
        {
            0 => this with { First64 = First64 | bit },
            1 => this with { Second64 = Second64 | bit },
            2 => this with { Third64 = Third64 | bit },
            _ => this with { Fourth64 = Fourth64 | bit },
        };
    }

    public bool Contains(int row) => ((row >> 6) switch { 0 => First64, 1 => Second64, 2 => Third64, _ => Fourth64 } >> (row & 63) & 1) != 0;

    public bool Covers(RowMask other) =>
        ((other.First64 & ~First64) | (other.Second64 & ~Second64) | (other.Third64 & ~Third64) | (other.Fourth64 & ~Fourth64)) == 0;

    public RowMask And(RowMask other) => new(First64 & other.First64, Second64 & other.Second64, Third64 & other.Third64, Fourth64 & other.Fourth64);

    public RowMask Or(RowMask other) => new(First64 | other.First64, Second64 | other.Second64, Third64 | other.Third64, Fourth64 | other.Fourth64);
}
