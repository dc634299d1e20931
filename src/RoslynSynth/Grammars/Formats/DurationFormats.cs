using System.Collections.Immutable;
using System.Globalization;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars.Formats;

/// <summary>Spans of time that results show and arguments give as a number of seconds or minutes: 3661 is 01:01:01.</summary>
internal static class DurationFormats
{
    private const int RowLimit = 24;

    private static readonly ImmutableArray<Unit> Units =
    [
        new("Seconds", 1, [@"hh\:mm\:ss", @"h\:mm\:ss", @"mm\:ss", @"m\:ss"]),
        new("Minutes", 60, [@"hh\:mm", @"h\:mm"]),
    ];

    /// <summary>The formats in which every result holds an argument. Seconds and minutes look alike, so the parameter's name decides where it says which it is.</summary>
    public static IEnumerable<Component> For(Specification specification)
    {
        var rows = specification.Examples.Where(e => e.Throws is null).Take(RowLimit).ToList();
        for (var i = 0; rows.Count > 0 && i < specification.Signature.Parameters.Length; i++)
        {
            var name = specification.Signature.Parameters[i].Name;
            var named = Units.Where(u => name.Contains(u.Name[..^1], StringComparison.OrdinalIgnoreCase)).ToList();
            foreach (var unit in named.Count > 0 ? named : [.. Units])
            {
                foreach (var format in unit.Formats)
                {
                    if (rows.TrueForAll(r => r.Arguments[i] is int n && unit.Fits(n, format) && r.Result is string text && text.Contains(unit.Text(n, format), StringComparison.Ordinal)))
                        yield return unit.ComponentOf(format);
                }
            }
        }
    }

    /// <summary>A unit of time and the formats that show it.</summary>
    private sealed record Unit(string Name, int Seconds, ImmutableArray<string> Formats)
    {
        public string Text(int n, string format) => TimeSpan.FromSeconds((long)n * Seconds).ToString(format, CultureInfo.InvariantCulture);

        /// <summary>Whether nothing is cut off: a format without hours shows less than an hour, one without days less than a day.</summary>
        public bool Fits(int n, string format) => n >= 0 && (long)n * Seconds < (format[0] == 'm' ? 3600 : 86400);

        public Component ComponentOf(string format) => Component.Of(
            $"{Name} {format}", (int n) => Text(n, format), n => Fits(n, format), new ComponentTraits { Cost = 1, Namespaces = ["System.Globalization"] },
            $"(int n) => TimeSpan.From{Name}(n).ToString(@\"{format}\", CultureInfo.InvariantCulture)");
    }
}
