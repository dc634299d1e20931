using System.Collections.Immutable;
using System.Globalization;
using RoslynSynth.Grammars.Formats;
using static RoslynSynth.Grammars.Components.Rows;

namespace RoslynSynth.Grammars.Components;

/// <summary>Times of day, culture fixed.</summary>
public static class TimeComponents
{
    private static readonly ComponentTraits WithGlobalization = Cost(1) with { Namespaces = ["System.Globalization"] };

    /// <summary>Rows for signatures that hold times of day.</summary>
    public static ImmutableArray<Component> All { get; } =
    [
        .. Parts(0),
        Component.Of("Less", (TimeOnly a, TimeOnly b) => a < b, traits: Cost(1)),
        Component.Of("LessOrEqual", (TimeOnly a, TimeOnly b) => a <= b, traits: Cost(2)),
        Component.Of("AddMinutes", (TimeOnly t, int minutes) => t.AddMinutes(minutes), traits: Cost(2)),
        Component.Of("AddHours", (TimeOnly t, int hours) => t.AddHours(hours), traits: Cost(2)),
        Component.Of("NewTime", (int hour, int minute) => new TimeOnly(hour, minute), (hour, minute) => hour is >= 0 and < 24 && minute is >= 0 and < 60, Cost(2)),
    ];

    /// <summary>Rows for text that holds times of day: what they consist of.</summary>
    /// <param name="extra">Added to each cost.</param>
    internal static ImmutableArray<Component> Parts(int extra) =>
    [
        Component.Of("Hour", (TimeOnly t) => t.Hour, traits: Cost(1 + extra)),
        Component.Of("Minute", (TimeOnly t) => t.Minute, traits: Cost(1 + extra)),
        Component.Of("Second", (TimeOnly t) => t.Second, traits: Cost(2 + extra)),
    ];

    internal static Component Parse { get; } =
        Component.Of("ParseTime", (string s) => TimeOnly.Parse(s, CultureInfo.InvariantCulture), s => DateTexts.IsTime(s), WithGlobalization);

    /// <summary>Reads a time of day in one format, after which the component is named.</summary>
    internal static Component ParseExact(string format) => Component.Of(
        format, (string s) => TimeOnly.ParseExact(s, format, CultureInfo.InvariantCulture), s => DateTexts.IsTime(s, format), WithGlobalization,
        $"(string s) => TimeOnly.ParseExact(s, \"{format}\", CultureInfo.InvariantCulture)");

    /// <summary>Reads a time of day of three or four digits, such as 930.</summary>
    internal static Component ParseDigits { get; } = Component.Of(
        "ParseTimeOfDigits", (string s) => TimeOnly.ParseExact(s.PadLeft(4, '0'), "HHmm", CultureInfo.InvariantCulture), s => DateTexts.IsTimeOfDigits(s), WithGlobalization);

    /// <inheritdoc cref="DateComponents.Format"/>
    internal static Component Format(string format, string spelled, int cost) => Component.Of(
        "Format " + format, (TimeOnly t) => t.ToString(format, CultureInfo.InvariantCulture), traits: WithGlobalization with { Cost = cost },
        spelling: $"(TimeOnly t) => t.ToString({spelled}, CultureInfo.InvariantCulture)");
}
