using System.Collections.Immutable;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Arithmetic and comparison of <c>double</c>.</summary>
public static class DoubleComponents
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Add", (double a, double b) => a + b, traits: Commutative(1)),
        Component.Of("Subtract", (double a, double b) => a - b, traits: Cost(1)),
        Component.Of("Multiply", (double a, double b) => a * b, traits: Commutative(1)),
        Component.Of("Divide", (double a, double b) => a / b, (a, b) => b != 0, Cost(1)),
        Component.Of("Negate", (double a) => -a, traits: Cost(2)),
        Component.Of("Equal", (double a, double b) => a == b, traits: Commutative(2)),
        Component.Of("Less", (double a, double b) => a < b, traits: Cost(1)),
        Component.Of("LessOrEqual", (double a, double b) => a <= b, traits: Cost(2)),
        Component.Of("Max", (double a, double b) => Math.Max(a, b), traits: Commutative(2)),
        Component.Of("Min", (double a, double b) => Math.Min(a, b), traits: Commutative(2)),
        Component.Of("Abs", (double a) => Math.Abs(a), traits: Cost(2)),
        Component.Of("SquareRoot", (double a) => Math.Sqrt(a), a => a >= 0, Cost(2)),
        Component.Of("Square", (double a) => a * a, traits: Cost(2)),
        Component.Of("Power", (double a, double b) => Math.Pow(a, b), traits: Cost(3)),
        Component.Of("Floor", (double a) => Math.Floor(a), traits: Cost(3)),
        Component.Of("Ceiling", (double a) => Math.Ceiling(a), traits: Cost(3)),
        Component.Of("Truncate", (double a) => Math.Truncate(a), traits: Cost(4)),
        Component.Of("Round", (double a) => Math.Round(a), traits: Cost(3)),
        Component.Of("RoundTo", (double a, int digits) => Math.Round(a, digits), (a, digits) => digits is >= 0 and <= 15, Cost(2)),
        Component.Of("Pi", () => Math.PI, Cost(2)),
        Component.Of("Exp", (double a) => Math.Exp(a), traits: Cost(4)),
        Component.Of("Log", (double a) => Math.Log(a), a => a > 0, Cost(4)),
        Component.Of("Sin", (double a) => Math.Sin(a), traits: Cost(5)),
        Component.Of("Cos", (double a) => Math.Cos(a), traits: Cost(5)),
        Component.Of("Tan", (double a) => Math.Tan(a), traits: Cost(5)),
        Component.Of("IsNaN", (double a) => double.IsNaN(a), traits: Cost(4)),
        Component.Of("Sign", (double a) => Math.Sign(a), a => !double.IsNaN(a), Cost(4)),
        Component.Of("ToInt", (double a) => (int)a, a => a is > int.MinValue and < int.MaxValue, Cost(3)),
        Component.Of("FromInt", (int a) => (double)a, traits: Cost(2)),
        Component.Of("Hypotenuse", (double a, double b) => Math.Sqrt((a * a) + (b * b)), traits: Commutative(4)),
        Component.Of("Ratio", (int a, int b) => (double)a / b, (a, b) => b != 0, Cost(3)),
        Component.Of("Percent", (double a, double percent) => a * percent / 100, traits: Cost(4)),
    ];
}
