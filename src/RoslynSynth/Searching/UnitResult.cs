namespace RoslynSynth.Searching;

/// <summary>
/// What a work unit found: observations not seen before it ran, in order. Some may still turn out to be doubles when merged. Used again for other
/// units once it was merged.
/// </summary>
internal sealed class UnitResult
{
    /// <summary>More than so many words are not held on to between units.</summary>
    private const int HeldWordLimit = 1 << 18;

    public WorkUnit Unit { get; private set; } = null!;

    public long TriedCount { get; set; }

    public List<TermEntry> Entries { get; } = [];

    public List<uint> Hashes { get; } = [];

    public int[] Words { get; private set; } = [];

    public void Begin(WorkUnit unit)
    {
        Unit = unit;
        TriedCount = 0;
        Entries.Clear();
        Hashes.Clear();
        if (Words.Length > HeldWordLimit) Words = [];
    }

    public void Add(in TermEntry entry, uint hash, ReadOnlySpan<int> words)
    {
        var offset = Entries.Count * words.Length;
        if (Words.Length < offset + words.Length)
        {
            var grown = new int[Math.Max(offset + words.Length, Math.Max(64, Words.Length * 2))];
            Words.AsSpan(0, offset).CopyTo(grown);
            Words = grown;
        }

        words.CopyTo(Words.AsSpan(offset));
        Entries.Add(entry);
        Hashes.Add(hash);
    }
}
