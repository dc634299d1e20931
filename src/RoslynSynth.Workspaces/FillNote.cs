using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>What tests say about a method and what was not used as an example, for one reason.</summary>
/// <param name="Place">Where the first one stands.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Why">Why, in words that follow the place.</param>
public sealed partial record FillNote(SourcePlace Place, int Count, string Why)
{
    /// <summary>One note for each reason; reasons that differ in what they quote are one.</summary>
    internal static ImmutableArray<FillNote> Of(IEnumerable<UnusedAssert> unused) =>
    [
        .. unused.DistinctBy(u => (u.Place, u.Why)).OrderBy(u => u.Place.File, StringComparer.Ordinal).ThenBy(u => u.Place.Line).ThenBy(u => u.Place.Column)
            .GroupBy(u => Quoted().Replace(u.Why, "''")).Select(g => new FillNote(g.First().Place, g.Count(), g.First().Why)),
    ];

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();
}
