using System.Globalization;

namespace RoslynSynth.Grammars.Formats;

/// <summary>The custom formats that some aligned parts of written dates may have.</summary>
internal static class DateFormats
{
    private const int Limit = 64;

    /// <summary>Formats in order of likelihood.</summary>
    /// <param name="rows">The parts, aligned: each row has the same kinds.</param>
    public static List<string> For(List<List<DateToken>> rows)
    {
        var readings = Enumerable.Range(0, rows[0].Count).Select(i => Readings([.. rows.Select(r => r[i])])).ToList();
        if (readings.Exists(r => r.Count == 0)) return [];
        var formats = new List<List<string>> { new() };
        foreach (var reading in readings)
            formats = [.. formats.SelectMany(f => reading.Select(r => (List<string>)[.. f, r])).Where(IsSensible).Take(Limit)];
        return [.. formats.Where(IsComplete).OrderBy(Oddness).Select(f => string.Concat(f)).Where(f => f.Length > 1)];
    }

    /// <summary>Whether a format writes nothing but a time of day.</summary>
    public static bool IsTime(string format) => !Fields(format).AsSpan().ContainsAny("yMd");

    /// <summary>Whether a format writes year, month and day.</summary>
    public static bool IsWholeDate(string format) =>
        Fields(format) is var fields && fields.Contains("yyyy", StringComparison.Ordinal) && fields.Contains('M') && Days(fields) && !fields.AsSpan().ContainsAny("Hh");

    /// <summary>Whether a format says at least the hour.</summary>
    public static bool HasHour(string format) => Fields(format).AsSpan().ContainsAny("Hh");

    private static string Fields(string format) => string.Concat(format.Split('\'').Where((_, i) => i % 2 == 0));

    private static List<string> Readings(List<DateToken> parts)
    {
        var first = parts[0].Text;
        return parts[0].Kind switch
        {
            DateTokenKind.Literal => [Literal(first)],
            DateTokenKind.Month => Named(parts, DateTimeFormatInfo.InvariantInfo.MonthNames, DateTimeFormatInfo.InvariantInfo.AbbreviatedMonthNames, "MMMM", "MMM"),
            DateTokenKind.Weekday => Named(parts, DateTimeFormatInfo.InvariantInfo.DayNames, DateTimeFormatInfo.InvariantInfo.AbbreviatedDayNames, "dddd", "ddd"),
            DateTokenKind.HalfDay => ["tt"],
            _ => Numbers([.. parts.Select(p => p.Text)]),
        };
    }

    private static string Literal(string text) => text.Any(c => c is not (':' or '/' or '-' or '.' or ' ' or ',')) ? $"'{text.Replace("'", "\\'", StringComparison.Ordinal)}'" : text;

    private static List<string> Named(List<DateToken> parts, string[] full, string[] abbreviated, string long_, string short_)
    {
        List<string> found = [];
        if (parts.TrueForAll(p => full.Contains(p.Text, StringComparer.OrdinalIgnoreCase))) found.Add(long_);
        if (parts.TrueForAll(p => abbreviated.Contains(p.Text, StringComparer.OrdinalIgnoreCase))) found.Add(short_);
        return found;
    }

    private static List<string> Numbers(List<string> texts)
    {
        var widths = texts.Select(t => t.Length).Distinct().ToList();
        if (widths.Exists(w => w > 8)) return [];
        var values = texts.ConvertAll(t => int.Parse(t, CultureInfo.InvariantCulture));
        if (widths.TrueForAll(w => w <= 2)) return Fields(texts, values, widths is [2]);
        return widths switch
        {
            [4] => ["yyyy", "HHmm"],
            [6] => ["HHmmss", "yyMMdd", "ddMMyy", "MMddyy", "yyyyMM", "MMyyyy"],
            [8] => ["yyyyMMdd", "MMddyyyy", "ddMMyyyy"],
            _ => [],
        };
    }

    private static List<string> Fields(List<string> texts, List<int> values, bool isTwoWide)
    {
        var hasZero = texts.Exists(t => t.Length == 2 && t[0] == '0');
        List<string> found = [];
        if (hasZero && !isTwoWide) return found;
        foreach (var (letter, low, high) in new[] { ('M', 1, 12), ('d', 1, 31), ('H', 0, 23), ('h', 1, 12), ('m', 0, 59), ('s', 0, 59) })
        {
            if (!values.TrueForAll(v => v >= low && v <= high)) continue;
            if (!hasZero && letter is not ('m' or 's')) found.Add(letter.ToString());
            if (isTwoWide) found.Add(new string(letter, 2));
            else if (letter is 'm' or 's') found.Add(letter.ToString());
        }

        if (isTwoWide) found.Add("yy");
        return found;
    }

    /// <summary>No field twice, minutes only right after hours, seconds only right after minutes.</summary>
    private static bool IsSensible(List<string> format)
    {
        var last = format[^1][0] == '\'' ? "" : format[^1];
        var before = string.Concat(format.Take(format.Count - 1).Where(f => f[0] != '\''));
        var isAfterHour = last is "m" or "mm" or "s" or "ss";
        if (isAfterHour && (!before.AsSpan().ContainsAny(last[0] == 'm' ? "Hh" : "m") || before.Contains('t') || format[^2].AsSpan().ContainsAny('-', '/', ','))) return false;
        if (last.AsSpan().ContainsAny("Hh") && before.AsSpan().ContainsAny("Hhm")) return false;
        if (last == "tt" && !before.Contains('h')) return false;
        var isWeekday = last.StartsWith("ddd", StringComparison.Ordinal);
        if (last.Contains('d') && (isWeekday ? before.Contains("ddd") : Days(before))) return false;
        return !last.Any(c => c is 'y' or 'M' or 'm' or 's' or 't' && before.Contains(c));
    }

    private static bool Days(string format) => format.Replace("dddd", "", StringComparison.Ordinal).Replace("ddd", "", StringComparison.Ordinal).Contains('d');

    private static bool IsComplete(List<string> format) => format.Contains("tt") == format.Exists(f => f is "h" or "hh");

    /// <summary>Formats that pad some fields but not others are less likely; minutes and seconds are always padded.</summary>
    private static int Oddness(List<string> format)
    {
        var padded = format.Count(f => f is "MM" or "dd" or "HH" or "hh");
        var plain = format.Count(f => f is "M" or "d" or "H" or "h");
        return (padded > 0 && plain > 0 ? 2 : 0) + format.Count(f => f is "m" or "s") + (format.Contains("yy") ? 1 : 0);
    }
}
