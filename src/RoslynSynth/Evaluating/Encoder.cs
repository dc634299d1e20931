namespace RoslynSynth.Evaluating;

/// <summary>Turns results of components into words. Values of absurd size become <see cref="Word.Undefined"/>.</summary>
internal abstract class Encoder<T>
{
    /// <summary>Longest string or sequence that a search keeps.</summary>
    protected const int LengthLimit = 4096;

    public abstract int Encode(T value);

    public static Encoder<T> For(ValueStore store)
    {
        var type = typeof(T);
        if (Word.IsDirect(type)) return new DirectEncoder();
        var canonical = Grammars.CanonicalTypes.Of(type);
        if (canonical == type) return new TableEncoder(store.Table<T>());
        if (!canonical.IsArray) throw new ArgumentException($"A component must not return {type}.");
        return (Encoder<T>)Activator.CreateInstance(typeof(SequenceEncoder<,>).MakeGenericType(type, canonical.GetElementType()!), store)!;
    }

    private sealed class DirectEncoder : Encoder<T>
    {
        public override int Encode(T value) => Word.Encode(value, this);
    }

    private sealed class TableEncoder(ValueTable<T> table) : Encoder<T>
    {
        public override int Encode(T value) =>
            value is string { Length: > LengthLimit } or Array { Length: > LengthLimit } ? Word.Undefined : table.Intern(value);
    }
}

/// <summary>Materialises lazy and other sequences as arrays.</summary>
internal sealed class SequenceEncoder<TSequence, TItem>(ValueStore store) : Encoder<TSequence>
    where TSequence : class, IEnumerable<TItem>
{
    private readonly ValueTable<TItem[]> _table = store.Table<TItem[]>();

    public override int Encode(TSequence value)
    {
        var items = value switch
        {
            null => null!,
            TItem[] array => array,
            // Taken whole, a sequence of one is not asked for its key; taken one by one, it is, as where C# goes on with it.
            IOrderedEnumerable<TItem> ordered => ordered.Where(static _ => true).ToArray(),
            _ => value.ToArray(),
        };
        return items is { Length: > LengthLimit } ? Word.Undefined : _table.Intern(items);
    }
}
