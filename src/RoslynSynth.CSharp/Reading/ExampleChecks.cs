using System.Collections;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>What must hold of the examples of one specification.</summary>
internal static class ExampleChecks
{
    /// <summary>The specification without doubles among its examples.</summary>
    /// <exception cref="SpecificationException">There are none, or two contradict each other.</exception>
    public static Specification Check(Specification specification, SourcePlace place)
    {
        var signature = specification.Signature;
        if (specification.Examples.IsEmpty)
            throw new SpecificationException($"'{signature.Name}' has no examples. Add one such as {Hint(signature)}.", place);
        var kept = new Dictionary<string, Example>();
        foreach (var example in specification.Examples)
        {
            var key = string.Join(", ", example.Arguments.Select(Key));
            if (kept.TryAdd(key, example) || Agree(specification, kept[key], example)) continue;
            var first = kept[key];
            throw new SpecificationException(
                $"Two examples contradict each other: {signature.Name}({Shortened(key)}) is {Outcome(first)} at {first.Place} and {Outcome(example)} here. Remove one.", example.Place);
        }

        return specification with { Examples = [.. kept.Values] };
    }

    /// <summary>Equal for equal values: sets and dictionaries have no order.</summary>
    private static string Key(object? value) => value switch
    {
        IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(k => $"[{Literals.Of(k)}] = {Key(map[k])}").Order(StringComparer.Ordinal))}}}",
        IEnumerable items when IsSet(value) => $"{{{string.Join(", ", items.Cast<object?>().Select(Key).Order(StringComparer.Ordinal))}}}",
        _ => Literals.Of(value),
    };

    private static bool IsSet(object value) => value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(HashSet<>);

    private static bool Agree(Specification specification, Example a, Example b) =>
        a.Throws == b.Throws && (a.Throws is not null || ValueEquality.Matches(a.Result, b.Result, 0, specification.IsUnordered));

    private static string Outcome(Example example) => example.Throws is { } type ? $"throws {type.Name}" : Shortened(Literals.Of(example.Result));

    private static string Shortened(string text) => text.Length > 120 ? $"{text[..117]}..." : text;

    private static string Hint(Signature signature)
    {
        var names = string.Join(", ", signature.Parameters.Select(p => p.Name));
        return $"[Example({names}{(names.Length > 0 ? ", " : "")}Returns = …)] or -e '({names}) => …'";
    }
}
