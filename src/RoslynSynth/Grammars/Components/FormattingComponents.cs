using System.Collections.Immutable;
using System.Globalization;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Between numbers and text, culture fixed.</summary>
public static class FormattingComponents
{
    private static readonly ComponentTraits WithGlobalization = new() { Cost = 3, Namespaces = ["System.Globalization"] };

    /// <summary>Rows over <c>int</c> and <c>string</c>.</summary>
    public static ImmutableArray<Component> OfInts { get; } =
    [
        Component.Of("ToText", (int a) => a.ToString(), traits: Cost(1)),
        Component.Of("Parse", (string s) => int.Parse(s), s => int.TryParse(s, out _), Cost(2)),
        Component.Of("IsNumber", (string s) => int.TryParse(s, out _), traits: Cost(2)),
        Component.Of("TwoDigits", (int a) => a.ToString("D2"), traits: Cost(4)),
        Component.Of("ThreeDigits", (int a) => a.ToString("D3"), traits: Cost(5)),
        Component.Of("Hexadecimal", (int a) => a.ToString("x"), traits: Cost(5)),
        Component.Of("Binary", (int a) => Convert.ToString(a, 2), traits: Cost(5)),
        Component.Of("JoinInts", (string separator, int[] values) => string.Join(separator, values), (separator, values) => values.Length * (separator.Length + 11) <= SizeLimit * 16, Cost(2)),
        Component.Of("ConcatInts", (int[] values) => string.Concat(values), traits: Cost(3)),
    ];

    /// <summary>Rows over <c>double</c> and <c>string</c>.</summary>
    public static ImmutableArray<Component> OfDoubles { get; } =
    [
        Component.Of("ToText", (double a) => a.ToString(CultureInfo.InvariantCulture), traits: WithGlobalization),
        Component.Of("TwoDecimals", (double a) => a.ToString("F2", CultureInfo.InvariantCulture), traits: WithGlobalization with { Cost = 4 }),
        Component.Of("OneDecimal", (double a) => a.ToString("F1", CultureInfo.InvariantCulture), traits: WithGlobalization with { Cost = 4 }),
        Component.Of("Parse", (string s) => double.Parse(s, CultureInfo.InvariantCulture), s => double.TryParse(s, CultureInfo.InvariantCulture, out _), WithGlobalization),
    ];
}
