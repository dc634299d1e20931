using System.Collections.Immutable;
using System.Globalization;
using RoslynSynth.Grammars.Components;

namespace RoslynSynth.Grammars.Formats;

/// <summary>A way to read a date or a time of day from a text.</summary>
/// <param name="Component">The component that does it.</param>
/// <param name="Read">The same for mining; null where the text is none.</param>
internal sealed record DateReading(Component Component, Func<string, Moment?> Read)
{
    private const int RowShare = 2;

    /// <summary>The ways that read something in enough examples.</summary>
    public static ImmutableArray<DateReading> For(ImmutableArray<ExampleTexts> rows)
    {
        var spans = rows.Select(r => r.Texts.Where(t => t.Any(char.IsAsciiDigit)).SelectMany(TextSpans.Of).ToList()).Where(s => s.Count > 0).ToList();
        if (spans.Count == 0) return [];
        var readings = new List<DateReading> { Usual, Universal, TimeOfDay };
        readings.RemoveAll(r => !ReadsEnough(r, spans));
        var exact = spans.SelectMany(s => s.Take(1)).SelectMany(ExactFormats.For).Distinct().Select(Exact).ToList();
        readings.AddRange(exact.Where(e => ReadsEnough(e, spans) && spans.Exists(s => s.Exists(t => e.Read(t) is { } date && Usual.Read(t) != date))));
        readings.AddRange(exact.SelectMany(e => Mixed(e, spans)));
        if (spans.TrueForAll(s => DateTexts.IsTimeOfDigits(s[0])) && spans.Exists(s => s[0].Length == 3)) readings.Add(TimeOfDigits);
        return [.. readings];
    }

    private static DateReading Usual { get; } = new(DateComponents.Parse, s => DateTexts.IsDate(s) ? Moment.Of(DateTime.Parse(s, CultureInfo.InvariantCulture)) : null);

    private static DateReading Universal { get; } = new(
        DateComponents.ParseUniversal,
        s => DateTexts.IsUniversal(s) ? Moment.Of(DateTime.Parse(s, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)) : null);

    private static DateReading TimeOfDay { get; } = new(TimeComponents.Parse, s => DateTexts.IsTime(s) ? Moment.Of(TimeOnly.Parse(s, CultureInfo.InvariantCulture)) : null);

    private static DateReading TimeOfDigits { get; } = new(
        TimeComponents.ParseDigits,
        s => DateTexts.IsTimeOfDigits(s) ? Moment.Of(TimeOnly.ParseExact(s.PadLeft(4, '0'), "HHmm", CultureInfo.InvariantCulture)) : null);

    private static DateReading Exact(string format) => ExactFormats.IsTime(format)
        ? new(TimeComponents.ParseExact(format), s => DateTexts.IsTime(s, format) ? Moment.Of(TimeOnly.ParseExact(s, format, CultureInfo.InvariantCulture)) : null)
        : new(DateComponents.ParseExact(format), s => DateTexts.IsDate(s, format) ? Moment.Of(DateTime.ParseExact(s, format, CultureInfo.InvariantCulture)) : null);

    private static bool ReadsEnough(DateReading reading, List<List<string>> spans) =>
        spans.Count(s => s.Exists(t => reading.Read(t) is not null)) * RowShare >= spans.Count;

    /// <summary>Some examples in the usual way, the others, which can be told apart by a character, in a format of their own.</summary>
    private static IEnumerable<DateReading> Mixed(DateReading exact, List<List<string>> spans)
    {
        var texts = spans.Select(s => s[0]).ToList();
        var own = texts.Where(t => Usual.Read(t) is null && exact.Read(t) is not null).ToList();
        var usual = texts.Where(t => Usual.Read(t) is not null && exact.Read(t) is null).ToList();
        if (own.Count == 0 || usual.Count == 0) yield break;
        if (exact.Component.ResultType != typeof(DateTime)) yield break;
        var format = exact.Component.Name;
        if (own.TrueForAll(t => t.All(char.IsAsciiDigit)) && !usual.Exists(t => t.All(char.IsAsciiDigit)))
        {
            yield return new(DateComponents.ParseDigitsExact(format), s => s.All(char.IsAsciiDigit) ? exact.Read(s) : Usual.Read(s));
            yield break;
        }

        var marks = own[0].Where(c => !char.IsLetterOrDigit(c) && c != ' ' && own.TrueForAll(t => t.Contains(c)) && !usual.Exists(t => t.Contains(c))).Distinct().ToList();
        foreach (var mark in marks) yield return new(DateComponents.ParseMarkedExact(format, mark), s => s.Contains(mark) ? exact.Read(s) : Usual.Read(s));
        if (marks.Count == 0) yield return new(DateComponents.ParseElseExact(format), s => Usual.Read(s) ?? exact.Read(s));
    }
}
