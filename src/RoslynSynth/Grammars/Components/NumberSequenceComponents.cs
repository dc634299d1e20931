using System.Collections.Immutable;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Sequences of numbers.</summary>
public static class NumberSequenceComponents
{
    /// <summary>Sums of so many numbers below it can't overflow.</summary>
    private const long SafeLimit = long.MaxValue / SizeLimit;

    /// <summary>Rows over <c>int</c>.</summary>
    public static ImmutableArray<Component> OfInts { get; } =
    [
        Component.Of("Sum", (int[] xs) => xs.Sum(), xs => xs.Sum(x => Math.Abs((long)x)) <= int.MaxValue && xs.Length <= SizeLimit, Cost(1).Reducing()),
        Component.Of("Product", (int[] xs) => xs.Aggregate(1, (a, b) => a * b), traits: Cost(3).Reducing()),
        Component.Of("RunningSums", (int[] xs) => xs.Select((_, i) => xs.Take(i + 1).Sum()), xs => xs.Length <= 64 && xs.Sum(x => Math.Abs((long)x)) <= int.MaxValue, Running(3, (a, b) => a + b)),
        Component.Of("RunningMaxima", (int[] xs) => xs.Select((_, i) => xs.Take(i + 1).Max()), xs => xs.Length <= 64, Running(3, Math.Max)),
        Component.Of("RunningMinima", (int[] xs) => xs.Select((_, i) => xs.Take(i + 1).Min()), xs => xs.Length <= 64, Running(3, Math.Min)),
        Component.Of("RunningProducts", (int[] xs) => xs.Select((_, i) => xs.Take(i + 1).Aggregate((a, b) => a * b)), xs => xs.Length <= 64, Running(4, (a, b) => a * b)),
        Component.Of("RunningDifferences", (int[] xs) => xs.Select((_, i) => xs.Take(i + 1).Aggregate((a, b) => a - b)), xs => xs.Length <= 64, Running(4, (a, b) => a - b)),
        Component.Of("Differences", (int[] xs) => xs.Zip(xs.Skip(1), (a, b) => b - a), traits: Cost(3)),
        Component.Of("MaxOrZero", (int[] xs) => xs.DefaultIfEmpty().Max(), traits: Cost(3).Reducing()),
        Component.Of("MinOrZero", (int[] xs) => xs.DefaultIfEmpty().Min(), traits: Cost(4).Reducing()),
    ];

    /// <summary>Rows over <c>double</c>.</summary>
    public static ImmutableArray<Component> OfDoubles { get; } =
    [
        Component.Of("Sum", (double[] xs) => xs.Sum(), traits: Cost(1).Reducing()),
        Component.Of("Average", (double[] xs) => xs.Average(), xs => xs.Length > 0, Cost(1).Reducing()),
        Component.Of("RunningSums", (double[] xs) => xs.Select((_, i) => xs.Take(i + 1).Sum()), xs => xs.Length <= 64, Cost(3)),
        Component.Of("AverageOfInts", (int[] xs) => xs.Average(), xs => xs.Length > 0, Cost(2).Reducing()),
        Component.Of("AverageOrZero", (double[] xs) => xs.DefaultIfEmpty().Average(), traits: Cost(3).Reducing()),
        Component.Of("AverageOfIntsOrZero", (int[] xs) => xs.DefaultIfEmpty().Average(), traits: Cost(4).Reducing()),
        Component.Of("Median", (double[] xs) => xs.Order().Skip((xs.Length - 1) / 2).Take(2 - xs.Length % 2).Average(), xs => xs.Length > 0, Cost(4).Reducing()),
        Component.Of("MedianOfInts", (int[] xs) => xs.Order().Skip((xs.Length - 1) / 2).Take(2 - xs.Length % 2).Average(), xs => xs.Length > 0, Cost(4).Reducing()),
        Component.Of("MaxOrZero", (double[] xs) => xs.DefaultIfEmpty().Max(), traits: Cost(4).Reducing()),
        Component.Of("MinOrZero", (double[] xs) => xs.DefaultIfEmpty().Min(), traits: Cost(4).Reducing()),
    ];

    /// <summary>Rows over <c>long</c>.</summary>
    public static ImmutableArray<Component> OfLongs { get; } =
    [
        Component.Of("Sum", (long[] xs) => xs.Sum(), xs => xs.Length <= SizeLimit && Array.TrueForAll(xs, x => x is > -SafeLimit and < SafeLimit), Cost(1).Reducing()),
        Component.Of("Product", (long[] xs) => xs.Aggregate(1L, (a, b) => a * b), traits: Cost(3).Reducing()),
    ];

    /// <summary>Rows over <c>decimal</c>.</summary>
    public static ImmutableArray<Component> OfDecimals { get; } =
    [
        Component.Of("Sum", (decimal[] xs) => xs.Sum(), xs => xs.Length <= SizeLimit && Array.TrueForAll(xs, IsSafe), Cost(1).Reducing()),
        Component.Of("Average", (decimal[] xs) => xs.Average(), xs => xs.Length is > 0 and <= SizeLimit && Array.TrueForAll(xs, IsSafe), Cost(1).Reducing()),
        Component.Of("AverageOrZero", (decimal[] xs) => xs.DefaultIfEmpty().Average(), xs => xs.Length <= SizeLimit && Array.TrueForAll(xs, IsSafe), Cost(3).Reducing()),
        Component.Of("MaxOrZero", (decimal[] xs) => xs.DefaultIfEmpty().Max(), traits: Cost(4).Reducing()),
        Component.Of("Max", (decimal[] xs) => xs.Max(), xs => xs.Length > 0, Cost(1).Reducing()),
        Component.Of("Min", (decimal[] xs) => xs.Min(), xs => xs.Length > 0, Cost(1).Reducing()),
    ];

    private static ComponentTraits Running(int cost, Func<int, int, int> step) => Cost(cost) with { Running = step };

    private static bool IsSafe(decimal x) => Math.Abs(x) < 1e20m;
}
