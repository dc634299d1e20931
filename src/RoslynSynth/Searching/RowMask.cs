using System.Numerics;
using System.Runtime.Intrinsics;

namespace RoslynSynth.Searching;

/// <summary>A set of up to <see cref="RowLimit"/> rows. A value: copied, compared and combined without memory of its own.</summary>
internal readonly record struct RowMask
{
    /// <summary>Rows that a set can name.</summary>
    public const int RowLimit = 256;

    private readonly Vector256<ulong> _bits;

    private RowMask(Vector256<ulong> bits) => _bits = bits;

    public int Count =>
        BitOperations.PopCount(_bits[0]) + BitOperations.PopCount(_bits[1]) + BitOperations.PopCount(_bits[2]) + BitOperations.PopCount(_bits[3]);

    public bool IsEmpty => _bits == Vector256<ulong>.Zero;

    /// <summary>The first so many rows.</summary>
    public static RowMask First(int count)
    {
        var mask = default(RowMask);
        for (var row = 0; row < count; row++) mask = mask.With(row);
        return mask;
    }

    public RowMask With(int row) => new(_bits.WithElement(row >> 6, _bits[row >> 6] | (1UL << (row & 63))));

    public bool Contains(int row) => (_bits[row >> 6] >> (row & 63) & 1) != 0;

    public bool Covers(RowMask other) => Vector256.AndNot(other._bits, _bits) == Vector256<ulong>.Zero;

    public RowMask And(RowMask other) => new(_bits & other._bits);

    public RowMask Or(RowMask other) => new(_bits | other._bits);

    public override int GetHashCode() => HashCode.Combine(_bits[0], _bits[1], _bits[2], _bits[3]);
}
