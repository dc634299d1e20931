using System.Globalization;
using System.Text.RegularExpressions;

namespace RoslynSynth.Grammars.Formats;

/// <summary>A text as numbers and what stands between them.</summary>
/// <param name="Shape">What stands between the numbers: marks as they are, words as one placeholder, since they may differ from row to row.</param>
/// <param name="Numbers">The numbers as written.</param>
internal sealed partial record NumberText(string Shape, List<string> Numbers)
{
    /// <summary>Longest number that is looked into.</summary>
    private const int DigitLimit = 20;

    public static NumberText Of(string text)
    {
        var numbers = new List<string>();
        var shape = Number().Replace(text, m =>
        {
            numbers.Add(m.Value);
            return "\0";
        });
        return new NumberText(Words().Replace(shape, "a"), numbers.Exists(n => n.Length > DigitLimit) ? [] : numbers);
    }

    public static decimal ValueOf(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\p{L}[\p{L} ]*")]
    private static partial Regex Words();

    /// <summary>A sign belongs to a number only where nothing stands before it that it may separate from.</summary>
    [GeneratedRegex(@"((?<=^|\s)-)?(\d{1,3}(,\d{3})+(?!\d)|\d+)(\.\d+)?")]
    private static partial Regex Number();
}
