using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace RoslynSynth.CSharp;

/// <summary>Values as FsCheck draws them.</summary>
public static class DrawnValues
{
    private const int PoolSize = 12;
    private const int PoolCount = 2_000;

    /// <summary>
    /// For each type of a usual argument some thousand values, to draw training tasks with. The guide learns from values that functions are meant for: texts that are null
    /// are empty ones, and infinite numbers and what is no number are left out.
    /// </summary>
    public static ImmutableDictionary<Type, ImmutableArray<object>> Pool(ulong seed) =>
        new[] { typeof(int), typeof(long), typeof(double), typeof(string), typeof(int[]), typeof(double[]), typeof(string[]), typeof(int[][]) }
            .ToImmutableDictionary(t => t, t => Of(t, PoolSize, seed, PoolCount).Select(v => Plain(v, t)).OfType<object>().ToImmutableArray());

    /// <summary>So many values of a type, the same for a seed.</summary>
    /// <param name="type">The type.</param>
    /// <param name="size">FsCheck's size: about how large numbers are and how long sequences.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="Exception">FsCheck has no generator for the type.</exception>
    public static ImmutableArray<object?> Of(Type type, int size, ulong seed, int count) => [.. ArbMap.Default.ArbFor(type).Generator.Sample(count, new Rnd(seed), size)];

    private static object? Plain(object? value, Type type) => value switch
    {
        null => type == typeof(string) ? "" : null,
        double number => double.IsFinite(number) ? number : null,
        string[] texts => Array.ConvertAll(texts, t => t ?? ""),
        double[] numbers => Array.FindAll(numbers, double.IsFinite),
        _ => value,
    };
}
