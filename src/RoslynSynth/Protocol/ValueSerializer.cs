using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using RoslynSynth.Grammars;

namespace RoslynSynth.Protocol;

/// <summary>
/// Writes and reads values by their declared type; both sides know it from the signature. Texts travel as UTF-16 code units, so lone surrogates
/// survive; doubles as bits.
/// </summary>
public static class ValueSerializer
{
    /// <summary>Most elements of one sequence.</summary>
    public const int CountLimit = 1 << 20;

    private const int DepthLimit = 64;

    /// <summary>Writes a value of a declared type.</summary>
    /// <exception cref="InvalidDataException">The value is too long, too deep, or of a type that can't travel.</exception>
    public static void Write(BinaryWriter writer, object? value, Type declared) => Write(writer, value, declared, 0);

    /// <summary>Reads a value of a declared type.</summary>
    /// <exception cref="InvalidDataException">The bytes do not describe such a value.</exception>
    public static object? Read(BinaryReader reader, Type declared)
    {
        try
        {
            return Read(reader, declared, 0);
        }
        catch (Exception e) when (e is IOException or ArgumentException or TargetInvocationException or InvalidOperationException or NotSupportedException)
        {
            throw new InvalidDataException($"The bytes describe no value of type {declared}: {e.Message}", e);
        }
    }

    private static void Write(BinaryWriter writer, object? value, Type declared, int depth)
    {
        if (depth > DepthLimit) throw new InvalidDataException("The value is nested too deeply.");
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (!declared.IsValueType || type != declared)
        {
            writer.Write(value is not null);
            if (value is null) return;
        }

        if (type.IsEnum) writer.Write(Convert.ToInt64(value));
        else if (Scalars.TryGetValue(type, out var scalar)) scalar.Write(writer, value!);
        else if (Shape.Of(type) is { } shape) shape.Write(writer, value!, (v, t) => Write(writer, v, t, depth + 1));
        else throw new InvalidDataException($"Values of type {type} can't be handed to the worker.");
    }

    private static object? Read(BinaryReader reader, Type declared, int depth)
    {
        if (depth > DepthLimit) throw new InvalidDataException("The value is nested too deeply.");
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if ((!declared.IsValueType || type != declared) && !reader.ReadBoolean()) return null;
        if (type.IsEnum) return Enum.ToObject(type, reader.ReadInt64());
        if (Scalars.TryGetValue(type, out var scalar)) return scalar.Read(reader);
        return Shape.Of(type) is { } shape
            ? shape.Read(reader, t => Read(reader, t, depth + 1))
            : throw new InvalidDataException($"Values of type {type} can't be read from the worker.");
    }

    private sealed record Scalar(Action<BinaryWriter, object> Write, Func<BinaryReader, object> Read);

    private static readonly Dictionary<Type, Scalar> Scalars = new()
    {
        [typeof(bool)] = new((w, v) => w.Write((bool)v), r => r.ReadBoolean()),
        [typeof(char)] = new((w, v) => w.Write((ushort)(char)v), r => (char)r.ReadUInt16()),
        [typeof(sbyte)] = new((w, v) => w.Write((sbyte)v), r => r.ReadSByte()),
        [typeof(byte)] = new((w, v) => w.Write((byte)v), r => r.ReadByte()),
        [typeof(short)] = new((w, v) => w.Write((short)v), r => r.ReadInt16()),
        [typeof(ushort)] = new((w, v) => w.Write((ushort)v), r => r.ReadUInt16()),
        [typeof(int)] = new((w, v) => w.Write((int)v), r => r.ReadInt32()),
        [typeof(uint)] = new((w, v) => w.Write((uint)v), r => r.ReadUInt32()),
        [typeof(long)] = new((w, v) => w.Write((long)v), r => r.ReadInt64()),
        [typeof(ulong)] = new((w, v) => w.Write((ulong)v), r => r.ReadUInt64()),
        [typeof(float)] = new((w, v) => w.Write((float)v), r => r.ReadSingle()),
        [typeof(double)] = new((w, v) => w.Write((double)v), r => r.ReadDouble()),
        [typeof(decimal)] = new((w, v) => w.Write((decimal)v), r => r.ReadDecimal()),
        [typeof(DateTime)] = new((w, v) => w.Write(((DateTime)v).ToBinary()), r => DateTime.FromBinary(r.ReadInt64())),
        [typeof(TimeSpan)] = new((w, v) => w.Write(((TimeSpan)v).Ticks), r => new TimeSpan(r.ReadInt64())),
        [typeof(DateOnly)] = new((w, v) => w.Write(((DateOnly)v).DayNumber), r => DateOnly.FromDayNumber(r.ReadInt32())),
        [typeof(Guid)] = new((w, v) => w.Write(((Guid)v).ToByteArray()), r => new Guid(r.ReadBytes(16))),
        [typeof(string)] = new((w, v) => WriteText(w, (string)v), ReadText),
    };

