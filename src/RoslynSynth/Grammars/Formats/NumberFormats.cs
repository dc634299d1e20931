using System.Globalization;

namespace RoslynSynth.Grammars.Formats;

/// <summary>The formats that aligned written numbers may have.</summary>
internal static class NumberFormats
{
    /// <summary>Formats that write every number of the column as it stands, likeliest first; the empty one is plain.</summary>
    /// <param name="texts">The numbers as written.</param>
    public static IEnumerable<string> For(IReadOnlyList<string> texts)
    {
        var hasCommas = texts.Any(t => t.Contains(','));
        var bare = texts.Select(t => t.TrimStart('-').Replace(",", "", StringComparison.Ordinal).Split('.')).ToList();
        var padded = bare.Where(b => b[0].Length > 1 && b[0][0] == '0').Select(b => b[0].Length).Distinct().ToList();
        var most = bare.Max(Decimals);
        // Only a zero at the end shows that a place is always written.
        var least = bare.Min(Decimals) == most ? most : bare.Where(b => b.Length == 1 || b[1][^1] == '0').Select(Decimals).DefaultIfEmpty(0).Min();
        var width = padded.Count == 1 ? padded[0] : 1;
        return Candidates(hasCommas, width, least, most).Where(f => texts.All(t => NumberText.ValueOf(t).ToString(f, CultureInfo.InvariantCulture) == t));
    }

    private static IEnumerable<string> Candidates(bool hasCommas, int width, int least, int most)
    {
        var whole = hasCommas ? "#,##0" : new string('0', width);
        if (!hasCommas && width == 1) yield return "";
        if (width == 1 && least == most) yield return $"{(hasCommas ? 'N' : 'F')}{least}";
        else if (most == 0) yield return whole;
        else yield return $"{whole}.{new string('0', least)}{new string('#', most - least)}";
    }

    private static int Decimals(string[] parts) => parts.Length > 1 ? parts[1].Length : 0;
}
