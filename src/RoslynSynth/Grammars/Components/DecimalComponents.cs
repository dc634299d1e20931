using System.Collections.Immutable;
using System.Globalization;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>
/// Numbers in text, culture fixed. They are <c>decimal</c>, since a text's digits are: 2.15 rounds to 2.2, which a <c>double</c> does not.
/// </summary>
public static class DecimalComponents
{
    private static readonly ComponentTraits WithGlobalization = Cost(1) with { Namespaces = ["System.Globalization"] };

    /// <summary>Rows for signatures that hold decimals.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Add", (decimal a, decimal b) => a + b, IsSmall, Commutative(1)),
        Component.Of("Subtract", (decimal a, decimal b) => a - b, IsSmall, Cost(1)),
        Component.Of("Multiply", (decimal a, decimal b) => a * b, (a, b) => Math.Abs(a) < 1e12m && Math.Abs(b) < 1e12m, Commutative(1)),
        Component.Of("Divide", (decimal a, decimal b) => a / b, (a, b) => Math.Abs(a) < 1e12m && Math.Abs(b) > 1e-12m, Cost(1)),
        Component.Of("Less", (decimal a, decimal b) => a < b, traits: Cost(1)),
        Component.Of("LessOrEqual", (decimal a, decimal b) => a <= b, traits: Cost(2)),
        Component.Of("Max", (decimal a, decimal b) => Math.Max(a, b), traits: Commutative(2)),
        Component.Of("Min", (decimal a, decimal b) => Math.Min(a, b), traits: Commutative(2)),
        Component.Of("Abs", (decimal a) => Math.Abs(a), traits: Cost(2)),
        Component.Of("Round", (decimal a) => Math.Round(a), traits: Cost(2)),
        Component.Of("RoundTo", (decimal a, int digits) => Math.Round(a, digits), (_, digits) => digits is >= 0 and <= 28, Cost(2)),
        Component.Of("Floor", (decimal a) => Math.Floor(a), traits: Cost(2)),
        Component.Of("Ceiling", (decimal a) => Math.Ceiling(a), traits: Cost(2)),
        Component.Of("FromInt", (int a) => (decimal)a, traits: Cost(2)),
        Component.Of("ToInt", (decimal a) => (int)a, a => a is > int.MinValue and < int.MaxValue, Cost(2)),
    ];

    internal static Component Parse { get; } = Component.Of(
        "ParseDecimal", (string s) => decimal.Parse(s, CultureInfo.InvariantCulture), s => IsNumber(s), WithGlobalization);

    /// <summary>As in <see cref="FormattingComponents"/>, but cheap where the examples show that numbers in text count.</summary>
    internal static Component ParseInt { get; } = Component.Of("Parse", (string s) => int.Parse(s), s => int.TryParse(s, out _), Cost(1));

    internal static Component ToText { get; } = Component.Of("ToText", (decimal x) => x.ToString(CultureInfo.InvariantCulture), traits: WithGlobalization);

    /// <summary>Writes a number in a format that the examples suggest.</summary>
    internal static Component Format(string format, int cost) => Component.Of(
        "Format " + format, (decimal x) => x.ToString(format, CultureInfo.InvariantCulture), traits: WithGlobalization with { Cost = cost },
        spelling: $"(decimal x) => x.ToString(\"{format}\", CultureInfo.InvariantCulture)");

    /// <inheritdoc cref="Format"/>
    internal static Component FormatDouble(string format) => Component.Of(
        "Format " + format, (double x) => x.ToString(format, CultureInfo.InvariantCulture), traits: WithGlobalization,
        spelling: $"(double x) => x.ToString(\"{format}\", CultureInfo.InvariantCulture)");

    /// <summary>Writes a number in a format.</summary>
    /// <param name="format">A standard or custom format.</param>
    /// <param name="least">The least number that it is meant for: where no example has a negative one, none is to be made for its sign.</param>
    internal static Component FormatInt(string format, int least = int.MinValue) => Component.Of(
        "Format " + format, (int x) => x.ToString(format, CultureInfo.InvariantCulture), x => x >= least, WithGlobalization,
        spelling: $"(int x) => x.ToString(\"{format}\", CultureInfo.InvariantCulture)");

    /// <summary>Zeros before a text of digits.</summary>
    internal static Component Pad(int width) => Component.Of(
        $"Pad{width}", (string s) => s.PadLeft(width, '0'), traits: Cost(1), spelling: $"(string s) => s.PadLeft({width}, '0')");

    /// <summary>Whether a text is a number.</summary>
    internal static bool IsNumber(string text) =>
        text.Length is > 0 and < 28 && text.AsSpan().ContainsAnyInRange('0', '9') && decimal.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static bool IsSmall(decimal a, decimal b) => Math.Abs(a) < 1e27m && Math.Abs(b) < 1e27m;
}
