using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars;

/// <summary>
/// Numbers that the examples suggest and need not show: where ranges end in which results are alike (79 is a C, 80 a B), the factor and the summand of a line that all
/// results lie on (0 → 32, 100 → 212), and what the names of parameters say of units (an hour has 60 minutes).
/// </summary>
internal sealed partial class NumberRelations
{
    private const int EndCost = 3;
    private const int RoundEndCost = 2;
    private const int UsualCost = 2;

    /// <summary>More ranges of a parameter are none.</summary>
    private const int EndLimit = 4;

    /// <summary>Two examples next to one another by so much, as a share, were chosen to show where a range ends.</summary>
    private const decimal CloseShare = 0.02m;

    /// <summary>With a summand, two examples are always on a line.</summary>
    private const int FewestOnLine = 3;

    private const int LargestDivisor = 100;

    /// <summary>Numbers beyond these are not related: then no quotient and no product overflows.</summary>
    private const double Largest = 1e12;
    private const decimal Smallest = 0.000_001m;
    private const decimal LargestFactor = 1_000_000_000m;
    private const decimal Tolerance = 0.000_000_001m;

    private static readonly decimal[] Steps =
        [.. Enumerable.Range(0, 10).Reverse().SelectMany(e => new[] { (decimal)Math.Pow(10, e), (decimal)Math.Pow(10, e) / 2 }), 0.1m, 0.05m, 0.01m];

    /// <summary>Words of names, and the numbers that convert what they name.</summary>
    private static readonly Dictionary<string, int[]> Units = new (string Word, int[] Numbers)[]
    {
        ("milliseconds", [1000]), ("seconds", [60, 3600]), ("minute", [60]), ("minutes", [60]), ("hour", [24, 60, 3600]), ("hours", [24, 60, 3600]), ("days", [7, 24]), ("weeks", [7]), ("month", [12]), ("months", [12]),
        ("years", [12]), ("bytes", [1024]), ("percent", [100]), ("rate", [100]), ("grams", [1000]), ("meters", [1000]), ("cents", [100]), ("dozens", [12]),
    }.ToDictionary(u => u.Word, u => u.Numbers, StringComparer.OrdinalIgnoreCase);

    private readonly Specification _specification;
    private readonly ImmutableArray<Example> _rows;
    private readonly ImmutableArray<(Type Type, ImmutableArray<decimal> Values)> _parameters;
    private readonly ImmutableArray<decimal> _results;
    private readonly Type _resultType;

    private NumberRelations(Specification specification)
    {
        _specification = specification;
        _rows = [.. specification.Examples.Where(e => e.Throws is null)];
        _resultType = CanonicalTypes.Of(specification.Signature.ReturnType);
        _results = Numbers(_rows.Select(r => r.Result));
        _parameters = [.. specification.Signature.Parameters.Select((p, i) => (CanonicalTypes.Of(p.Type), Numbers(_rows.Select(r => r.Arguments[i])))).Where(p => p.Item2.Length == _rows.Length)];
    }

    /// <summary>The numbers, each of the type in which it is of use, with their costs.</summary>
    public static IEnumerable<(object Value, int Cost)> For(Specification specification)
    {
        var relations = new NumberRelations(specification);
        if (relations._rows.Length < 2) return [];
        var ends = relations.Ends().SelectMany(e =>
            InType(e.Number, e.Type).Select(n => (n, RoundEndCost)).Concat(InType(e.Low, e.Type).Concat(InType(e.High, e.Type)).Select(n => (n, EndCost))));
        return ends.Concat(relations.Usual().Where(n => n is not (0 or 1 or -1)).SelectMany(relations.InTypes).Distinct().Select(n => (n, UsualCost)));
    }

