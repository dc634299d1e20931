using RoslynSynth.Grammars.Components;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars.Formats;

/// <summary>Whole numbers that results show in hexadecimal digits: 255 is FF.</summary>
internal static class HexFormats
{
    private static readonly string[] Formats = ["X8", "x8", "X4", "x4", "X2", "x2", "X", "x"];

    /// <summary>The widest format in which every result holds an argument, and one of them not in decimal digits.</summary>
    public static IEnumerable<Component> For(Specification specification)
    {
        var rows = specification.Examples.Where(e => e.Throws is null && e.Result is string).ToList();
        for (var i = 0; rows.Count > 0 && i < specification.Signature.Parameters.Length; i++)
        {
            var format = Array.Find(Formats, f => rows.TrueForAll(r => Holds(r, i, f)) && rows.Exists(r => !Holds(r, i, "")));
            if (format is not null) yield return DecimalComponents.FormatInt(format);
        }
    }

    private static bool Holds(Example row, int index, string format) =>
        row.Arguments[index] is int number && ((string)row.Result!).Contains(number.ToString(format, System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
