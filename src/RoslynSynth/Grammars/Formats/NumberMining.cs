using System.Collections.Immutable;
using System.Globalization;
using RoslynSynth.Grammars.Components;

namespace RoslynSynth.Grammars.Formats;

/// <summary>Finds how the numbers that results show follow from those that arguments hold: a format, a rounding, a factor, a constant added.</summary>
internal sealed class NumberMining
{
    private const int RelationLimit = 2;

    private static readonly decimal[] Units =
        [1_000_000, 100_000, 10_000, 1000, 500, 250, 200, 100, 50, 25, 20, 15, 10, 5, 2, 1, 0.5m, 0.25m, 0.2m, 0.1m, 0.05m, 0.01m, 0.001m];

    private static readonly decimal[] Factors = [10, 100, 1000, 10_000, 1_000_000, 0.1m, 0.01m, 0.001m, 0.0001m, 0.000001m];

    private readonly List<List<string>> _columns;
    private readonly List<NumberSource> _sources;
    private readonly List<Component> _found = [];

    private NumberMining(List<List<string>> columns, List<NumberSource> sources) => (_columns, _sources) = (columns, sources);

    /// <summary>The components for a specification; none where numbers in text are only copied.</summary>
    public static ImmutableArray<Component> For(ImmutableArray<ExampleTexts> rows, List<List<Moment>> moments)
    {
        var written = rows.Select((r, i) => (Row: r, Moments: moments[i], Text: NumberText.Of(r.Result ?? ""))).Where(r => r.Text.Numbers.Count > 0);
        var shapes = written.GroupBy(r => r.Text.Shape).Where(g => g.Count() * 3 >= rows.Length && g.Count() > 1);
        var found = ImmutableArray.CreateBuilder<Component>();
        foreach (var shape in shapes)
        {
            var columns = Enumerable.Range(0, shape.First().Text.Numbers.Count).Select(k => shape.Select(r => r.Text.Numbers[k]).ToList()).ToList();
            var mining = new NumberMining(columns, NumberSource.Of([.. shape.Select(r => r.Row)], [.. shape.Select(r => r.Moments)]));
            mining.Run();
            found.AddRange(mining._found);
        }

        return found.ToImmutable();
    }

    private void Run()
    {
        var related = new List<List<decimal>>();
        foreach (var column in _columns.Take(6))
        {
            var formats = NumberFormats.For(column).ToList();
            if (formats.Count == 0 || _sources.Exists(s => IsCopied(s, column, formats))) continue;
            var values = column.ConvertAll(NumberText.ValueOf);
            if (related.Exists(r => Offset(r, values) is not null)) continue;
            var relations = _sources.Where(s => Relate(s, values)).Take(RelationLimit).ToList();
            if (relations.Count > 0) related.Add(values);
            if (relations.Exists(r => r.Type == typeof(decimal))) Write(formats);
        }

        if (_found.Exists(c => c.ParameterTypes.Contains(typeof(decimal)))) _found.AddRange([DecimalComponents.Parse, DecimalComponents.ToText]);
    }

    /// <summary>Whether a format alone makes the column of a source; adds it where it is more than a copy.</summary>
    private bool IsCopied(NumberSource source, List<string> column, List<string> formats)
    {
        var format = formats.Find(f => source.Values.Zip(column).All(p => p.First.ToString(f, CultureInfo.InvariantCulture) == p.Second));
        if (format is null) return false;
        if (source.Texts?.SequenceEqual(column) == true) return true;
        var isPadded = format.Length > 1 && format.All(c => c == '0');
        if (source.AreWhole && isPadded) _found.AddRange([DecimalComponents.FormatInt($"D{format.Length}", source.Values.Any(v => v < 0) ? int.MinValue : 0), DecimalComponents.ParseInt, DecimalComponents.Pad(format.Length)]);
        else if (source.AreWhole && format is "#,##0" or "N0") _found.AddRange([DecimalComponents.FormatInt("N0"), DecimalComponents.ParseInt]);
        else if (source.Type == typeof(double)) _found.Add(DecimalComponents.FormatDouble(format));
        else if (!(source.AreWhole && format is "" or "F0")) Write([format]);
        return true;
    }

