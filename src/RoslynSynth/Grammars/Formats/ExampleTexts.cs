using System.Collections.Immutable;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars.Formats;

/// <summary>One example as formats see it.</summary>
/// <param name="Texts">The texts among its arguments.</param>
/// <param name="Values">Its arguments of other types.</param>
/// <param name="Result">The wanted text, or null where the result is none.</param>
internal sealed record ExampleTexts(ImmutableArray<string> Texts, ImmutableArray<object> Values, string? Result)
{
    private const int RowLimit = 24;

    /// <summary>The first examples of a specification.</summary>
    public static ImmutableArray<ExampleTexts> Of(Specification specification) =>
    [
        .. specification.Examples.Where(e => e.Throws is null).Take(RowLimit).Select(e => new ExampleTexts(
            [.. e.Arguments.SelectMany(TextsOf)], [.. e.Arguments.Where(a => a is not (null or string or IEnumerable<string>)).Select(a => a!)], e.Result as string)),
    ];

    private static IEnumerable<string> TextsOf(object? argument) => argument switch
    {
        string text => [text],
        IEnumerable<string> texts => texts.Where(t => t is not null),
        _ => [],
    };
}
