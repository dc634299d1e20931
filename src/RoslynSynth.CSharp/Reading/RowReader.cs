using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads the examples of one method in their forms: attributes, rows of a member, statements.</summary>
internal sealed class RowReader(Signature signature, SeparatedSyntaxList<ParameterSyntax> parameters, TypeReader types, PlaceMap places)
{
    private readonly ValueReader _values = new(types, places);

    /// <summary><c>[Example(args…, Returns = …)]</c> or <c>Throws = typeof(…)</c>.</summary>
    public Example FromAttribute(AttributeSyntax attribute)
    {
        var all = attribute.ArgumentList?.Arguments ?? [];
        var arguments = all.Where(a => a.NameEquals is null).Select(a => new Given(a.NameColon?.Name.Identifier.ValueText, a.Expression)).ToList();
        var properties = all.Where(a => a.NameEquals is not null).ToList();
        if (properties.Find(p => PropertyOf(p) is not ("Returns" or "Throws")) is { } unknown)
            throw new SpecificationException($"'{PropertyOf(unknown)}' is not known here. Write Returns = … or Throws = typeof(…).", places.Of(unknown));
        var place = places.Of(attribute);
        return properties switch
        {
            [] => throw new SpecificationException("The example says neither Returns = … nor Throws = typeof(…). Add one.", place),
            [var only] when PropertyOf(only) == "Returns" => new Example(Arguments(arguments, attribute), _values.Read(only.Expression, signature.ReturnType)) { Place = place },
            [var only] => new Example(Arguments(arguments, attribute), null) { Throws = ExceptionType((only.Expression as TypeOfExpressionSyntax)?.Type, only.Expression), Place = place },
            _ => throw new SpecificationException("The example says more than one outcome. Keep one Returns = … or Throws = typeof(…).", places.Of(properties[1])),
        };
    }

    /// <summary>Rows of a static property, field or method: the arguments and, last, the result.</summary>
    public IEnumerable<Example> FromMember(AttributeSyntax attribute, TypeDeclarationSyntax type)
    {
        foreach (var row in new MemberRows(type, places).Of(attribute))
        {
            List<Given> parts = row switch
            {
                TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(a => new Given(null, a.Expression))],
                CollectionExpressionSyntax list => [.. list.Elements.OfType<ExpressionElementSyntax>().Select(e => new Given(null, e.Expression))],
                ArrayCreationExpressionSyntax { Initializer: { } items } => [.. items.Expressions.Select(e => new Given(null, e))],
                ImplicitArrayCreationExpressionSyntax { Initializer: { } items } => [.. items.Expressions.Select(e => new Given(null, e))],
                _ => [],
            };
            if (parts.Count == 0) throw new SpecificationException("Each row must be a tuple of the arguments and, last, the result, such as (1, 2).", places.Of(row));
            if (parts.Count != parameters.Count + 1)
            {
                throw new SpecificationException(
                    $"The row has {parts.Count} parts, but {signature} needs {parameters.Count + 1}: its arguments and, last, the result.", places.Of(row));
            }

            yield return new Example(Arguments(parts[..^1], row), _values.Read(parts[^1].Value, signature.ReturnType)) { Place = places.Of(row) };
        }
    }

    /// <summary><c>Examples.That(F(1) == 2)</c>, <c>Examples.That(F(1), 2)</c>, <c>Examples.Throws&lt;E>(() => F(1))</c>.</summary>
    public Example FromStatement(ExampleStatement statement)
    {
        var place = places.Of(statement.Syntax);
        var values = Arguments([.. statement.Call.ArgumentList.Arguments.Select(a => new Given(a.NameColon?.Name.Identifier.ValueText, a.Expression))], statement.Call);
        return statement.Exception is { } exception
            ? new Example(values, null) { Throws = ExceptionType(exception, exception), Place = place }
            : new Example(values, _values.Read(statement.Result!, signature.ReturnType)) { Place = place };
    }

    /// <summary>The arguments in the order of the parameters; named ones at their place, left-out ones with their default.</summary>
    private ImmutableArray<object?> Arguments(List<Given> given, SyntaxNode owner)
    {
        var required = parameters.Count(p => p.Default is null);
        if (given.Count < required || given.Count > parameters.Count)
        {
            var takes = required == parameters.Count ? $"{required}" : $"{required} to {parameters.Count}";
            throw new SpecificationException($"The example has {given.Count} {(given.Count == 1 ? "argument" : "arguments")}, but {signature} takes {takes}. Give one value for each parameter.", places.Of(owner));
        }

        var values = new ExpressionSyntax?[parameters.Count];
        for (var i = 0; i < given.Count; i++)
        {
            var index = given[i].Name is { } name ? parameters.IndexOf(p => p.Identifier.ValueText == name) : i;
            if (index < 0 || values[index] is not null)
                throw new SpecificationException($"{signature} has no parameter '{given[i].Name}' left for this argument. Check the name.", places.Of(given[i].Value));
            values[index] = given[i].Value;
        }

        return [.. values.Select((v, i) => v is not null ? _values.Read(v, signature.Parameters[i].Type) : DefaultOf(parameters[i], i, owner))];
    }

    private object? DefaultOf(ParameterSyntax parameter, int index, SyntaxNode owner) => parameter.Default is { } set
        ? _values.Read(set.Value, signature.Parameters[index].Type)
        : throw new SpecificationException($"The example has no value for '{parameter.Identifier.ValueText}'. Add it.", places.Of(owner));

    private static string PropertyOf(AttributeArgumentSyntax argument) => argument.NameEquals!.Name.Identifier.ValueText;

    private Type ExceptionType(TypeSyntax? type, SyntaxNode node)
    {
        var found = type is null ? null : types.Named(SyntaxText.Of(type));
        return found is not null && typeof(Exception).IsAssignableFrom(found)
            ? found
            : throw new SpecificationException($"{SyntaxText.Short(node)} is not a known exception type. Name one of the base class library, such as ArgumentException.", places.Of(node));
    }

    /// <summary>An argument as written.</summary>
    private readonly record struct Given(string? Name, ExpressionSyntax Value);
}
