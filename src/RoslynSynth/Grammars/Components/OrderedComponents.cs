using System.Collections.Immutable;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Sequences of what has an order of its own: numbers and characters.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal static class OrderedComponents<T>
    where T : struct, IComparable<T>
{
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("MaxOf", (T[] xs) => xs.Max(), xs => xs.Length > 0, Of<T>(Daily).Reducing()),
        Component.Of("MinOf", (T[] xs) => xs.Min(), xs => xs.Length > 0, Of<T>(Daily).Reducing()),
        Component.Of("Order", (T[] xs) => xs.Order(), traits: Of<T>(Daily)),
        Component.Of("OrderDescending", (T[] xs) => xs.OrderDescending(), traits: Of<T>(Daily)),
        Component.Of("IsOrdered", (T[] xs) => xs.SequenceEqual(xs.Order()), traits: Of<T>(3)),
        Component.Of("IndexOfMax", (T[] xs) => Array.IndexOf(xs, xs.Max()), xs => xs.Length > 0, Of<T>(4)),
        Component.Of("IndexOfMin", (T[] xs) => Array.IndexOf(xs, xs.Min()), xs => xs.Length > 0, Of<T>(4)),
    ];

    /// <summary>The order of characters matters seldom.</summary>
    private static int Daily => typeof(T) == typeof(char) ? 2 : 1;

    /// <summary>Rows for sequences of strings, which need an ordinal comparer.</summary>
    public static ImmutableArray<Component> OfStrings { get; } =
    [
        Component.Of("Order", (string[] xs) => xs.Order(StringComparer.Ordinal), traits: Cost(1)),
        Component.Of("OrderDescending", (string[] xs) => xs.OrderDescending(StringComparer.Ordinal), traits: Cost(2)),
        Component.Of("OrderByLength", (string[] xs) => xs.OrderBy(x => x.Length), xs => !Array.Exists(xs, x => x is null), Cost(3)),
        Component.Of("Longest", (string[] xs) => xs.MaxBy(x => x.Length)!, xs => xs.Length > 0 && !Array.Exists(xs, x => x is null), Cost(3)),
        Component.Of("Shortest", (string[] xs) => xs.MinBy(x => x.Length)!, xs => xs.Length > 0 && !Array.Exists(xs, x => x is null), Cost(3)),
    ];
}
