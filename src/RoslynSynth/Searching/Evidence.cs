using System.Collections;
using RoslynSynth.Specifications;

namespace RoslynSynth.Searching;

/// <summary>How much the examples say: a program that is longer than what it explains has learned them by heart.</summary>
internal static class Evidence
{
    /// <summary>Bits that one unit of a term's cost stands for.</summary>
    public const double BitsPerCost = 2;

    /// <summary>What one result can say at most, in bits.</summary>
    private const double RowLimit = 16;

    /// <summary>What examples say that name every possible argument, so that nothing is left to be wrong on.</summary>
    public const int Everything = 1_000_000;

    /// <summary>Whether the examples name every possible argument.</summary>
    public static bool IsComplete(Specification specification)
    {
        var counts = specification.Signature.Parameters.Select(p => p.Type == typeof(bool) ? 2L : p.Type.IsEnum ? Enum.GetValues(p.Type).Length : 0).ToList();
        return counts.Count > 0 && counts.TrueForAll(c => c is > 0 and < 64)
            && counts.Aggregate(1L, (a, b) => Math.Min(a * b, Everything)) == specification.Examples.Select(e => string.Join(',', e.Arguments)).Distinct().Count();
    }

    /// <summary>Rough bits in the results of all examples: one for a truth value, the width of the range for a number, more for texts and sequences.</summary>
    public static double BitsOf(Specification specification)
    {
        var returned = specification.Examples.Where(e => e.Throws is null).Select(e => e.Result).ToList();
        var numbers = returned.Where(r => r is int or long or double).Select(r => Convert.ToDouble(r, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var width = numbers.Count == 0 ? 1 : Math.Log2(2 + numbers.Max() - numbers.Min());
        return returned.Sum(r => Math.Clamp(BitsOf(r, width), 1, RowLimit));
    }

    private static double BitsOf(object? value, double numberWidth) => value switch
    {
        null or bool => 1,
        char => 4,
        int or long or double => double.IsFinite(numberWidth) ? numberWidth : RowLimit,
        string text => 1 + (2 * text.Length),
        ICollection items => 1 + items.Cast<object?>().Sum(i => BitsOf(i, 3)),
        _ => RowLimit,
    };
}
