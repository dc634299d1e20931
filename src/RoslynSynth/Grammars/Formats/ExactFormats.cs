using System.Text.RegularExpressions;

namespace RoslynSynth.Grammars.Formats;

/// <summary>Formats that a text of digits and separators may be written in, beyond those that the library reads by itself.</summary>
internal static partial class ExactFormats
{
    /// <summary>All formats that read the text as a date or time of day.</summary>
    public static IEnumerable<string> For(string text) => Candidates(text).Where(f => IsTime(f) ? DateTexts.IsTime(text, f) : DateTexts.IsDate(text, f));

    public static bool IsTime(string format) => !format.Contains('y');

    private static IEnumerable<string> Candidates(string text)
    {
        if (text.Length == 8 && text.All(char.IsAsciiDigit)) return ["yyyyMMdd", "MMddyyyy", "ddMMyyyy"];
        if (text.Length == 4 && text.All(char.IsAsciiDigit)) return ["HHmm"];
        if (TwoNumbers().Match(text) is { Success: true } time && time.Groups[1].Value != ":") return [$"H{time.Groups[1].Value}mm"];
        if (ThreeNumbers().Match(text) is not { Success: true } match) return [];
        var (first, mark, second, third) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value);
        if (first.Length == 4) return [$"yyyy{mark}M{second}d", $"yyyy{mark}d{second}M"];
        return third.Length == 4 ? [$"d{mark}M{second}yyyy", $"M{mark}d{second}yyyy"] : [$"d{mark}M{second}yy", $"yy{mark}M{second}d"];
    }

    [GeneratedRegex(@"^(\d{4}|\d{1,2})([/.\- ]{1,2})\d{1,2}([/.\- ]{1,2})(\d{4}|\d{1,2})$")]
    private static partial Regex ThreeNumbers();

    [GeneratedRegex(@"^\d{1,2}([.\-])\d{2}$")]
    private static partial Regex TwoNumbers();
}
