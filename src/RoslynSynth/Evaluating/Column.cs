namespace RoslynSynth.Evaluating;

/// <summary>The words of one term on all rows of a context: a slice of a shared array.</summary>
internal readonly record struct Column(int[] Words, int Offset)
{
    public int this[int row] => Words[Offset + row];

    public ReadOnlySpan<int> Rows(int count) => Words.AsSpan(Offset, count);
}

/// <summary>Up to four argument columns. For a lambda argument, its column holds the body's results on the rows of <see cref="Map"/>.</summary>
internal struct Operands
{
    public Column A;
    public Column B;
    public Column C;
    public Column D;
    public RowMap? Map { readonly get; set; }

    public Column this[int index]
    {
        readonly get => index switch { 0 => A, 1 => B, 2 => C, _ => D };
        set
        {
            switch (index)
            {
                case 0: A = value; break;
                case 1: B = value; break;
                case 2: C = value; break;
                default: D = value; break;
            }
        }
    }
}
