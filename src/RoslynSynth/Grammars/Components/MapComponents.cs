using System.Collections.Immutable;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>From sequences of one type to values of another.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TResult">What the lambda gives.</typeparam>
internal static class MapComponents<T, TResult>
{
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Select", (T[] xs, Func<T, TResult> map) => xs.Select(map), traits: Of<T, TResult>("TResult", 1, LambdaRows.Elements, LambdaShape.Map)),
        Component.Of("SelectIndexed", (T[] xs, Func<T, int, TResult> map) => xs.Select(map), traits: Of<T, TResult>("TResult", 2, LambdaRows.IndexedElements, LambdaShape.Map)),
        Component.Of("Aggregate", (T[] xs, TResult seed, Func<TResult, T, TResult> step) => xs.Aggregate(seed, step), traits: Of<T, TResult>("TResult", 2, LambdaRows.Fold)),
        Component.Of("SelectMany", (T[] xs, Func<T, TResult[]> map) => xs.SelectMany(map), traits: Of<T, TResult>("TResult", 3, LambdaRows.Elements)),
    ];

    /// <summary>Rows for pairs of two element types; the result is of the second.</summary>
    public static ImmutableArray<Component> Zips { get; } =
    [
        Component.Of("Zip", (T[] xs, T[] ys, Func<T, T, TResult> map) => xs.Zip(ys, map), traits: Of<T, TResult>("TResult", 2, LambdaRows.Pairs, LambdaShape.Map)),
    ];
}

/// <summary>From two sequences of different types.</summary>
/// <typeparam name="T">The element type of the first.</typeparam>
/// <typeparam name="TOther">The element type of the second.</typeparam>
/// <typeparam name="TResult">What the lambda gives.</typeparam>
internal static class PairComponents<T, TOther, TResult>
{
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Zip", (T[] xs, TOther[] ys, Func<T, TOther, TResult> map) => xs.Zip(ys, map), traits: Of<T, TOther, TResult>("TOther", "TResult", 2, LambdaRows.Pairs, LambdaShape.Map)),
    ];
}

/// <summary>Sequences by a key that the lambda gives.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TKey">The key type; it has an order and is never null.</typeparam>
internal static class KeyComponents<T, TKey>
    where TKey : struct, IComparable<TKey>
{
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("OrderBy", (T[] xs, Func<T, TKey> key) => xs.OrderBy(key), traits: Of<T, TKey>("TKey", 2, LambdaRows.Elements)),
        Component.Of("OrderByDescending", (T[] xs, Func<T, TKey> key) => xs.OrderByDescending(key), traits: Of<T, TKey>("TKey", 3, LambdaRows.Elements)),
        Component.Of("MaxBy", (T[] xs, Func<T, TKey> key) => xs.MaxBy(key)!, (xs, key) => xs.Length > 0, Of<T, TKey>("TKey", 2, LambdaRows.Elements)),
        Component.Of("MinBy", (T[] xs, Func<T, TKey> key) => xs.MinBy(key)!, (xs, key) => xs.Length > 0, Of<T, TKey>("TKey", 2, LambdaRows.Elements)),
        Component.Of("MaxOfSelected", (T[] xs, Func<T, TKey> key) => xs.Max(key), (xs, key) => xs.Length > 0, Of<T, TKey>("TKey", 3, LambdaRows.Elements)),
        Component.Of("MinOfSelected", (T[] xs, Func<T, TKey> key) => xs.Min(key), (xs, key) => xs.Length > 0, Of<T, TKey>("TKey", 3, LambdaRows.Elements)),
        Component.Of("DistinctBy", (T[] xs, Func<T, TKey> key) => xs.DistinctBy(key), traits: Of<T, TKey>("TKey", 3, LambdaRows.Elements)),
    ];

    /// <summary>Rows that group.</summary>
    public static ImmutableArray<Component> Groups { get; } =
    [
        Component.Of("GroupBy", (T[] xs, Func<T, TKey> key) => xs.GroupBy(key).Select(g => g.ToArray()), traits: Of<T, TKey>("TKey", 3, LambdaRows.Elements)),
    ];
}

/// <summary>Sums over what the lambda gives.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal static class SumComponents<T>
{
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("SumOfSelected", (T[] xs, Func<T, int> value) => xs.Sum(value), traits: Of<T>(2, LambdaRows.Elements)),
        Component.Of("Counter", (int count, Func<int, T> map) => Enumerable.Range(0, count).Select(map), (count, map) => count is >= 0 and <= 256, Of<T>(3, LambdaRows.Counter, LambdaShape.Map)),
    ];

    public static ImmutableArray<Component> OfDoubles { get; } =
    [
        Component.Of("SumOfSelected", (T[] xs, Func<T, double> value) => xs.Sum(value), traits: Of<T>(2, LambdaRows.Elements)),
        Component.Of("AverageOfSelected", (T[] xs, Func<T, double> value) => xs.Average(value), (xs, value) => xs.Length > 0, Of<T>(3, LambdaRows.Elements)),
    ];
}
