using System.Collections.Concurrent;

namespace RoslynSynth.Evaluating;

/// <summary>The value tables of one search.</summary>
internal sealed class ValueStore
{
    private readonly ConcurrentDictionary<Type, ValueTable> _tables = new();

    /// <summary>Rough memory held, in bytes.</summary>
    public long ByteCount => _tables.Values.Sum(t => t.ByteCount);

    public ValueTable<T> Table<T>() =>
        (ValueTable<T>)_tables.GetOrAdd(typeof(T), static _ => new ValueTable<T>(ValueComparers.For<T>(), ValueComparers.SizeOf));

    public ValueTable Table(Type type) => _tables.TryGetValue(type, out var table)
        ? table
        : (ValueTable)typeof(ValueStore).GetMethod(nameof(Table), 1, [])!.MakeGenericMethod(type).Invoke(this, null)!;

    /// <summary>The word of a canonical value.</summary>
    public int Encode(object? value, Type type) => type == typeof(int) ? (int)value! : Table(type).Encode(value);

    /// <summary>The value of a defined word.</summary>
    public object? Decode(int word, Type type) => Table(type).Decode(word);
}
