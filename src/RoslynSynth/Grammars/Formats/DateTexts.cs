using System.Globalization;

namespace RoslynSynth.Grammars.Formats;

/// <summary>
/// Which texts are read as dates and times: only those whose value depends on neither the day of the run nor the machine's time zone, so a text
/// without a year is no date.
/// </summary>
internal static class DateTexts
{
    private const int LengthLimit = 48;

    public static bool IsDate(string text) =>
        IsPlausible(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, out var date) && date.Kind == DateTimeKind.Unspecified && NamesYear(text, date.Year);

    public static bool IsDate(string text, string format) =>
        IsPlausible(text) && DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Whether the text is a date with a time zone.</summary>
    public static bool IsUniversal(string text) =>
        IsPlausible(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var date)
        && date.Kind == DateTimeKind.Utc && NamesYear(text, date.Year);

    public static bool IsTime(string text) =>
        text.Length is > 2 and < 24 && char.IsAsciiDigit(text[0]) && (text.Contains(':') || text[^1] is 'M' or 'm') && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _);

    public static bool IsTime(string text, string format) =>
        text.Length < 24 && TimeOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool IsTimeOfDigits(string text) => text.Length is 3 or 4 && text.All(char.IsAsciiDigit) && IsTime(text.PadLeft(4, '0'), "HHmm");

    private static bool IsPlausible(string text) => text.Length is > 5 and <= LengthLimit && text.AsSpan().ContainsAnyInRange('0', '9');

    private static bool NamesYear(string text, int year) =>
        text.Contains(year.ToString("D4", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        || (text.AsSpan().Count('/') == 2 || text.AsSpan().Count('-') == 2 || text.AsSpan().Count('.') == 2);
}
