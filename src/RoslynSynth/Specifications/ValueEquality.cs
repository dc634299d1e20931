using System.Collections;
using System.Runtime.CompilerServices;

namespace RoslynSynth.Specifications;

/// <summary>When a value that came back counts as the value that was wanted.</summary>
public static class ValueEquality
{
    /// <summary>
    /// Deep equality. Doubles may differ by the tolerance (absolute, or relative above 1), NaN equals NaN; sequences compare in order whatever
    /// their type; sets and dictionaries compare without order, as does the outermost sequence where <paramref name="unordered"/> is set.
    /// </summary>
    public static bool Matches(object? wanted, object? actual, double tolerance, bool unordered = false)
    {
        if (wanted is null || actual is null) return wanted is null && actual is null;
        if (wanted is double x && actual is double y) return Near(x, y, tolerance);
        if (wanted is float f && actual is float g) return Near(f, g, tolerance);
        if (wanted is string || wanted.GetType().IsPrimitive) return wanted.Equals(actual);
        if (wanted is ITuple left && actual is ITuple right)
        {
            return left.Length == right.Length
                && Enumerable.Range(0, left.Length).All(i => Matches(left[i], right[i], tolerance, unordered));
        }

        if (wanted is IDictionary map && actual is IDictionary other)
        {
            return map.Count == other.Count
                && map.Keys.Cast<object>().All(k => other.Contains(k) && Matches(map[k], other[k], tolerance));
        }

        if (wanted is not IEnumerable wantedItems || actual is not IEnumerable actualItems) return wanted.Equals(actual);
        var w = wantedItems.Cast<object?>().ToList();
        var a = actualItems.Cast<object?>().ToList();
        if (w.Count != a.Count) return false;
        return unordered || IsSet(wanted) ? MatchesInAnyOrder(w, a, tolerance) : w.Zip(a).All(p => Matches(p.First, p.Second, tolerance));
    }

    private static bool Near(double wanted, double actual, double tolerance) =>
        wanted.Equals(actual) || (double.IsFinite(wanted) && Math.Abs(wanted - actual) <= tolerance * Math.Max(1, Math.Abs(wanted)));

    private static bool IsSet(object value) =>
        Array.Exists(value.GetType().GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));

    private static bool MatchesInAnyOrder(List<object?> wanted, List<object?> actual, double tolerance)
    {
        var left = new List<object?>(actual);
        foreach (var item in wanted)
        {
            var index = left.FindIndex(other => Matches(item, other, tolerance));
            if (index < 0) return false;
            left.RemoveAt(index);
        }

        return true;
    }
}
