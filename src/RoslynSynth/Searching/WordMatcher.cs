using System.Globalization;
using RoslynSynth.Evaluating;
using RoslynSynth.Specifications;

namespace RoslynSynth.Searching;

/// <summary>Matching of words whose equality is looser than identity: doubles, decimals (1.0 is 1.00), and values that hold them; sets; results without order.</summary>
internal sealed class WordMatcher
{
    /// <summary>By how much bounds are widened, so that rounding on the way never makes them miss a value.</summary>
    private const double Slack = 1e-9;
    private readonly ValueStore _store;
    private readonly Type _type;
    private readonly Func<object?, object?, bool> _isSame;

    /// <summary>Between which values lies what matches a fraction; null for other types.</summary>
    private readonly Func<double, (double Low, double High)>? _bounds;
    private readonly Dictionary<int, (double Low, double High)> _knownBounds = [];
    private readonly Dictionary<(int, int), bool> _known = [];

    private WordMatcher(ValueStore store, Type type, Func<object?, object?, bool> isSame, Func<double, (double Low, double High)>? bounds) =>
        (_store, _type, _isSame, _bounds) = (store, type, isSame, bounds);

    public static WordMatcher? For(ValueStore store, Type type, double tolerance, bool unordered)
    {
        var name = type.ToString();
        if (!unordered && !type.IsGenericType && !name.Contains("Double", StringComparison.Ordinal) && !name.Contains("Decimal", StringComparison.Ordinal)) return null;
        return new WordMatcher(
            store, type, (wanted, actual) => ValueEquality.Matches(wanted, actual, tolerance, unordered),
            type == typeof(double) || type == typeof(decimal) ? wanted => Widened(wanted, wanted, tolerance * Math.Max(1, Math.Abs(wanted))) : null);
    }

    /// <summary>Matches what becomes the wanted value by one more step; what the step throws on is not it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="bounds">Between which values lies what the step takes between two others.</param>
    public WordMatcher Before<T>(Func<T, T> step, Func<double, double, (double Low, double High)> bounds)
    {
        return new WordMatcher(_store, _type, IsSameAfter, _bounds is null ? null : BoundsBefore);

        bool IsSameAfter(object? wanted, object? actual)
        {
            try
            {
                return actual is T value && _isSame(wanted, step(value));
            }
            catch (ArithmeticException)
            {
                return false;
            }
        }

        (double, double) BoundsBefore(double wanted)
        {
            var (low, high) = _bounds(wanted);
            var (a, b) = bounds(low, high);
            return Widened(Math.Min(a, b), Math.Max(a, b), 0);
        }
    }

    /// <summary>Whether a fraction may match: a quick look that never misses one; NaN says nothing.</summary>
    public bool MayMatch(int wanted, double fraction)
    {
        if (_bounds is null || double.IsNaN(fraction)) return true;
        if (!_knownBounds.TryGetValue(wanted, out var known)) _knownBounds[wanted] = known = _bounds(Convert.ToDouble(_store.Decode(wanted, _type), CultureInfo.InvariantCulture));
        return !(fraction < known.Low) && !(fraction > known.High);
    }

    /// <summary>Whether a value that has no word yet is what is wanted.</summary>
    public bool Matches<T>(int wanted, T actual) => _isSame(_store.Decode(wanted, _type), actual);

    public bool Matches(int wanted, int actual)
    {
        if (actual == Word.Undefined) return false;
        if (_known.TryGetValue((wanted, actual), out var known)) return known;
        var result = _isSame(_store.Decode(wanted, _type), _store.Decode(actual, _type));
        if (_known.Count < 1_000_000) _known[(wanted, actual)] = result;
        return result;
    }

    private static (double, double) Widened(double low, double high, double by) => (low - by - (Slack * Math.Abs(low)) - Slack, high + by + (Slack * Math.Abs(high)) + Slack);
}
