using System.Collections.Immutable;
using System.Numerics;
using static RoslynSynth.Evaluating.WideForms;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Arithmetic and comparison of <c>int</c>.</summary>
public static class IntComponents
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Add", (int a, int b) => a + b, traits: Commutative(1).Wide<Sum>()),
        Component.Of("Subtract", (int a, int b) => a - b, traits: Cost(1).Wide<Difference>()),
        Component.Of("Multiply", (int a, int b) => a * b, traits: Commutative(1).Wide<Product>()),
        Component.Of("Divide", (int a, int b) => a / b, (a, b) => b != 0 && !(a == int.MinValue && b == -1), Cost(2).Wide<Quotient>()),
        Component.Of("Remainder", (int a, int b) => a % b, (a, b) => b != 0 && b != -1, Cost(1).Wide<Remainder>()),
        Component.Of("Negate", (int a) => -a, traits: Cost(2).Wide<Negative>()),
        Component.Of("Equal", (int a, int b) => a == b, traits: Commutative(1).Wide<AreEqual>()),
        Component.Of("NotEqual", (int a, int b) => a != b, traits: Commutative(2).Wide<AreDifferent>()),
        Component.Of("Less", (int a, int b) => a < b, traits: Cost(1).Wide<IsLess>()),
        Component.Of("LessOrEqual", (int a, int b) => a <= b, traits: Cost(2).Wide<IsLessOrEqual>()),
        Component.Of("IsMultipleOf", (int a, int b) => a % b == 0, (a, b) => b is not (0 or -1), Cost(1).Wide<IsMultiple>()),
        Component.Of("IsEven", (int a) => a % 2 == 0, traits: Cost(3).Wide<IsEven>()),
        Component.Of("IsOdd", (int a) => a % 2 != 0, traits: Cost(3).Wide<IsOdd>()),
        Component.Of("Max", (int a, int b) => Math.Max(a, b), traits: Commutative(2).Wide<Larger>()),
        Component.Of("Min", (int a, int b) => Math.Min(a, b), traits: Commutative(2).Wide<Smaller>()),
        Component.Of("Abs", (int a) => Math.Abs(a), a => a != int.MinValue, Cost(2).Wide<Magnitude>()),
        Component.Of("Clamp", (int a, int low, int high) => Math.Clamp(a, low, high), (a, low, high) => low <= high, Cost(3).Wide<Clamped>()),
        Component.Of("Sign", (int a) => Math.Sign(a), traits: Cost(3).Wide<SignOf>()),
        Component.Of("BitAnd", (int a, int b) => a & b, traits: Commutative(4).Wide<BitsOfBoth>()),
        Component.Of("BitOr", (int a, int b) => a | b, traits: Commutative(4).Wide<BitsOfEither>()),
        Component.Of("BitXor", (int a, int b) => a ^ b, traits: Commutative(4).Wide<BitsOfOne>()),
        Component.Of("ShiftLeft", (int a, int b) => a << b, (a, b) => b is >= 0 and < 32, Cost(4)),
        Component.Of("ShiftRight", (int a, int b) => a >> b, (a, b) => b is >= 0 and < 32, Cost(4)),
        Component.Of("Square", (int a) => a * a, traits: Cost(2).Wide<Squared>()),
        Component.Of("SquareRoot", (int a) => (int)Math.Sqrt(a), a => a >= 0, Cost(4)),
        Component.Of("GreatestCommonDivisor", (int a, int b) => (int)BigInteger.GreatestCommonDivisor(a, b), (a, b) => BigInteger.GreatestCommonDivisor(a, b) <= int.MaxValue, Commutative(4) with { Namespaces = ["System.Numerics"] }),
        Component.Of("IsBetween", (int a, int low, int high) => a >= low && a <= high, traits: Cost(3).Wide<IsBetween>()),
        Component.Of("ToChar", (int a) => (char)a, a => a is >= 0 and <= char.MaxValue, Cost(3)),
        Component.Of("Range", (int start, int count) => Enumerable.Range(start, count), (start, count) => count is >= 0 and <= SizeLimit && start < int.MaxValue - SizeLimit, Cost(2)),
        Component.Of("RangeFromOne", (int count) => Enumerable.Range(1, count), count => count is >= 0 and <= SizeLimit, Cost(3)),
        Component.Of("RangeBetween", (int start, int end) => Enumerable.Range(start, end - start), (start, end) => (long)end - start is >= 0 and <= SizeLimit, Cost(3)),
        Component.Of("Digits", (int a) => a.ToString().Select(c => c - '0'), a => a >= 0, Cost(4)),
        Component.Of("Divisors", (int n) => Enumerable.Range(1, n).Where(d => n % d == 0), n => n is > 0 and <= SizeLimit, Cost(5)),
    ];
}
