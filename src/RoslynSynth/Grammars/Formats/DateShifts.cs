namespace RoslynSynth.Grammars.Formats;

/// <summary>Moves of a date that people make: a number of days, months or years, the first or last day of the month or year.</summary>
internal static class DateShifts
{
    private static readonly ComponentTraits Cheap = new() { Cost = 1 };

    private static readonly Component[] Fixed =
    [
        Component.Of("FirstOfMonth", (DateTime d) => new DateTime(d.Year, d.Month, 1), traits: Cheap),
        Component.Of("LastOfMonth", (DateTime d) => new DateTime(d.Year, d.Month, DateTime.DaysInMonth(d.Year, d.Month)), traits: Cheap),
        Component.Of("FirstOfYear", (DateTime d) => new DateTime(d.Year, 1, 1), traits: Cheap),
        Component.Of("LastOfYear", (DateTime d) => new DateTime(d.Year, 12, 31), traits: Cheap),
        Component.Of("Monday", (DateTime d) => d.Date.AddDays(-(((int)d.DayOfWeek + 6) % 7)), d => d.Year > 1, Cheap),
    ];

    /// <summary>The moves that turn every date of the first column into that of the second.</summary>
    public static IEnumerable<Component> Between(IReadOnlyList<DateTime> from, IReadOnlyList<DateTime> to)
    {
        var days = (to[0] - from[0].Date).Days;
        var months = ((to[0].Year - from[0].Year) * 12) + to[0].Month - from[0].Month;
        Component[] moves = months == 0 ? [Days(days)] : months % 12 == 0 ? [Days(days), Years(months / 12), Months(months)] : [Days(days), Months(months)];
        return Fixed.Concat(moves).Where(m => Enumerable.Range(0, to.Count).All(i => ((Func<DateTime, DateTime>)m.Body)(from[i]).Date == to[i])).Take(2);
    }

    private static Component Days(int days) => Component.Of(
        $"AddDays({days})", (DateTime d) => d.AddDays(days), d => d.Year is > 200 and < 9800, Cheap, $"(DateTime d) => d.AddDays({days})");

    private static Component Months(int months) => Component.Of(
        $"AddMonths({months})", (DateTime d) => d.AddMonths(months), d => d.Year is > 200 and < 9800, Cheap, $"(DateTime d) => d.AddMonths({months})");

    private static Component Years(int years) => Component.Of(
        $"AddYears({years})", (DateTime d) => d.AddYears(years), d => d.Year is > 200 and < 9800, Cheap, $"(DateTime d) => d.AddYears({years})");
}
