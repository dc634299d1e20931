using System.Collections.Immutable;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars;

/// <summary>What the texts among the arguments have in common at fixed places.</summary>
internal sealed class TextPlaces
{
    private readonly ImmutableArray<ImmutableArray<string>> _columns;

    private TextPlaces(ImmutableArray<ImmutableArray<string>> columns) => _columns = columns;

    /// <summary>Whether a parameter is a text.</summary>
    public bool IsAboutText => !_columns.IsEmpty;

    public static TextPlaces Of(Specification specification)
    {
        var parameters = specification.Signature.Parameters;
        return new TextPlaces(
        [
            .. Enumerable.Range(0, parameters.Length).Where(i => parameters[i].Type == typeof(string))
                .Select(i => specification.Examples.Select(e => e.Arguments[i]).OfType<string>().ToImmutableArray()),
        ]);
    }

    /// <summary>Whether a word, a number or a separator ends so many characters after the beginning, or before the end, in every text of a parameter.</summary>
    public bool IsBoundary(int place) =>
        place > 1 && _columns.Any(c => c.Length > 0 && (c.All(t => t.Length > place && IsEnd(t, place)) || c.All(t => t.Length > place && IsEnd(t, t.Length - place))));

    private static bool IsEnd(string text, int place) => (text[place - 1], text[place]) switch
    {
        var (a, b) when char.IsLetter(a) && char.IsLetter(b) => char.IsLower(a) && char.IsUpper(b),
        var (a, b) when char.IsDigit(a) && char.IsDigit(b) => false,
        var (a, b) => a != b,
    };
}
