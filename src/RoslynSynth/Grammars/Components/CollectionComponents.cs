using System.Collections.Immutable;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Dictionaries.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
internal static class DictionaryComponents<TKey, TValue>
    where TKey : notnull
{
    private static readonly ComponentTraits Daily = Row(1);

    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("ValueOf", (Dictionary<TKey, TValue> map, TKey key) => map[key], (map, key) => map.ContainsKey(key), Daily),
        Component.Of("ContainsKey", (Dictionary<TKey, TValue> map, TKey key) => map.ContainsKey(key), traits: Daily),
        Component.Of("ValueOrDefault", (Dictionary<TKey, TValue> map, TKey key, TValue other) => map.GetValueOrDefault(key, other), traits: Row(2)),
        Component.Of<Dictionary<TKey, TValue>, IEnumerable<TKey>>("Keys", (Dictionary<TKey, TValue> map) => map.Keys, traits: Daily),
        Component.Of<Dictionary<TKey, TValue>, IEnumerable<TValue>>("Values", (Dictionary<TKey, TValue> map) => map.Values, traits: Daily),
        Component.Of("Count", (Dictionary<TKey, TValue> map) => map.Count, traits: Daily),
        Component.Of("ContainsValue", (Dictionary<TKey, TValue> map, TValue value) => map.ContainsValue(value), traits: Row(3)),
        Component.Of("KeysWhereValue", (Dictionary<TKey, TValue> map, TValue value) => map.Where(p => Equals(p.Value, value)).Select(p => p.Key), traits: Row(3)),
        Component.Of("ToDictionary", (TKey[] xs, Func<TKey, TValue> value) => xs.ToDictionary(x => x, value), (xs, value) => !Array.Exists(xs, x => x is null) && xs.Distinct().Count() == xs.Length, Row(2) with { Rows = LambdaRows.Elements }),
        Component.Of("IndexBy", (TValue[] xs, Func<TValue, TKey> key) => xs.ToDictionary(key), traits: Row(2) with { Rows = LambdaRows.Elements }),
        Component.Of("ZipToDictionary", (TKey[] keys, TValue[] values) => keys.Zip(values).ToDictionary(p => p.First, p => p.Second), (keys, values) => !Array.Exists(keys, x => x is null) && keys.Distinct().Count() == keys.Length, Row(3)),
    ];

    private static ComponentTraits Row(int cost) => new()
    {
        Cost = cost,
        TypeArguments = ImmutableDictionary<string, Type>.Empty.Add("TKey", typeof(TKey)).Add("TValue", typeof(TValue)),
    };
}

/// <summary>Counting into dictionaries.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal static class CountingComponents<T>
    where T : notnull
{
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("CountEach", (T[] xs) => xs.GroupBy(x => x).ToDictionary(g => g.Key, g => g.Count()), xs => !Array.Exists(xs, x => x is null), Of<T>(3)),
    ];
}

/// <summary>Sets.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal static class SetComponents<T>
{
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("ToHashSet", (T[] xs) => xs.ToHashSet(), traits: Of<T>(1)),
        Component.Of("FromSet", (HashSet<T> set) => set.ToArray(), traits: Of<T>(2)),
        Component.Of("Contains", (HashSet<T> set, T x) => set.Contains(x), traits: Of<T>(1)),
        Component.Of("Count", (HashSet<T> set) => set.Count, traits: Of<T>(1)),
        Component.Of("Union", (HashSet<T> a, HashSet<T> b) => a.Union(b).ToHashSet(), traits: Of<T>(1)),
        Component.Of("Intersect", (HashSet<T> a, HashSet<T> b) => a.Intersect(b).ToHashSet(), traits: Of<T>(1)),
        Component.Of("Except", (HashSet<T> a, HashSet<T> b) => a.Except(b).ToHashSet(), traits: Of<T>(1)),
        Component.Of("IsSubsetOf", (HashSet<T> a, HashSet<T> b) => a.IsSubsetOf(b), traits: Of<T>(2)),
        Component.Of("Overlaps", (HashSet<T> a, HashSet<T> b) => a.Overlaps(b), traits: Of<T>(2)),
        Component.Of("SetEquals", (HashSet<T> a, HashSet<T> b) => a.SetEquals(b), traits: Of<T>(2, isCommutative: true)),
    ];
}

/// <summary>Nullable values.</summary>
/// <typeparam name="T">The underlying type.</typeparam>
internal static class NullableComponents<T>
    where T : struct
{
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("HasValue", (T? x) => x.HasValue, traits: Of<T>(1)),
        Component.Of("Value", (T? x) => x!.Value, x => x.HasValue, Of<T>(2)),
        Component.Of("OrElse", (T? x, T other) => x ?? other, traits: Of<T>(1)),
        Component.Of("ToNullable", (T x) => (T?)x, traits: Of<T>(1)),
        Component.Of("OrElseNullable", (T? x, T? other) => x ?? other, traits: Of<T>(2)),
    ];
}

/// <summary>Anything that can be compared for equality.</summary>
/// <typeparam name="T">The type.</typeparam>
internal static class ObjectComponents<T>
{
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Equal", (T a, T b) => Equals(a, b), traits: Of<T>(2, isCommutative: true)),
    ];
}
