using System.Collections.Immutable;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Dates without a time of day.</summary>
public static class DayComponents
{
    /// <summary>Rows for signatures that hold such dates.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        Component.Of("Less", (DateOnly a, DateOnly b) => a < b, traits: Cost(1)),
        Component.Of("LessOrEqual", (DateOnly a, DateOnly b) => a <= b, traits: Cost(2)),
        Component.Of("AddDays", (DateOnly d, int days) => d.AddDays(days), (d, days) => days is > -40_000 and < 40_000 && d.DayNumber + days is >= 0 and < 3_652_059, Cost(1)),
        Component.Of("AddMonths", (DateOnly d, int months) => d.AddMonths(months), (d, months) => months is > -1200 and < 1200 && IsYear(d.Year + (months / 12)), Cost(2)),
        Component.Of("AddYears", (DateOnly d, int years) => d.AddYears(years), (d, years) => years is > -1000 and < 1000 && IsYear(d.Year + years), Cost(2)),
        Component.Of("DaysBetween", (DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber, traits: Cost(1)),
        Component.Of("Year", (DateOnly d) => d.Year, traits: Cost(1)),
        Component.Of("Month", (DateOnly d) => d.Month, traits: Cost(1)),
        Component.Of("Day", (DateOnly d) => d.Day, traits: Cost(1)),
        Component.Of("DayOfYear", (DateOnly d) => d.DayOfYear, traits: Cost(3)),
        Component.Of("Quarter", (DateOnly d) => (d.Month + 2) / 3, traits: Cost(2)),
        Component.Of("IsWeekend", (DateOnly d) => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, traits: Cost(3)),
        Component.Of("WeekdayNumber", (DateOnly d) => (int)d.DayOfWeek, traits: Cost(3)),
        Component.Of("WeekdayName", (DateOnly d) => d.DayOfWeek.ToString(), traits: Cost(3)),
        Component.Of("NewDay", (int year, int month, int day) => new DateOnly(year, month, day), (year, month, day) => IsDay(year, month, day), Cost(2)),
    ];

    private static bool IsYear(int year) => year is > 1 and < 9999;

    private static bool IsDay(int year, int month, int day) => year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
