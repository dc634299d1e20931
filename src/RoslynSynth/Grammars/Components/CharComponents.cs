using System.Collections.Immutable;
using static RoslynSynth.Evaluating.WideForms;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Characters (UTF-16 code units).</summary>
public static class CharComponents
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Equal", (char a, char b) => a == b, traits: Commutative(1).Wide<AreEqual>()),
        Component.Of("NotEqual", (char a, char b) => a != b, traits: Commutative(2).Wide<AreDifferent>()),
        Component.Of("Less", (char a, char b) => a < b, traits: Cost(2).Wide<IsLess>()),
        Component.Of("IsDigit", (char c) => char.IsDigit(c), traits: Cost(1)),
        Component.Of("IsLetter", (char c) => char.IsLetter(c), traits: Cost(1)),
        Component.Of("IsLetterOrDigit", (char c) => char.IsLetterOrDigit(c), traits: Cost(2)),
        Component.Of("IsUpper", (char c) => char.IsUpper(c), traits: Cost(1)),
        Component.Of("IsLower", (char c) => char.IsLower(c), traits: Cost(1)),
        Component.Of("IsWhiteSpace", (char c) => char.IsWhiteSpace(c), traits: Cost(2)),
        Component.Of("IsPunctuation", (char c) => char.IsPunctuation(c), traits: Cost(3)),
        Component.Of("IsVowel", (char c) => "aeiou".Contains(c), traits: Cost(3)),
        Component.Of("ToUpper", (char c) => char.ToUpperInvariant(c), traits: Cost(2)),
        Component.Of("ToLower", (char c) => char.ToLowerInvariant(c), traits: Cost(2)),
        Component.Of("ToInt", (char c) => (int)c, traits: Cost(3).Wide<Same>()),
        Component.Of("DigitValue", (char c) => c - '0', c => char.IsAsciiDigit(c), Cost(2)),
        Component.Of("Shift", (char c, int by) => (char)(c + by), (c, by) => c + (long)by is >= 0 and <= char.MaxValue, Cost(3)),
        Component.Of("Distance", (char a, char b) => a - b, traits: Cost(3).Wide<Difference>()),
        Component.Of("ToText", (char c) => c.ToString(), traits: Cost(1)),
        Component.Of("Repeat", (char c, int count) => new string(c, count), (c, count) => count is >= 0 and <= SizeLimit, Cost(3)),
    ];
}
