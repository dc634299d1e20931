using System.Collections.Immutable;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Logic.</summary>
public static class BoolComponents
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("And", (bool a, bool b) => a && b, traits: Commutative(1)),
        Component.Of("Or", (bool a, bool b) => a || b, traits: Commutative(1)),
        Component.Of("Not", (bool a) => !a, traits: Cost(1)),
        Component.Of("Xor", (bool a, bool b) => a ^ b, traits: Commutative(3)),
        Component.Of("Same", (bool a, bool b) => a == b, traits: Commutative(3)),
    ];
}
