using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>What must hold of the examples of one specification.</summary>
internal static class ExampleChecks
{
    /// <summary>The examples without doubles of one another.</summary>
    /// <exception cref="SpecificationException">There are none, or two contradict each other.</exception>
    public static ImmutableArray<Example> Check(Signature signature, IReadOnlyList<Example> examples, SourcePlace place)
    {
        if (examples.Count == 0)
            throw new SpecificationException($"'{signature.Name}' has no examples. Add one such as {Hint(signature)}.", place);
        var kept = new Dictionary<string, Example>();
        foreach (var example in examples)
        {
            var key = string.Join(", ", example.Arguments.Select(Literals.Of));
            if (!kept.TryGetValue(key, out var first))
            {
                kept.Add(key, example);
            }
            else if (!Agree(first, example))
            {
                throw new SpecificationException(
                    $"Two examples contradict each other: {signature.Name}({key}) is {Outcome(first)} at {first.Place} and {Outcome(example)} here. Remove one.", example.Place);
            }
        }

        return [.. kept.Values];
    }

    private static bool Agree(Example a, Example b) =>
        a.Throws == b.Throws && (a.Throws is not null || ValueEquality.Matches(a.Result, b.Result, 0));

    private static string Outcome(Example example) => example.Throws is { } type ? $"throws {type.Name}" : Literals.Of(example.Result);

    private static string Hint(Signature signature) =>
        $"[Example({string.Join(", ", signature.Parameters.Select(p => p.Name))}, Returns = …)] or -e '({string.Join(", ", signature.Parameters.Select(p => p.Name))}) => …'";
}
