using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RoslynSynth.Evaluating;

/// <summary>
/// Exact equality of canonical values, stricter than C#'s: doubles by bits, sets and dictionaries with their order of enumeration. Two values
/// that any component can tell apart must differ here.
/// </summary>
internal static class ValueComparers
{
    public static IEqualityComparer<T> For<T>()
    {
        var type = typeof(T);
        if (type == typeof(string)) return (IEqualityComparer<T>)(object)new StringComparerByCodeUnits();
        if (type == typeof(double)) return (IEqualityComparer<T>)(object)new DoubleComparerByBits();
        if (type == typeof(decimal)) return (IEqualityComparer<T>)(object)new DecimalComparerByBits();
        if (type == typeof(int[])) return (IEqualityComparer<T>)(object)new IntsComparer();
        if (type.IsArray) return Make<T>(typeof(ArrayComparer<>), type.GetElementType()!);
        if (!type.IsGenericType) return EqualityComparer<T>.Default;
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (definition == typeof(HashSet<>)) return Make<T>(typeof(SetComparer<>), arguments);
        if (definition == typeof(Dictionary<,>)) return Make<T>(typeof(DictionaryComparer<,>), arguments);
        if (typeof(ITuple).IsAssignableFrom(type)) return new TupleComparer<T>();
        if (definition == typeof(Nullable<>)) return Make<T>(typeof(NullableComparer<>), arguments);
        return EqualityComparer<T>.Default;
    }

    /// <summary>Rough size in bytes of a value beyond its slot in the table.</summary>
    public static int SizeOf<T>(T value) => value switch
    {
        string s => 24 + (2 * s.Length),
        Array a => 32 + (8 * a.Length),
        System.Collections.ICollection c => 64 + (32 * c.Count),
        _ => typeof(T).IsValueType ? 8 : 32,
    };

    private static IEqualityComparer<T> Make<T>(Type definition, params Type[] arguments) =>
        (IEqualityComparer<T>)Activator.CreateInstance(definition.MakeGenericType(arguments))!;

    private sealed class StringComparerByCodeUnits : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => string.Equals(x, y);

        public int GetHashCode(string value)
        {
            var bytes = MemoryMarshal.AsBytes(value.AsSpan());
            var hash = (ulong)value.Length;
            for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            var rest = 0UL;
            foreach (var part in bytes) rest = (rest << 8) | part;
            hash = Mix(hash, rest);
            return (int)(hash ^ (hash >> 32));
        }

        private static ulong Mix(ulong hash, ulong part)
        {
            hash = (hash ^ part) * 0x9E3779B97F4A7C15;
            return hash ^ (hash >> 29);
        }
    }

    private sealed class DoubleComparerByBits : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Bits(x) == Bits(y);

        public int GetHashCode(double value) => Bits(value).GetHashCode();

        private static long Bits(double value) => double.IsNaN(value) ? long.MaxValue : BitConverter.DoubleToInt64Bits(value);
    }

    /// <summary>1.0 and 1.00 are equal but are written differently.</summary>
    private sealed class DecimalComparerByBits : IEqualityComparer<decimal>
    {
        public bool Equals(decimal x, decimal y) => x == y && x.Scale == y.Scale && decimal.IsNegative(x) == decimal.IsNegative(y);

        public int GetHashCode(decimal value) => value.GetHashCode();
    }

    private sealed class IntsComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x is null || y is null ? x == y : x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] value)
        {
            var hash = (uint)value.Length;
            foreach (var item in value) hash = (BitOperations.RotateLeft(hash, 5) ^ (uint)item) * 0x9E3779B1u;
            return (int)hash;
        }
    }

    private sealed class ArrayComparer<T> : IEqualityComparer<T[]>
    {
        private readonly IEqualityComparer<T> _items = For<T>();

        public bool Equals(T[]? x, T[]? y)
        {
            if (x is null || y is null) return x == y;
            if (x.Length != y.Length) return false;
            for (var i = 0; i < x.Length; i++)
            {
                if (!_items.Equals(x[i], y[i])) return false;
            }

            return true;
        }

        public int GetHashCode(T[] value)
        {
            var hash = (uint)value.Length;
            foreach (var item in value)
                hash = (BitOperations.RotateLeft(hash, 5) ^ (uint)(item is null ? 0 : _items.GetHashCode(item))) * 0x9E3779B1u;
            return (int)hash;
        }
    }

    private sealed class SetComparer<T> : IEqualityComparer<HashSet<T>>
    {
        private readonly IEqualityComparer<T[]> _items = For<T[]>();

        public bool Equals(HashSet<T>? x, HashSet<T>? y) => x is null || y is null ? x == y : x.Count == y.Count && _items.Equals([.. x], [.. y]);

        public int GetHashCode(HashSet<T> value) => _items.GetHashCode([.. value]);
    }

    private sealed class DictionaryComparer<TKey, TValue> : IEqualityComparer<Dictionary<TKey, TValue>>
        where TKey : notnull
    {
        private readonly IEqualityComparer<TKey[]> _keys = For<TKey[]>();
        private readonly IEqualityComparer<TValue[]> _values = For<TValue[]>();

        public bool Equals(Dictionary<TKey, TValue>? x, Dictionary<TKey, TValue>? y) =>
            x is null || y is null ? x == y : x.Count == y.Count && _keys.Equals([.. x.Keys], [.. y.Keys]) && _values.Equals([.. x.Values], [.. y.Values]);

        public int GetHashCode(Dictionary<TKey, TValue> value) =>
            HashCode.Combine(_keys.GetHashCode([.. value.Keys]), _values.GetHashCode([.. value.Values]));
    }

    private sealed class NullableComparer<T> : IEqualityComparer<T?>
        where T : struct
    {
        private readonly IEqualityComparer<T> _items = For<T>();

        public bool Equals(T? x, T? y) => x is { } a && y is { } b ? _items.Equals(a, b) : x.HasValue == y.HasValue;

        public int GetHashCode(T? value) => value is { } v ? _items.GetHashCode(v) + 1 : 0;
    }

    private sealed class TupleComparer<T> : IEqualityComparer<T>
    {
        private readonly IObjectComparer[] _items =
            Array.ConvertAll(typeof(T).GetGenericArguments(), t => (IObjectComparer)Activator.CreateInstance(typeof(ObjectComparer<>).MakeGenericType(t))!);

        public bool Equals(T? x, T? y)
        {
            var (a, b) = ((ITuple)x!, (ITuple)y!);
            for (var i = 0; i < _items.Length; i++)
            {
                if (!_items[i].AreEqual(a[i], b[i])) return false;
            }

            return true;
        }

        public int GetHashCode(T value)
        {
            var tuple = (ITuple)value!;
            var hash = 17;
            for (var i = 0; i < _items.Length; i++) hash = HashCode.Combine(hash, _items[i].Hash(tuple[i]));
            return hash;
        }
    }

    private interface IObjectComparer
    {
        bool AreEqual(object? x, object? y);

        int Hash(object? value);
    }

    private sealed class ObjectComparer<T> : IObjectComparer
    {
        private readonly IEqualityComparer<T> _items = For<T>();

        public bool AreEqual(object? x, object? y) => x is null || y is null ? x == y : _items.Equals((T)x, (T)y);

        public int Hash(object? value) => value is null ? 0 : _items.GetHashCode((T)value);
    }
}