    private static void WriteText(BinaryWriter writer, string text)
    {
        writer.Write(text.Length);
        foreach (var unit in text) writer.Write((ushort)unit);
    }

    private static string ReadText(BinaryReader reader)
    {
        var length = ReadCount(reader, 2);
        return string.Create(length, reader, static (span, r) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = (char)r.ReadUInt16();
        });
    }

    private static int ReadCount(BinaryReader reader, int itemSize)
    {
        var count = reader.ReadInt32();
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count >= 0 && (long)count * itemSize <= left && count <= Message.LengthLimit ? count
            : throw new InvalidDataException($"A count of {count} is out of bounds.");
    }

    /// <summary>How values with parts are taken apart and put together again.</summary>
    private sealed record Shape(Action<BinaryWriter, object, Action<object?, Type>> Write, Func<BinaryReader, Func<Type, object?>, object> Read)
    {
        public static Shape? Of(Type type)
        {
            if (type.IsArray) return Sequence(type.GetElementType()!, items => items);
            if (typeof(ITuple).IsAssignableFrom(type)) return Tuple(type);
            var canonical = CanonicalTypes.Of(type);
            if (canonical.IsArray) return Sequence(type.GetGenericArguments()[0], items => Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GetGenericArguments()), items)!);
            if (canonical.IsGenericType && canonical.GetGenericTypeDefinition() == typeof(HashSet<>))
                return Sequence(type.GetGenericArguments()[0], items => Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(type.GetGenericArguments()), items)!);
            if (canonical.IsGenericType && canonical.GetGenericTypeDefinition() == typeof(Dictionary<,>)) return Map(type.GetGenericArguments());
            return Record(type);
        }

        private static Shape Sequence(Type item, Func<Array, object> make) => new(
            (writer, value, write) =>
            {
                var items = ((IEnumerable)value).Cast<object?>().Take(CountLimit + 1).ToList();
                if (items.Count > CountLimit) throw new InvalidDataException($"A sequence has more than {CountLimit} elements.");
                writer.Write(items.Count);
                foreach (var i in items) write(i, item);
            },
            (reader, read) =>
            {
                // Read first, then make the array: a count alone must not allocate.
                var values = new List<object?>();
                for (var left = ReadCount(reader, 1); left > 0; left--) values.Add(read(item));
                var items = Array.CreateInstance(item, values.Count);
                for (var i = 0; i < items.Length; i++) items.SetValue(values[i], i);
                return make(items);
            });

        private static Shape Tuple(Type type)
        {
            var items = type.GetGenericArguments();
            return new(
                (_, value, write) =>
                {
                    for (var i = 0; i < items.Length; i++) write(((ITuple)value)[i], items[i]);
                },
                (_, read) => Activator.CreateInstance(type, Array.ConvertAll(items, i => read(i)))!);
        }

        private static Shape Map(Type[] types) => new(
            (writer, value, write) =>
            {
                var map = (IDictionary)value;
                writer.Write(map.Count);
                foreach (DictionaryEntry entry in map)
                {
                    write(entry.Key, types[0]);
                    write(entry.Value, types[1]);
                }
            },
            (reader, read) =>
            {
                var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(types))!;
                var count = ReadCount(reader, 1);
                for (var i = 0; i < count; i++)
                {
                    var key = read(types[0])!;
                    map.Add(key, read(types[1]));
                }

                return map;
            });

        /// <summary>A type of the user's whose constructor takes all it consists of, as records do.</summary>
        private static Shape? Record(Type type)
        {
            var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
            if (constructor is null || type.IsAbstract) return null;
            var parameters = constructor.GetParameters();
            var properties = Array.ConvertAll(parameters, p => type.GetProperty(p.Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase));
            if (properties.Contains(null)) return null;
            return new(
                (_, value, write) =>
                {
                    for (var i = 0; i < parameters.Length; i++) write(properties[i]!.GetValue(value), parameters[i].ParameterType);
                },
                (_, read) => constructor.Invoke(Array.ConvertAll(parameters, p => read(p.ParameterType))));
        }
    }
}
