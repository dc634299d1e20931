using System.Collections;
using System.Runtime.CompilerServices;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Tests.Sampling;

/// <summary>Draws values of canonical types, edges more often than chance would: extremes, NaN, minus zero, lone surrogates, empty and null.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="hasNulls">Whether texts may be null; nullable values always may.</param>
internal sealed class Values(Random random, bool hasNulls = false)
{
    private static readonly int[] Ints = [0, 1, -1, 2, 3, 7, 10, 64, 100, int.MaxValue, int.MinValue, int.MaxValue - 1];
    private static readonly long[] Longs = [0, 1, -1, 2, 10, 1L << 40, long.MaxValue, long.MinValue, int.MaxValue, int.MinValue];
    private static readonly double[] Doubles =
    [
        0, -0.0, 1, -1, 0.5, 2.5, -3.75, 100, 1e300, -1e300, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    private static readonly string[] Texts =
    [
        "", " ", "a", "A", "ab", "abc", "Ada Lovelace", "a,b,,c", "12", "-7", "007", "a1b22", "  x ", "x\ny", "\t", "level", "\uD800", "a\uDC00b", "\uD83D\uDE00!",
        "\u00DF", "\u0130i", "\"q\"", "*/", "\u2028", "\0", "{0}",
    ];

    private static readonly char[] Chars = ['a', 'b', 'Z', '0', '9', ' ', ',', '\n', '\0', '\uD800', '\u00E9', '\'', '"', '\uFFFF'];

    /// <summary>A value of the type.</summary>
    public object? Of(Type type)
    {
        if (type == typeof(int)) return random.Next(2) == 0 ? random.Next(-9, 10) : Pick(Ints);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(string)) return hasNulls && random.Next(16) == 0 ? null : random.Next(3) == 0 ? RandomText() : Pick(Texts);
        if (type == typeof(char)) return Pick(Chars);
        if (type == typeof(double)) return random.Next(2) == 0 ? random.Next(-40, 41) / 4.0 : Pick(Doubles);
        if (type == typeof(long)) return random.Next(2) == 0 ? random.Next(-9, 10) : Pick(Longs);
        if (Nullable.GetUnderlyingType(type) is { } underlying) return random.Next(3) == 0 ? null : Of(underlying);
        if (Component.IsFunction(type)) return Function(type);
        return Composed(type);
    }

    /// <summary>One value for each type.</summary>
    public object?[] Row(IEnumerable<Type> types) => [.. types.Select(Of)];

    private object Composed(Type type)
    {
        if (type.IsArray) return Array(type.GetElementType()!);
        var arguments = type.GetGenericArguments();
        if (typeof(ITuple).IsAssignableFrom(type)) return Activator.CreateInstance(type, Row(arguments))!;
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(HashSet<>)) return Activator.CreateInstance(type, Array(arguments[0]))!;
        if (definition != typeof(Dictionary<,>)) throw new NotSupportedException($"No values of {type} are drawn.");
        var map = (IDictionary)Activator.CreateInstance(type)!;
        foreach (var key in Array(arguments[0]).Cast<object?>().OfType<object>()) map[key] = Of(arguments[1]);
        return map;
    }

    private Array Array(Type item)
    {
        var items = System.Array.CreateInstance(item, random.Next(5) == 0 ? 0 : random.Next(1, 6));
        for (var i = 0; i < items.Length; i++) items.SetValue(i > 0 && random.Next(4) == 0 ? items.GetValue(0) : Of(item), i);
        return items;
    }

    private string RandomText() => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => "abcAB 12,.-"[random.Next(11)]));

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];

    /// <summary>A function: equal arguments, equal results.</summary>
    private object Function(Type type)
    {
        var arguments = type.GetGenericArguments();
        var results = Enumerable.Range(0, 3).Select(_ => Of(CanonicalTypes.Of(arguments[^1]))).ToArray();
        var make = typeof(Values).GetMethod(arguments.Length == 2 ? nameof(Unary) : nameof(Binary), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        return make.MakeGenericMethod(arguments).Invoke(null, [results])!;
    }

    private static Func<T, TResult> Unary<T, TResult>(object?[] results) => x => (TResult)results[Choice(x, results.Length)]!;

    private static Func<T1, T2, TResult> Binary<T1, T2, TResult>(object?[] results) =>
        (x, y) => (TResult)results[(Choice(x, 1000) + Choice(y, 1000)) % results.Length]!;

    private static int Choice<T>(T value, int count) => value is null ? 0 : (int)((uint)ValueComparers.For<T>().GetHashCode(value) % (uint)count);
}
