using System.Collections.Immutable;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars.Formats;

/// <summary>
/// Makes components that one specification needs and others do not: reading the dates and numbers that its texts hold, and writing them in the
/// formats that its results show. The catalogue can't hold them, since there are too many formats; mined, each is one cheap step.
/// </summary>
internal static class FormatMining
{
    /// <summary>Longest results, in parts, that are looked into.</summary>
    private const int PartLimit = 24;

    /// <summary>The components for a specification; none where its texts hold neither dates nor numbers.</summary>
    public static ImmutableArray<Component> For(Specification specification)
    {
        var rows = ExampleTexts.Of(specification);
        var found = new List<Component>();
        var moments = AddDates(rows, found);
        found.AddRange(NumberMining.For(rows, moments));
        found.AddRange(DurationFormats.For(specification));
        found.AddRange(HexFormats.For(specification));
        found.AddRange(ShapeMining.For(specification));
        found.AddRange(NumberRelations.RangesFor(specification));
        if (specification.Signature.Parameters.Select(p => p.Name).Append(specification.Signature.Name).Any(n => n.Contains("year", StringComparison.OrdinalIgnoreCase))) found.Add(DateComponents.IsLeapYear(2));
        return [.. found.GroupBy(c => (c.Name, string.Join(',', c.ParameterTypes), c.Spelling)).Select(g => g.MinBy(c => c.Traits.Cost)!)];
    }

    private static List<List<Moment>> AddDates(ImmutableArray<ExampleTexts> rows, List<Component> found)
    {
        var readings = DateReading.For(rows);
        var moments = rows.Select(r => Moments(r, readings)).ToList();
        var types = moments.SelectMany(m => m.Select(x => x.Type)).ToHashSet();
        if (types.Count == 0) return moments;
        found.AddRange(readings.Select(r => r.Component));
        if (moments.Exists(m => m.Count == 0) && types.Contains(typeof(DateTime))) found.Add(DateComponents.IsDateText);
        // Signatures that hold dates have these already.
        if (types.Contains(typeof(DateTime)) && moments.TrueForAll(m => m.Count > 1) && !rows.Any(r => r.Values.OfType<DateTime>().Any())) found.AddRange(DateComponents.OfTwo);
        var formats = new List<Component>();
        var written = rows.Select((r, i) => (Tokens: DateToken.Of(r.Result ?? ""), Moments: moments[i])).Where(r => r.Moments.Count > 0 && r.Tokens.Count is > 0 and <= PartLimit);
        foreach (var shape in written.GroupBy(r => DateToken.ShapeOf(r.Tokens)).Where(g => g.Count() * 3 >= rows.Length).ToList())
            formats.AddRange(DateFormatMining.For([.. shape.Select(s => s.Tokens)], [.. shape.Select(s => s.Moments)]));
        found.AddRange(formats);
        // Where a format explains the results, single fields are less likely.
        if (types.Contains(typeof(DateTime))) found.AddRange(DateComponents.Parts(formats.Count > 0 ? 1 : 0));
        if (types.Contains(typeof(TimeOnly))) found.AddRange(TimeComponents.Parts(formats.Count > 0 ? 1 : 0));
        return moments;
    }

    private static List<Moment> Moments(ExampleTexts row, ImmutableArray<DateReading> readings) =>
    [
        .. row.Values.OfType<DateTime>().Select(Moment.Of), .. row.Values.OfType<TimeOnly>().Select(Moment.Of),
        .. readings.SelectMany(r => row.Texts.SelectMany(TextSpans.Of).Select(r.Read)).OfType<Moment>().Distinct().Take(12),
    ];
}
