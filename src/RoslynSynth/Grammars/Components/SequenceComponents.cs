using System.Collections.Immutable;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Sequences of anything.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal static class SequenceComponents<T>
{
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Length", (T[] xs) => xs.Length, traits: Of<T>(1)),
        Component.Of("Indices", (T[] xs) => Enumerable.Range(0, xs.Length), traits: Of<T>(Rare(2))),
        Component.Of("IsEmpty", (T[] xs) => xs.Length == 0, traits: Of<T>(2)),
        Component.Of("ElementAt", (T[] xs, int index) => xs[index], (xs, index) => index >= 0 && index < xs.Length, Of<T>(1)),
        Component.Of("ElementFromEnd", (T[] xs, int index) => xs[^index], (xs, index) => index > 0 && index <= xs.Length, Of<T>(2)),
        Component.Of("First", (T[] xs) => xs[0], xs => xs.Length > 0, Of<T>(1)),
        Component.Of("Last", (T[] xs) => xs[^1], xs => xs.Length > 0, Of<T>(1)),
        .. Defaults,
        Component.Of("Take", (T[] xs, int count) => xs.Take(count), traits: Of<T>(1)),
        Component.Of("Skip", (T[] xs, int count) => xs.Skip(count), traits: Of<T>(1)),
        Component.Of("TakeLast", (T[] xs, int count) => xs.TakeLast(count), traits: Of<T>(2)),
        Component.Of("SkipLast", (T[] xs, int count) => xs.SkipLast(count), traits: Of<T>(2)),
        Component.Of("Reverse", (T[] xs) => xs.Reverse(), traits: Of<T>(1)),
        Component.Of("Concat", (T[] xs, T[] ys) => xs.Concat(ys), (xs, ys) => xs.Length + ys.Length <= SizeLimit, Of<T>(1)),
        Component.Of("Append", (T[] xs, T x) => xs.Append(x), (xs, x) => xs.Length < SizeLimit, Of<T>(1)),
        Component.Of("Prepend", (T[] xs, T x) => xs.Prepend(x), (xs, x) => xs.Length < SizeLimit, Of<T>(1)),
        Component.Of("Distinct", (T[] xs) => xs.Distinct(), traits: Of<T>(Rare(1))),
        Component.Of("AreDistinct", (T[] xs) => xs.Distinct().Count() == xs.Length, traits: Of<T>(Rare(3))),
        Component.Of("Interleave", (T[] xs, T[] ys) => xs.Zip(ys, (x, y) => new[] { x, y }).SelectMany(pair => pair), (xs, ys) => xs.Length + ys.Length <= SizeLimit, Of<T>(Rare(4))),
        Component.Of("Contains", (T[] xs, T x) => xs.Contains(x), traits: Of<T>(1)),
        Component.Of("IndexOf", (T[] xs, T x) => Array.IndexOf(xs, x), traits: Of<T>(2)),
        Component.Of("LastIndexOf", (T[] xs, T x) => Array.LastIndexOf(xs, x), traits: Of<T>(3)),
        Component.Of("SequenceEqual", (T[] xs, T[] ys) => xs.SequenceEqual(ys), traits: Of<T>(2, isCommutative: true)),
        Component.Of("Except", (T[] xs, T[] ys) => xs.Except(ys), traits: Of<T>(Rare(2))),
        Component.Of("Intersect", (T[] xs, T[] ys) => xs.Intersect(ys), traits: Of<T>(Rare(2))),
        Component.Of("Union", (T[] xs, T[] ys) => xs.Union(ys), traits: Of<T>(Rare(2))),
        Component.Of("RepeatValue", (T x, int count) => Enumerable.Repeat(x, count), (x, count) => count is >= 0 and <= 256, Of<T>(2)),
        Component.Of("Slice", (T[] xs, int start, int count) => xs.Skip(start).Take(count), traits: Of<T>(3)),
        Component.Of("RemoveAt", (T[] xs, int index) => xs.Where((_, i) => i != index), (xs, index) => index >= 0 && index < xs.Length, Of<T>(3)),
        Component.Of("InsertAt", (T[] xs, int index, T x) => xs.Take(index).Append(x).Concat(xs.Skip(index)), (xs, index, x) => index >= 0 && index <= xs.Length && xs.Length < SizeLimit, Of<T>(4)),
        Component.Of("SetAt", (T[] xs, int index, T x) => xs.Select((old, i) => i == index ? x : old), (xs, index, x) => index >= 0 && index < xs.Length, Of<T>(3)),
        Component.Of("Remove", (T[] xs, T x) => xs.Where(y => !Equals(y, x)), traits: Of<T>(3)),
        Component.Of("CountOf", (T[] xs, T x) => xs.Count(y => Equals(y, x)), traits: Of<T>(3)),
        Component.Of("Single", (T x) => new[] { x }, traits: Of<T>(2)),
        Component.Of("Pair", (T x, T y) => new[] { x, y }, traits: Of<T>(3)),
        Component.Of("Where", (T[] xs, Func<T, bool> test) => xs.Where(test), traits: Of<T>(1, LambdaRows.Elements, LambdaShape.Filter)),
        Component.Of("WhereIndexed", (T[] xs, Func<T, int, bool> test) => xs.Where(test), traits: Of<T>(Rare(2), LambdaRows.IndexedElements, LambdaShape.Filter)),
        Component.Of("TakeWhile", (T[] xs, Func<T, bool> test) => xs.TakeWhile(test), traits: Of<T>(2, LambdaRows.Elements, LambdaShape.Prefix)),
        Component.Of("SkipWhile", (T[] xs, Func<T, bool> test) => xs.SkipWhile(test), traits: Of<T>(2, LambdaRows.Elements, LambdaShape.Suffix)),
        Component.Of("CountWhere", (T[] xs, Func<T, bool> test) => xs.Count(test), traits: Of<T>(1, LambdaRows.Elements)),
        Component.Of("Any", (T[] xs, Func<T, bool> test) => xs.Any(test), traits: Of<T>(1, LambdaRows.Elements)),
        Component.Of("All", (T[] xs, Func<T, bool> test) => xs.All(test), traits: Of<T>(1, LambdaRows.Elements)),
        Component.Of("FindIndex", (T[] xs, Func<T, bool> test) => Array.FindIndex(xs, x => test(x)), traits: Of<T>(3, LambdaRows.Elements)),
    ];

    /// <summary>Nobody wants null for a sequence in a sequence.</summary>
    private static ImmutableArray<Component> Defaults => typeof(T).IsArray ? [] :
    [
        Component.Of("FirstOrDefault", (T[] xs) => xs.FirstOrDefault(), traits: Of<T>(3)),
        Component.Of("LastOrDefault", (T[] xs) => xs.LastOrDefault(), traits: Of<T>(3)),
        Component.Of("ElementAtOrDefault", (T[] xs, int index) => xs.ElementAtOrDefault(index), traits: Of<T>(3)),
        Component.Of("FirstOrDefaultWhere", (T[] xs, Func<T, bool> test) => xs.FirstOrDefault(test), traits: Of<T>(2, LambdaRows.Elements)),
    ];

    /// <summary>Texts are seldom treated as sets of characters or by position.</summary>
    private static int Rare(int cost) => typeof(T) == typeof(char) || typeof(T) == typeof(string) ? cost + 1 : cost;

    /// <summary>Rows that make sequences of sequences.</summary>
    public static ImmutableArray<Component> Nested { get; } =
    [
        Component.Of("Flatten", (T[][] rows) => rows.SelectMany(row => row), traits: Of<T>(2)),
        Component.Of("Chunk", (T[] xs, int size) => xs.Chunk(size), (xs, size) => size > 0, Of<T>(3)),
        Component.Of("GroupEqual", (T[] xs) => xs.GroupBy(x => x).Select(g => g.ToArray()), xs => !Array.Exists(xs, x => x is null), Of<T>(4)),
    ];
}
