using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads what an author allows beside the examples: <c>[Constants(…)]</c> and <c>[Tolerance(…)]</c>.</summary>
internal sealed class SettingReader(ValueReader values, PlaceMap places)
{
    public ImmutableArray<object> Constants(IEnumerable<AttributeSyntax> attributes) =>
        [.. attributes.SelectMany(a => a.ArgumentList?.Arguments ?? []).Select(a => values.ReadAny(a.Expression))];

    public double Tolerance(AttributeSyntax? attribute)
    {
        if (attribute is null) return 1e-9;
        if (attribute.ArgumentList?.Arguments is not [var only]) throw new SpecificationException("The tolerance is missing. Write [Tolerance(0.001)].", places.Of(attribute));
        var value = (double)values.Read(only.Expression, typeof(double))!;
        return IsTolerance(value) ? value : throw new SpecificationException(WrongTolerance, places.Of(only));
    }

    public const string WrongTolerance = "A tolerance is a finite number, zero or more. Write one such as 0.001.";

    public static bool IsTolerance(double value) => double.IsFinite(value) && value >= 0;
}
