using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>
/// Pieces of text by the kind of their characters, as regular expressions without nesting (they run in linear time): the token classes of
/// «Automating String Processing in Spreadsheets Using Input-Output Examples» (Gulwani, 2011).
/// </summary>
public static class TokenComponents
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("FirstDigitRun", (string s) => Regex.Match(s, @"\d+").Value, IsShort, Token(3)),
        Component.Of("LastDigitRun", (string s) => Regex.Matches(s, @"\d+")[^1].Value, s => IsShort(s) && Regex.IsMatch(s, @"\d"), Token(4)),
        Component.Of("DigitRunAt", (string s, int index) => Regex.Matches(s, @"\d+")[index].Value, (s, index) => Has(s, @"\d+", index), Token(4)),
        Component.Of("DigitRuns", (string s) => Regex.Matches(s, @"\d+").Select(m => m.Value), IsShort, Token(4)),
        Component.Of("FirstNumber", (string s) => Regex.Match(s, @"\d+(\.\d+)?").Value, IsShort, Token(4)),
        Component.Of("NumberAt", (string s, int index) => Regex.Matches(s, @"\d+(\.\d+)?")[index].Value, (s, index) => Has(s, @"\d+(\.\d+)?", index), Token(5)),
        Component.Of("FirstLetterRun", (string s) => Regex.Match(s, "[A-Za-z]+").Value, IsShort, Token(4)),
        Component.Of("LastLetterRun", (string s) => Regex.Matches(s, "[A-Za-z]+")[^1].Value, s => IsShort(s) && Regex.IsMatch(s, "[A-Za-z]"), Token(4)),
        Component.Of("LetterRunAt", (string s, int index) => Regex.Matches(s, "[A-Za-z]+")[index].Value, (s, index) => Has(s, "[A-Za-z]+", index), Token(4)),
        Component.Of("LetterRuns", (string s) => Regex.Matches(s, "[A-Za-z]+").Select(m => m.Value), IsShort, Token(4)),
        Component.Of("FirstCapitalRun", (string s) => Regex.Match(s, "[A-Z]+").Value, IsShort, Token(4)),
        Component.Of("LastCapitalRun", (string s) => Regex.Matches(s, "[A-Z]+")[^1].Value, s => IsShort(s) && Regex.IsMatch(s, "[A-Z]"), Token(5)),
        Component.Of("CapitalRunAt", (string s, int index) => Regex.Matches(s, "[A-Z]+")[index].Value, (s, index) => Has(s, "[A-Z]+", index), Token(5)),
        Component.Of("CapitalPair", (string s) => Regex.Match(s, "[A-Z]{2,}").Value, IsShort, Token(5)),
        Component.Of("FirstCapitalized", (string s) => Regex.Match(s, "[A-Z][a-z]+").Value, IsShort, Token(4)),
        Component.Of("CapitalizedAt", (string s, int index) => Regex.Matches(s, "[A-Z][a-z]+")[index].Value, (s, index) => Has(s, "[A-Z][a-z]+", index), Token(5)),
        Component.Of("CapitalizedWords", (string s) => Regex.Matches(s, "[A-Z][a-z]+").Select(m => m.Value), IsShort, Token(5)),
        Component.Of("FirstLowerRun", (string s) => Regex.Match(s, "[a-z]+").Value, IsShort, Token(5)),
        Component.Of("WordAt", (string s, int index) => Regex.Matches(s, @"\w+")[index].Value, (s, index) => Has(s, @"\w+", index), Token(4)),
        Component.Of("LastWord", (string s) => Regex.Matches(s, @"\w+")[^1].Value, s => IsShort(s) && Regex.IsMatch(s, @"\w"), Token(5)),
        Component.Of("WordTexts", (string s) => Regex.Matches(s, @"\w+").Select(m => m.Value), IsShort, Token(4)),
        Component.Of("SingleSpaced", (string s) => Regex.Replace(s, @"\s+", " "), IsShort, Token(4)),
        Component.Of("MarkCapitals", (string s, string mark) => Regex.Replace(s, "(?<!^)[A-Z]", mark + "$0"), (s, mark) => IsShort(s) && IsShort(mark) && !mark.Contains('$'), Token(4)),
        Component.Of("WithoutParentheses", (string s) => Regex.Replace(s, @"\([^)]*\)", ""), IsShort, Token(5)),
        Component.Of("WithoutNonWord", (string s) => Regex.Replace(s, @"\W", ""), IsShort, Token(5)),
        Component.Of("FirstCapitalIndex", (string s) => Regex.Match(s, "[A-Z]").Index, s => IsShort(s) && Regex.IsMatch(s, "[A-Z]"), Token(4)),
        Component.Of("ToTitleCase", (string s) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(s), IsShort, new() { Cost = 3, Namespaces = ["System.Globalization"] }),
        Component.Of("ToTitleCaseOnly", (string s) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(s.ToLowerInvariant()), IsShort, new() { Cost = 4, Namespaces = ["System.Globalization"] }),
    ];

    private static ComponentTraits Token(int cost) => new() { Cost = cost, Namespaces = ["System.Text.RegularExpressions"] };

    private static bool Has(string text, string pattern, int index) => index >= 0 && IsShort(text) && Regex.Count(text, pattern) > index;
}