    private void Write(List<string> formats)
    {
        for (var i = 0; i < formats.Count; i++) _found.Add(formats[i].Length == 0 ? DecimalComponents.ToText : DecimalComponents.Format(formats[i], 1 + i));
    }

    private bool Relate(NumberSource source, List<decimal> wanted)
    {
        if (source.Type == typeof(double)) return false;
        var isInt = source.Type == typeof(int);
        if (!isInt && Factor(source, wanted)) return true;
        if (Offset(source.Values, wanted) is { } constant and not 0)
        {
            Move(isInt, constant);
            return true;
        }

        var roundings = Enum.GetValues<Rounding>().Where(r => !isInt || r is Rounding.Floor or Rounding.Ceiling);
        var exact = Steps(source, wanted, roundings, 0).Take(RelationLimit).ToList();
        if (exact.Count == 0 && _columns.Count > 1) exact = [.. Steps(source, wanted, roundings, null).Take(1)];
        for (var i = 0; i < exact.Count; i++)
        {
            var (rounding, unit, moved) = exact[i];
            _found.Add(isInt ? NumberSteps.ToMultipleOfInt(rounding, (int)unit, 1 + i) : NumberSteps.ToMultiple(rounding, unit, 1 + i));
            if (moved != 0) Move(isInt, moved);
            MoveOthers(isInt, wanted, moved);
        }

        return exact.Count > 0;
    }

    /// <summary>For each way to round the largest unit that fits.</summary>
    private static IEnumerable<(Rounding Rounding, decimal Unit, decimal Moved)> Steps(
        NumberSource source, List<decimal> wanted, IEnumerable<Rounding> roundings, decimal? constant)
    {
        foreach (var rounding in roundings)
        {
            foreach (var unit in Units.Where(u => source.Type == typeof(decimal) || u >= 2))
            {
                var rounded = source.Values.Select(v => NumberSteps.Apply(v, rounding, unit)).ToList();
                if (Offset(rounded, wanted) is not { } moved || (constant is { } only ? moved != only : Math.Abs(moved) >= unit)) continue;
                yield return (rounding, unit, moved);
                break;
            }
        }
    }

    private bool Factor(NumberSource source, List<decimal> wanted)
    {
        int decimals = wanted.Max(w => w.Scale);
        var factor = Array.Find(Factors, f => source.Values.Zip(wanted).All(p => Math.Round(p.First * f, decimals, MidpointRounding.AwayFromZero) == p.Second));
        if (factor == 0 || wanted.TrueForAll(w => w == 0)) return false;
        _found.Add(NumberSteps.Times(factor));
        // A factor loses no digits, so whole results do not say that all are.
        if (factor > 1 && decimals == 0) _found.Add(DecimalComponents.Format("0.####", 1));
        return true;
    }

    /// <summary>Other numbers of the result may lie a constant beside this one.</summary>
    private void MoveOthers(bool isInt, List<decimal> wanted, decimal moved)
    {
        foreach (var other in _columns)
        {
            if (Offset(wanted, other.ConvertAll(NumberText.ValueOf)) is { } constant && constant + moved != 0) Move(isInt, constant + moved);
        }
    }

    private void Move(bool isInt, decimal constant)
    {
        if (!isInt) _found.Add(NumberSteps.Plus(constant));
        else if (constant == Math.Truncate(constant) && Math.Abs(constant) < int.MaxValue) _found.Add(NumberSteps.PlusInt((int)constant));
    }

    /// <summary>What has to be added to each of the first to give the second, or null where it differs.</summary>
    private static decimal? Offset(IReadOnlyList<decimal> from, List<decimal> to)
    {
        var offset = to[0] - from[0];
        for (var i = 1; i < to.Count; i++)
        {
            if (to[i] - from[i] != offset) return null;
        }

        return offset;
    }
}
