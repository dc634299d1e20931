using System.Globalization;
using System.Text;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool;

/// <summary>Messages as they are shown.</summary>
internal static class Messages
{
    /// <summary>A mistake in the form that editors turn into a link: <c>file(line,column): error: …</c>.</summary>
    public static string Of(SpecificationException exception) =>
        OneLine($"{(exception.Place is { } place ? $"{place}: " : "")}error: {exception.Message}");

    /// <summary>The text on one line; what a terminal would obey or hide is spelled out.</summary>
    public static string OneLine(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var unit in text)
        {
            var category = char.GetUnicodeCategory(unit);
            if (unit is '\n' or '\r' or '\t') result.Append(' ');
            else if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
            else result.Append(unit);
        }

        return result.ToString();
    }
}
