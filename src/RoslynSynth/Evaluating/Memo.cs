using System.Runtime.CompilerServices;

namespace RoslynSynth.Evaluating;

/// <summary>
/// Results that a component gave lately, by the words of its arguments. Components are pure and words stand for one value each, so the same words
/// give the same result; columns of different terms share most of their words. A new entry takes the place of an old one.
/// </summary>
internal sealed class Memo
{
    private const int SizeBits = 12;
    private readonly Entry[] _entries = new Entry[1 << SizeBits];

    private Memo() => Array.Fill(_entries, new Entry { A = Word.Undefined });

    /// <summary>A memo where it pays: where a value is interned on the way. Operators on direct words are cheaper than a look into any memo.</summary>
    public static Memo? For(params ReadOnlySpan<Type> types)
    {
        foreach (var type in types)
        {
            if (!Word.IsDirect(type)) return new Memo();
        }

        return null;
    }

    /// <summary>The entry for defined words: where it is not theirs, it becomes theirs, without a result yet.</summary>
    /// <returns>Whether the result is known.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(int a, int b, int c, out Slot slot)
    {
        ref var entry = ref _entries[(uint)((a * -1640531535) + (b * -2048144789) + (c * -1028477379)) >> (32 - SizeBits)];
        slot = new Slot(ref entry.Result);
        if (entry.A == a && entry.B == b && entry.C == c) return true;
        entry = new Entry { A = a, B = b, C = c, Result = Word.Undefined };
        return false;
    }

    private struct Entry
    {
        public int A;
        public int B;
        public int C;
        public int Result;
    }

    /// <summary>Where a result is kept; undefined until it is set, so that what throws is remembered too.</summary>
    public readonly ref struct Slot(ref int result)
    {
        private readonly ref int _result = ref result;

        public int Result
        {
            get => _result;
            set => _result = value;
        }
    }
}
