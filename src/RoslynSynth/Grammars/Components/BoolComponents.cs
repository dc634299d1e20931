using System.Collections.Immutable;
using static RoslynSynth.Evaluating.WideForms;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Logic.</summary>
public static class BoolComponents
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("And", (bool a, bool b) => a && b, traits: Commutative(1).Wide<BitsOfBoth>()),
        Component.Of("Or", (bool a, bool b) => a || b, traits: Commutative(1).Wide<BitsOfEither>()),
        Component.Of("Not", (bool a) => !a, traits: Cost(1).Wide<Opposite>()),
        Component.Of("Xor", (bool a, bool b) => a ^ b, traits: Commutative(3).Wide<BitsOfOne>()),
        Component.Of("Same", (bool a, bool b) => a == b, traits: Commutative(3).Wide<AreEqual>()),
    ];
}
