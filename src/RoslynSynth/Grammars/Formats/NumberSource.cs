using System.Collections.Immutable;
using System.Globalization;

namespace RoslynSynth.Grammars.Formats;

/// <summary>A column of numbers that arguments hold.</summary>
/// <param name="Type">What the search can have them as: decimal for those in text, for others what they are.</param>
/// <param name="Values">One for each example.</param>
/// <param name="AreWhole">Whether all are written without a decimal point.</param>
internal sealed record NumberSource(Type Type, ImmutableArray<decimal> Values, bool AreWhole)
{
    /// <summary>The numbers as written, where they are from texts.</summary>
    public List<string>? Texts { get; init; }

    private const int Limit = 12;

    /// <summary>The columns: whole texts, numbers inside texts, numbers among the arguments, and the fields of dates.</summary>
    public static List<NumberSource> Of(IReadOnlyList<ExampleTexts> rows, IReadOnlyList<List<Moment>> moments)
    {
        var sources = new List<NumberSource>();
        for (var i = 0; rows.All(r => r.Texts.Length > i); i++)
        {
            var texts = rows.Select(r => r.Texts[i]).ToList();
            if (texts.TrueForAll(Components.DecimalComponents.IsNumber)) sources.Add(Written(texts));
            var parts = texts.ConvertAll(t => NumberText.Of(t).Numbers);
            for (var k = 0; parts.TrueForAll(p => p.Count > k); k++) sources.Add(Written(parts.ConvertAll(p => p[k])));
        }

        for (var i = 0; rows.All(r => r.Values.Length > i); i++)
        {
            if (rows.All(r => r.Values[i] is int)) sources.Add(new NumberSource(typeof(int), [.. rows.Select(r => (decimal)(int)r.Values[i])], true));
            if (rows.All(r => r.Values[i] is decimal)) sources.Add(new NumberSource(typeof(decimal), [.. rows.Select(r => (decimal)r.Values[i])], false));
            if (rows.All(r => r.Values[i] is double d && Math.Abs(d) < 1e15)) sources.Add(new NumberSource(typeof(double), [.. rows.Select(r => (decimal)(double)r.Values[i])], false));
        }

        if (moments.All(m => m.Count > 0))
        {
            var fields = moments.Select(m => m[0].Fields.ToList()).ToList();
            for (var k = 0; fields.TrueForAll(f => f.Count > k); k++) sources.Add(new NumberSource(typeof(int), [.. fields.Select(f => (decimal)f[k])], true));
        }

        return [.. sources.Take(Limit)];
    }

    private static NumberSource Written(List<string> texts) => new(
        typeof(decimal), [.. texts.Select(t => decimal.Parse(t, CultureInfo.InvariantCulture))], texts.TrueForAll(t => t.Length < 10 && t.All(char.IsAsciiDigit)))
    {
        Texts = texts,
    };
}