    /// <summary>Tests of the ranges of a parameter: <c>age &gt;= 18</c>. One cheap step, since the examples show them.</summary>
    public static IEnumerable<Component> RangesFor(Specification specification)
    {
        var relations = new NumberRelations(specification);
        if (relations._rows.Length < 2) yield break;
        foreach (var (type, number, low, high, isLength) in relations.Ends())
        {
            var isClose = high - low <= CloseShare * Math.Abs(high) || (high - low == 1 && type != typeof(double) && type != typeof(decimal));
            yield return low == 0 && number > 0 ? IsPositive(type, isClose ? 1 : 2) : IsAtLeast(type, number, isLength ? 3 : isClose ? 1 : 2);
        }
    }

    private static Component IsPositive(Type type, int cost) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => Component.Of("IsPositive", (int x) => x > 0, traits: Rows.Cost(cost)),
        TypeCode.Int64 => Component.Of("IsPositive", (long x) => x > 0, traits: Rows.Cost(cost)),
        TypeCode.Double => Component.Of("IsPositive", (double x) => x > 0, traits: Rows.Cost(cost)),
        _ => Component.Of("IsPositive", (decimal x) => x > 0, traits: Rows.Cost(cost)),
    };

    private static Component IsAtLeast(Type type, decimal number, int cost)
    {
        var (name, written, traits) = ($"AtLeast {number}", number.ToString(CultureInfo.InvariantCulture), Rows.Cost(cost));
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Int32 => Component.Of(name, (int x) => x >= (int)number, traits: traits, spelling: $"(int x) => x >= {written}"),
            TypeCode.Int64 => Component.Of(name, (long x) => x >= (long)number, traits: traits, spelling: $"(long x) => x >= {written}"),
            TypeCode.Double => Component.Of(name, (double x) => x >= (double)number, traits: traits, spelling: $"(double x) => x >= {written}"),
            _ => Component.Of(name, (decimal x) => x >= number, traits: traits, spelling: $"(decimal x) => x >= {written}{(written.Contains('.') ? "m" : "")}"),
        };
    }

    /// <summary>The ends of ranges of a number, or of the length of a text, where there are few: between which two examples, and a number there.</summary>
    private IEnumerable<(Type Type, decimal Number, decimal Low, decimal High, bool IsLength)> Ends()
    {
        if (Classes() is not { } classes) yield break;
        foreach (var (type, values, isLength) in _parameters.Select(p => (p.Type, p.Values, false)).Concat(Lengths().Select(l => (typeof(int), l, true))))
        {
            var sorted = values.Zip(classes).OrderBy(p => p.First).ToList();
            var ends = sorted.Zip(sorted.Skip(1)).Where(p => p.First.Second != p.Second.Second).Select(p => (Low: p.First.First, High: p.Second.First)).ToList();
            if (ends.Count == 0 || ends.Count > Math.Min(EndLimit, Math.Max(1, _rows.Length / 2)) || ends.Exists(e => e.Low == e.High)) continue;
            foreach (var (low, high) in ends) yield return (type, Roundest(low, high), low, high, isLength);
        }
    }

    /// <summary>The lengths of texts that are asked about.</summary>
    private IEnumerable<ImmutableArray<decimal>> Lengths() =>
        Enumerable.Range(0, _specification.Signature.Parameters.Length).Where(i => _rows.All(r => r is { Result: bool } && r.Arguments[i] is string)).Select(i => _rows.Select(r => (decimal)((string)r.Arguments[i]!).Length).ToImmutableArray());

    /// <summary>
    /// What results have in common that are alike: texts may differ in the numbers that they hold; numbers are alike where few occur, or where they are the same multiple of
    /// the argument.
    /// </summary>
    private List<string>? Classes()
    {
        var classes = _rows.Select(r => r.Result switch { string text => NumberInText().Replace(text, "#"), bool or Enum => $"{r.Result}", _ => null }).ToList();
        if (classes.TrueForAll(c => c is not null)) return classes!;
        if (_results.Length < _rows.Length) return null;
        return new[] { _results, Factors() }.Where(n => n.Length > 0 && n.Distinct().Count() * 2 <= n.Length).Select(n => n.Select(x => $"{x}").ToList()).FirstOrDefault();
    }

    /// <summary>By what the only number is multiplied, on each row.</summary>
    private ImmutableArray<decimal> Factors() => _parameters is [var (_, values)] && _results.Length == values.Length && !values.Contains(0) ? [.. values.Zip(_results, (v, r) => Math.Round(r / v, 9))] : [];

    /// <summary>Of the numbers above one and up to another the one with the fewest digits that count.</summary>
    private static decimal Roundest(decimal low, decimal high) => low == 0 && high >= 1 ? 1 : Plain(Steps.Select(s => Math.Floor(high / s) * s).FirstOrDefault(n => n > low, high));

    private IEnumerable<decimal> Usual()
    {
        var names = _specification.Signature.Parameters.Select(p => p.Name).Append(_specification.Signature.Name).ToList();
        var ofUnits = names.SelectMany(n => WordInName().Matches(n)).SelectMany(m => Units.GetValueOrDefault(m.Value, [])).Select(n => (decimal)n);
        var factors = Factors();
        return ofUnits.Concat(factors.Distinct().Count() * 2 <= factors.Length ? factors : []).Concat(Line());
    }

    /// <summary>Factor and summand where results lie on a line over the only number.</summary>
    private decimal[] Line()
    {
        if (_parameters is not [var (_, values)] || _results.Length != _rows.Length) return [];
        var (first, last) = (values.IndexOf(values.Min()), values.IndexOf(values.Max()));
        if (values[last] - values[first] < Smallest) return [];
        var factor = (_results[last] - _results[first]) / (values[last] - values[first]);
        if (Math.Abs(factor) > LargestFactor) return [];
        var summand = Math.Round(_results[first] - (factor * values[first]), 9);
        if (values.Zip(_results).Any(p => Math.Abs((factor * p.First) + summand - p.Second) > Tolerance * Math.Max(1, Math.Abs(p.Second)))) return [];
        return summand != 0 && _rows.Length < FewestOnLine ? [] : [summand, Math.Round(factor, 9), .. Fraction(factor)];
    }

    /// <summary>The numbers of the simplest fraction that a factor is.</summary>
    private static decimal[] Fraction(decimal factor)
    {
        for (var divisor = 2m; divisor <= LargestDivisor; divisor++)
        {
            var product = Math.Round(factor * divisor);
            if (Math.Abs((product / divisor) - factor) < Tolerance) return factor == Math.Round(factor) ? [] : [product, divisor];
        }

        return [];
    }

    private IEnumerable<object> InTypes(decimal number) => _parameters.Select(p => p.Type).Append(_resultType).Distinct().SelectMany(t => InType(number, t));

    private static IEnumerable<object> InType(decimal number, Type type)
    {
        var isWhole = number == Math.Truncate(number);
        if (type == typeof(int) && isWhole && Math.Abs(number) <= int.MaxValue) yield return (int)number;
        if (type == typeof(long) && isWhole) yield return (long)number;
        if (type == typeof(double)) yield return (double)number;
        if (type == typeof(decimal)) yield return Plain(number);
    }

    /// <summary>The same number without zeros at its end.</summary>
    private static decimal Plain(decimal number) => decimal.Parse(number.ToString("0.############################", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Values as numbers; fewer where some are none.</summary>
    private static ImmutableArray<decimal> Numbers(IEnumerable<object?> values) =>
    [
        .. values.Where(v => v is int or long or decimal or double && Math.Abs(Convert.ToDouble(v, CultureInfo.InvariantCulture)) is 0 or (> (double)Smallest and < Largest))
            .Select(v => Convert.ToDecimal(v, CultureInfo.InvariantCulture)),
    ];

    [GeneratedRegex("[A-Z]?[a-z]+")]
    private static partial Regex WordInName();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex NumberInText();
}
