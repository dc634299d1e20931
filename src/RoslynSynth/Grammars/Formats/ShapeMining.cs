using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars.Formats;

/// <summary>
/// What valid texts look like: where a result says yes or no, a regular expression that all texts of the one kind match and none of the other. Marks that all hold
/// equally often stay; between them stands what kinds of characters were seen there.
/// </summary>
internal static class ShapeMining
{
    private const int RowLimit = 24;
    private const int LengthLimit = 60;

    /// <summary>The tests, for each text among the arguments the loosest that tells the examples apart.</summary>
    public static IEnumerable<Component> For(Specification specification)
    {
        var rows = specification.Examples.Where(e => e.Throws is null && e.Result is bool).Take(RowLimit).ToList();
        for (var i = 0; rows.Count > 0 && i < specification.Signature.Parameters.Length; i++)
        {
            if (!rows.TrueForAll(r => r.Arguments[i] is string { Length: <= LengthLimit })) continue;
            var valid = rows.Where(r => r.Result is true).Select(r => (string)r.Arguments[i]!).ToList();
            var others = rows.Where(r => r.Result is false).Select(r => (string)r.Arguments[i]!).ToList();
            if (valid.Count < 2 || others.Count < 2) continue;
            var pattern = Patterns(valid).FirstOrDefault(p => valid.TrueForAll(t => Regex.IsMatch(t, p)) && !others.Exists(t => Regex.IsMatch(t, p)));
            if (pattern is null) continue;
            yield return Component.Of(
                $"Matches {pattern}", (string s) => Regex.IsMatch(s, pattern), Rows.IsShort, new ComponentTraits { Cost = 2, Namespaces = ["System.Text.RegularExpressions"] },
                $"(string s) => Regex.IsMatch(s, @\"{pattern.Replace("\"", "\"\"", StringComparison.Ordinal)}\")");
        }
    }

    /// <summary>The loosest first: any length, and letters of both cases where small ones were seen; then lengths and cases as seen.</summary>
    private static IEnumerable<string> Patterns(List<string> texts)
    {
        var marks = Marks(texts[0]).Where(m => texts.TrueForAll(t => t.Count(c => c == m) == texts[0].Count(c => c == m))).ToHashSet();
        string Order(string text) => string.Concat(text.Where(marks.Contains));
        if (!texts.TrueForAll(t => Order(t) == Order(texts[0]))) yield break;
        var order = Order(texts[0]);
        var pieces = texts.ConvertAll(t => t.Split([.. marks]));
        foreach (var (isExact, areCasesKept) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var pattern = new StringBuilder("^");
            for (var k = 0; k <= order.Length; k++)
            {
                pattern.Append(Piece([.. pieces.Select(p => p[k])], isExact, areCasesKept));
                if (k < order.Length) pattern.Append(Regex.Escape(order[k].ToString()));
            }

            yield return pattern.Append('$').ToString();
        }
    }

    private static IEnumerable<char> Marks(string text) => text.Where(c => !char.IsLetterOrDigit(c)).Distinct();

    private static string Piece(ImmutableArray<string> texts, bool isExact, bool areCasesKept)
    {
        var all = string.Concat(texts);
        if (all.Length == 0) return "";
        var (lower, upper) = (all.Any(char.IsAsciiLetterLower), all.Any(char.IsAsciiLetterUpper));
        // Codes are in capitals on purpose; what is in small letters may begin with a capital.
        var hasBoth = !areCasesKept && lower;
        var kinds = (hasBoth || upper ? "A-Z" : "") + (hasBoth || lower ? "a-z" : "") + (all.Any(char.IsAsciiDigit) ? @"\d" : "")
            + string.Concat(all.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct().Order().Select(c => c is '-' or ']' or '^' or '\\' ? $"\\{c}" : c.ToString()));
        var set = kinds == @"\d" ? kinds : $"[{kinds}]";
        var (least, most) = (texts.Min(t => t.Length), texts.Max(t => t.Length));
        if (isExact) return least == most ? set + (most == 1 ? "" : $"{{{most}}}") : $"{set}{{{least},{most}}}";
        return set + (least == 0 ? "*" : "+");
    }
}
