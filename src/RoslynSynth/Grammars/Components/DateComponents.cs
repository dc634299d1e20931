using System.Collections.Immutable;
using System.Globalization;
using RoslynSynth.Grammars.Formats;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Dates with their time of day, culture fixed.</summary>
public static class DateComponents
{
    private static readonly ComponentTraits WithGlobalization = Cost(1) with { Namespaces = ["System.Globalization"] };

    /// <summary>Rows for signatures that hold dates.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        .. Parts(0),
        .. OfTwo,
        Component.Of("LessOrEqual", (DateTime a, DateTime b) => a <= b, traits: Cost(2)),
        Component.Of("AddDays", (DateTime d, int days) => d.AddDays(days), (d, days) => days is > -40_000 and < 40_000, Cost(1)),
        Component.Of("AddMonths", (DateTime d, int months) => d.AddMonths(months), (d, months) => months is > -1200 and < 1200, Cost(2)),
        Component.Of("AddYears", (DateTime d, int years) => d.AddYears(years), (d, years) => years is > -1000 and < 1000, Cost(2)),
        Component.Of("AddHours", (DateTime d, int hours) => d.AddHours(hours), (d, hours) => hours is > -100_000 and < 100_000, Cost(2)),
        Component.Of("AddMinutes", (DateTime d, int minutes) => d.AddMinutes(minutes), (d, minutes) => minutes is > -1_000_000 and < 1_000_000, Cost(2)),
        Component.Of("Date", (DateTime d) => d.Date, traits: Cost(2)),
        Component.Of("NewDate", (int year, int month, int day) => new DateTime(year, month, day), (year, month, day) => IsDate(year, month, day), Cost(2)),
        Component.Of("DaysInMonth", (int year, int month) => DateTime.DaysInMonth(year, month), (year, month) => IsDate(year, month, 1), Cost(4)),
        IsLeapYear(4),
        Component.Of("IsWeekend", (DateTime d) => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, traits: Cost(2)),
        Component.Of("WeekdayNumber", (DateTime d) => (int)d.DayOfWeek, traits: Cost(3)),
    ];

    /// <summary>Rows for two dates, those in texts too.</summary>
    internal static ImmutableArray<Component> OfTwo =>
    [
        Component.Of("Less", (DateTime a, DateTime b) => a < b, traits: Cost(1)),
        Component.Of("DaysBetween", (DateTime from, DateTime to) => (to - from).Days, traits: Cost(2)),
        Component.Of("FullYearsBetween", (DateTime from, DateTime to) => to.Year - from.Year - (to < from.AddYears(to.Year - from.Year) ? 1 : 0), traits: Cost(3)),
    ];

    /// <summary>Rows for text that holds dates: what they consist of.</summary>
    /// <param name="extra">Added to each cost.</param>
    internal static ImmutableArray<Component> Parts(int extra) =>
    [
        Component.Of("Year", (DateTime d) => d.Year, traits: Cost(1 + extra)),
        Component.Of("Month", (DateTime d) => d.Month, traits: Cost(1 + extra)),
        Component.Of("Day", (DateTime d) => d.Day, traits: Cost(1 + extra)),
        Component.Of("Hour", (DateTime d) => d.Hour, traits: Cost(1 + extra)),
        Component.Of("Minute", (DateTime d) => d.Minute, traits: Cost(2 + extra)),
        Component.Of("Second", (DateTime d) => d.Second, traits: Cost(2 + extra)),
        Component.Of("DayOfYear", (DateTime d) => d.DayOfYear, traits: Cost(3 + extra)),
        Component.Of("Quarter", (DateTime d) => (d.Month + 2) / 3, traits: Cost(2 + extra)),
        Component.Of("WeekOfYear", (DateTime d) => ISOWeek.GetWeekOfYear(d), traits: WithGlobalization with { Cost = 2 + extra }),
        Component.Of("WeekdayName", (DateTime d) => d.DayOfWeek.ToString(), traits: Cost(2 + extra)),
    ];

    /// <summary>Whether a year has a 29 February.</summary>
    internal static Component IsLeapYear(int cost) => Component.Of("IsLeapYear", (int year) => DateTime.IsLeapYear(year), year => year is > 0 and < 10_000, Cost(cost));

    /// <summary>Whether a text is a date.</summary>
    internal static Component IsDateText { get; } =
        Component.Of("IsDate", (string s) => DateTime.TryParse(s, CultureInfo.InvariantCulture, out _), traits: WithGlobalization with { Cost = 3 });

    internal static Component Parse { get; } =
        Component.Of("ParseDate", (string s) => DateTime.Parse(s, CultureInfo.InvariantCulture), s => DateTexts.IsDate(s), WithGlobalization);

    /// <summary>Reads a date with a time zone as universal time.</summary>
    internal static Component ParseUniversal { get; } = Component.Of(
        "ParseUniversalDate", (string s) => DateTime.Parse(s, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), s => DateTexts.IsUniversal(s), WithGlobalization);

    /// <summary>Reads a date in one format, after which the component is named.</summary>
    internal static Component ParseExact(string format) => Component.Of(
        format, (string s) => DateTime.ParseExact(s, format, CultureInfo.InvariantCulture), s => DateTexts.IsDate(s, format), WithGlobalization,
        $"(string s) => DateTime.ParseExact(s, \"{format}\", CultureInfo.InvariantCulture)");

    /// <summary>Reads a date of digits only in one format and any other in the usual way.</summary>
    internal static Component ParseDigitsExact(string format) => Component.Of(
        "ParseDigits " + format,
        (string s) => s.All(char.IsDigit) ? DateTime.ParseExact(s, format, CultureInfo.InvariantCulture) : DateTime.Parse(s, CultureInfo.InvariantCulture),
        s => s.All(char.IsDigit) ? DateTexts.IsDate(s, format) : DateTexts.IsDate(s), WithGlobalization,
        $"(string s) => s.All(char.IsDigit) ? DateTime.ParseExact(s, \"{format}\", CultureInfo.InvariantCulture) : DateTime.Parse(s, CultureInfo.InvariantCulture)");

    /// <summary>Reads a date that holds a character in one format and any other in the usual way.</summary>
    internal static Component ParseMarkedExact(string format, char mark) => Component.Of(
        $"ParseMarked {format}",
        (string s) => s.Contains(mark) ? DateTime.ParseExact(s, format, CultureInfo.InvariantCulture) : DateTime.Parse(s, CultureInfo.InvariantCulture),
        s => s.Contains(mark) ? DateTexts.IsDate(s, format) : DateTexts.IsDate(s), WithGlobalization,
        $"(string s) => s.Contains('{mark}') ? DateTime.ParseExact(s, \"{format}\", CultureInfo.InvariantCulture) : DateTime.Parse(s, CultureInfo.InvariantCulture)");

    /// <summary>Reads a date in the usual way or else in one format.</summary>
    internal static Component ParseElseExact(string format) => Component.Of(
        $"ParseElse {format}",
        (string s) => DateTime.TryParse(s, CultureInfo.InvariantCulture, out var date) ? date : DateTime.ParseExact(s, format, CultureInfo.InvariantCulture),
        s => DateTexts.IsDate(s) || (!DateTime.TryParse(s, CultureInfo.InvariantCulture, out _) && DateTexts.IsDate(s, format)), WithGlobalization,
        $"(string s) => DateTime.TryParse(s, CultureInfo.InvariantCulture, out var date) ? date : DateTime.ParseExact(s, \"{format}\", CultureInfo.InvariantCulture)");

    /// <summary>Writes a date in a format that the examples suggest.</summary>
    /// <param name="format">A custom format.</param>
    /// <param name="spelled">The format as a C# literal.</param>
    /// <param name="cost">Low where the examples leave no doubt.</param>
    internal static Component Format(string format, string spelled, int cost) => Component.Of(
        "Format " + format, (DateTime d) => d.ToString(format, CultureInfo.InvariantCulture), traits: WithGlobalization with { Cost = cost },
        spelling: $"(DateTime d) => d.ToString({spelled}, CultureInfo.InvariantCulture)");

    private static bool IsDate(int year, int month, int day) =>
        year is > 0 and < 10_000 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, month);
}
