using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars;

/// <summary>
/// Numbers that the examples suggest and need not show: where ranges end in which results are alike (79 is a C, 80 a B), and the factor and the summand of a line
/// that all results lie on (0 → 32, 100 → 212).
/// </summary>
internal sealed partial class NumberRelations
{
    /// <summary>A number that an example shows at the end of a range, or the roundest between two.</summary>
    private const int EndCost = 3;
    private const int RoundEndCost = 2;
    private const int LineCost = 2;
    private const int EndLimit = 4;

    /// <summary>With a summand, two examples are always on a line.</summary>
    private const int FewestOnLine = 3;

    private const int LargestDivisor = 100;
    private const decimal Largest = 1_000_000_000_000m;
    private const decimal Tolerance = 0.000_000_001m;

    private static readonly decimal[] Steps =
        [.. Enumerable.Range(0, 10).Reverse().SelectMany(e => new[] { (decimal)Math.Pow(10, e), (decimal)Math.Pow(10, e) / 2 }), 0.1m, 0.05m, 0.01m];

    private readonly ImmutableArray<Example> _rows;
    private readonly ImmutableArray<(int Index, Type Type, ImmutableArray<decimal> Values)> _parameters;
    private readonly Type _resultType;

    private NumberRelations(Specification specification)
    {
        _rows = [.. specification.Examples.Where(e => e.Throws is null)];
        _resultType = CanonicalTypes.Of(specification.Signature.ReturnType);
        _parameters = [.. specification.Signature.Parameters.Select((p, i) => (i, CanonicalTypes.Of(p.Type), Numbers(_rows.Select(r => r.Arguments[i])))).Where(p => p.Item3.Length == _rows.Length)];
    }

    /// <summary>The numbers, each of the type in which it is of use, with their costs.</summary>
    public static IEnumerable<(object Value, int Cost)> For(Specification specification)
    {
        var relations = new NumberRelations(specification);
        return relations._rows.Length < 2 ? [] : relations.Ends().Concat(relations.Line());
    }

    /// <summary>The ends of ranges of a parameter, where there are few.</summary>
    private IEnumerable<(object, int)> Ends()
    {
        if (Classes() is not { } classes) yield break;
        foreach (var (_, type, values) in _parameters)
        {
            var sorted = values.Zip(classes).OrderBy(p => p.First).ToList();
            var ends = sorted.Zip(sorted.Skip(1)).Where(p => p.First.Second != p.Second.Second).Select(p => (Low: p.First.First, High: p.Second.First)).ToList();
            if (ends.Count == 0 || ends.Count > Math.Min(EndLimit, Math.Max(1, _rows.Length / 2)) || ends.Exists(e => e.Low == e.High)) continue;
            foreach (var (low, high) in ends)
            {
                foreach (var number in InType(Roundest(low, high), type)) yield return (number, RoundEndCost);
                foreach (var number in InType(low, type).Concat(InType(high, type))) yield return (number, EndCost);
            }
        }
    }

    /// <summary>What results have in common that are alike: texts may differ in the numbers that they hold; numbers are alike where few occur.</summary>
    private List<string>? Classes()
    {
        var classes = _rows.Select(r => r.Result switch { string text => DigitRun().Replace(text, "#"), bool or Enum => $"{r.Result}", _ => null }).ToList();
        if (classes.TrueForAll(c => c is not null)) return classes!;
        var numbers = Numbers(_rows.Select(r => r.Result));
        return numbers.Length == _rows.Length && numbers.Distinct().Count() * 2 <= numbers.Length ? [.. numbers.Select(n => $"{n}")] : null;
    }

    /// <summary>Of the numbers above one and up to another the one with the fewest digits that count.</summary>
    private static decimal Roundest(decimal low, decimal high) => Steps.Select(s => Math.Floor(high / s) * s).FirstOrDefault(n => n > low, high);

    /// <summary>Factor and summand where results lie on a line over the only number.</summary>
    private IEnumerable<(object, int)> Line()
    {
        var results = Numbers(_rows.Select(r => r.Result));
        if (_parameters is not [var (_, type, values)] || results.Length != _rows.Length) return [];
        var (first, last) = (values.IndexOf(values.Min()), values.IndexOf(values.Max()));
        if (values[first] == values[last]) return [];
        var factor = (results[last] - results[first]) / (values[last] - values[first]);
        var summand = Math.Round(results[first] - (factor * values[first]), 9);
        if (values.Zip(results).Any(p => Math.Abs((factor * p.First) + summand - p.Second) > Tolerance * Math.Max(1, Math.Abs(p.Second)))) return [];
        if (summand != 0 && _rows.Length < FewestOnLine) return [];
        decimal[] numbers = [summand, Math.Round(factor, 9), .. Fraction(factor)];
        return numbers.Where(n => n is not (0 or 1 or -1)).SelectMany(n => InType(n, type).Concat(InType(n, _resultType))).Distinct().Select(n => (n, LineCost));
    }

    /// <summary>The numbers of the simplest fraction that a factor is.</summary>
    private static IEnumerable<decimal> Fraction(decimal factor)
    {
        for (var divisor = 2m; divisor <= LargestDivisor; divisor++)
        {
            var product = Math.Round(factor * divisor);
            if (Math.Abs((product / divisor) - factor) < Tolerance) return factor == Math.Round(factor) ? [] : [product, divisor];
        }

        return [];
    }

    private static IEnumerable<object> InType(decimal number, Type type)
    {
        var isWhole = number == Math.Truncate(number);
        if (type == typeof(int) && isWhole && Math.Abs(number) <= int.MaxValue) yield return (int)number;
        if (type == typeof(long) && isWhole) yield return (long)number;
        if (type == typeof(double)) yield return (double)number;
        if (type == typeof(decimal)) yield return number / 1.000000000000000000000000000000000m;
    }

    /// <summary>Values as numbers; fewer where some are none.</summary>
    private static ImmutableArray<decimal> Numbers(IEnumerable<object?> values) =>
    [
        .. values.Where(v => v is int or long or decimal or double && Math.Abs(Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture)) < (double)Largest)
            .Select(v => Convert.ToDecimal(v, System.Globalization.CultureInfo.InvariantCulture)),
    ];

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex DigitRun();
}
