using System.Collections.Immutable;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Arithmetic, comparison and bits of <c>long</c>.</summary>
public static class LongComponents
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Add", (long a, long b) => a + b, traits: Commutative(1)),
        Component.Of("Subtract", (long a, long b) => a - b, traits: Cost(1)),
        Component.Of("Multiply", (long a, long b) => a * b, traits: Commutative(2)),
        Component.Of("Divide", (long a, long b) => a / b, (a, b) => b != 0 && !(a == long.MinValue && b == -1), Cost(2)),
        Component.Of("Remainder", (long a, long b) => a % b, (a, b) => b != 0 && b != -1, Cost(2)),
        Component.Of("Negate", (long a) => -a, traits: Cost(2)),
        Component.Of("Equal", (long a, long b) => a == b, traits: Commutative(1)),
        Component.Of("NotEqual", (long a, long b) => a != b, traits: Commutative(2)),
        Component.Of("Less", (long a, long b) => a < b, traits: Cost(1)),
        Component.Of("LessOrEqual", (long a, long b) => a <= b, traits: Cost(2)),
        Component.Of("Max", (long a, long b) => Math.Max(a, b), traits: Commutative(2)),
        Component.Of("Min", (long a, long b) => Math.Min(a, b), traits: Commutative(2)),
        Component.Of("Abs", (long a) => Math.Abs(a), a => a != long.MinValue, Cost(2)),
        Component.Of("BitAnd", (long a, long b) => a & b, traits: Commutative(1)),
        Component.Of("BitOr", (long a, long b) => a | b, traits: Commutative(1)),
        Component.Of("BitXor", (long a, long b) => a ^ b, traits: Commutative(1)),
        Component.Of("Complement", (long a) => ~a, traits: Cost(1)),
        Component.Of("ShiftLeftOne", (long a) => a << 1, traits: Cost(1)),
        Component.Of("ShiftRightOne", (long a) => a >>> 1, traits: Cost(1)),
        Component.Of("ShiftRightFour", (long a) => a >>> 4, traits: Cost(1)),
        Component.Of("ShiftRightSixteen", (long a) => a >>> 16, traits: Cost(1)),
        Component.Of("ShiftLeft", (long a, int b) => a << b, (a, b) => b is >= 0 and < 64, Cost(3)),
        Component.Of("ShiftRight", (long a, int b) => a >>> b, (a, b) => b is >= 0 and < 64, Cost(3)),
        Component.Of("ToInt", (long a) => (int)a, a => a is >= int.MinValue and <= int.MaxValue, Cost(3)),
        Component.Of("FromInt", (int a) => (long)a, traits: Cost(3)),
        Component.Of("ToText", (long a) => a.ToString(), traits: Cost(2)),
    ];
}
