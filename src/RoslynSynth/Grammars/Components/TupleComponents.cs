using System.Collections.Immutable;

namespace RoslynSynth.Grammars.Components;

/// <summary>Pairs.</summary>
internal static class TupleComponents<T1, T2>
{
    private static readonly ComponentTraits Row = TupleTraits.Of(typeof(T1), typeof(T2));

    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Tuple", (T1 a, T2 b) => (a, b), traits: Row),
        Component.Of("Item1", ((T1, T2) t) => t.Item1, traits: Row),
        Component.Of("Item2", ((T1, T2) t) => t.Item2, traits: Row),
    ];
}

/// <summary>Triples.</summary>
internal static class TupleComponents<T1, T2, T3>
{
    private static readonly ComponentTraits Row = TupleTraits.Of(typeof(T1), typeof(T2), typeof(T3));

    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Tuple", (T1 a, T2 b, T3 c) => (a, b, c), traits: Row),
        Component.Of("Item1", ((T1, T2, T3) t) => t.Item1, traits: Row),
        Component.Of("Item2", ((T1, T2, T3) t) => t.Item2, traits: Row),
        Component.Of("Item3", ((T1, T2, T3) t) => t.Item3, traits: Row),
    ];
}

/// <summary>Quadruples.</summary>
internal static class TupleComponents<T1, T2, T3, T4>
{
    private static readonly ComponentTraits Row = TupleTraits.Of(typeof(T1), typeof(T2), typeof(T3), typeof(T4));

    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Tuple", (T1 a, T2 b, T3 c, T4 d) => (a, b, c, d), traits: Row),
        Component.Of("Item1", ((T1, T2, T3, T4) t) => t.Item1, traits: Row),
        Component.Of("Item2", ((T1, T2, T3, T4) t) => t.Item2, traits: Row),
        Component.Of("Item3", ((T1, T2, T3, T4) t) => t.Item3, traits: Row),
        Component.Of("Item4", ((T1, T2, T3, T4) t) => t.Item4, traits: Row),
    ];
}

/// <summary>Traits of the rows above.</summary>
internal static class TupleTraits
{
    public static ComponentTraits Of(params Type[] types) => new()
    {
        Cost = 1,
        TypeArguments = types.Select((t, i) => KeyValuePair.Create($"T{i + 1}", t)).ToImmutableDictionary(),
    };
}
