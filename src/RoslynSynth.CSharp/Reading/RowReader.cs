using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads the examples of one method in their three forms.</summary>
internal sealed class RowReader(Signature signature, ValueReader reader, TypeReader types, PlaceMap places)
{
    /// <summary><c>[Example(args…, Returns = …)]</c> or <c>Throws = typeof(…)</c>.</summary>
    public Example FromAttribute(AttributeSyntax attribute)
    {
        var all = attribute.ArgumentList?.Arguments ?? [];
        var arguments = all.Where(a => a.NameEquals is null).Select(a => a.Expression).ToList();
        var named = all.Where(a => a.NameEquals is not null).ToDictionary(a => a.NameEquals!.Name.Identifier.ValueText, a => a.Expression);
        var values = Arguments(arguments, attribute);
        var place = places.Of(attribute);
        if (named.TryGetValue("Throws", out var thrown))
        {
            var type = thrown is TypeOfExpressionSyntax named2 ? types.Find(named2.Type) : null;
            return new Example(values, null) { Throws = ExceptionType(type, thrown), Place = place };
        }

        if (!named.TryGetValue("Returns", out var result))
            throw new SpecificationException("The example says neither Returns = … nor Throws = typeof(…). Add one.", place);
        return new Example(values, reader.Read(result, signature.ReturnType)) { Place = place };
    }

    /// <summary>Tuples in a static property, field or method: the arguments and, last, the result.</summary>
    public IEnumerable<Example> FromMember(AttributeSyntax attribute, TypeDeclarationSyntax type)
    {
        var argument = attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
        var name = argument is InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } ? only.ToString() : (argument as LiteralExpressionSyntax)?.Token.ValueText;
        var body = type.Members.Select(m => m switch
        {
            PropertyDeclarationSyntax p when p.Identifier.ValueText == name => p.ExpressionBody?.Expression ?? p.Initializer?.Value,
            FieldDeclarationSyntax { Declaration.Variables: [var v] } when v.Identifier.ValueText == name => v.Initializer?.Value,
            MethodDeclarationSyntax m2 when m2.Identifier.ValueText == name => m2.ExpressionBody?.Expression,
            _ => null,
        }).FirstOrDefault(e => e is not null);
        var rows = body switch
        {
            CollectionExpressionSyntax list => list.Elements.Select(e => (e as ExpressionElementSyntax)?.Expression),
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
            BaseObjectCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
            _ => throw new SpecificationException($"'{name}' is not a static member of the type that lists tuples, such as => [(1, 2), (3, 4)].", places.Of(attribute)),
        };
        foreach (var row in rows)
        {
            if (row is not TupleExpressionSyntax tuple) throw new SpecificationException("Each row must be a tuple of the arguments and the result.", places.Of(row ?? (SyntaxNode)attribute));
            var parts = tuple.Arguments.Select(a => a.Expression).ToList();
            yield return new Example(Arguments(parts[..^1], tuple), reader.Read(parts[^1], signature.ReturnType)) { Place = places.Of(tuple) };
        }
    }

    /// <summary><c>Examples.That(F(1) == 2)</c>, <c>Examples.That(F(1), 2)</c>, <c>Examples.Throws&lt;E>(() => F(1))</c>.</summary>
    public Example FromStatement(InvocationExpressionSyntax statement)
    {
        var call = CallIn(statement)!;
        var values = Arguments([.. call.ArgumentList.Arguments.Select(a => a.Expression)], call);
        var place = places.Of(statement);
        var method = ((MemberAccessExpressionSyntax)statement.Expression).Name;
        if (method is GenericNameSyntax { Identifier.ValueText: "Throws", TypeArgumentList.Arguments: [var exception] })
            return new Example(values, null) { Throws = ExceptionType(types.Find(exception), exception), Place = place };
        var arguments = statement.ArgumentList.Arguments;
        var result = arguments.Count == 2 ? arguments[1].Expression
            : arguments[0].Expression is BinaryExpressionSyntax equal ? equal.Right
            : arguments[0].Expression is PrefixUnaryExpressionSyntax ? SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)
            : SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);
        return new Example(values, reader.Read(result, signature.ReturnType)) { Place = place };
    }

    /// <summary>The call that a statement speaks about.</summary>
    public static InvocationExpressionSyntax? CallIn(InvocationExpressionSyntax statement) => statement.ArgumentList.Arguments.FirstOrDefault()?.Expression switch
    {
        InvocationExpressionSyntax call => call,
        BinaryExpressionSyntax { Left: InvocationExpressionSyntax call } equal when equal.IsKind(SyntaxKind.EqualsExpression) => call,
        PrefixUnaryExpressionSyntax { Operand: InvocationExpressionSyntax call } not when not.IsKind(SyntaxKind.LogicalNotExpression) => call,
        ParenthesizedLambdaExpressionSyntax { Body: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    /// <summary>The simple name of the called method.</summary>
    public static string? Callee(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };

    private ImmutableArray<object?> Arguments(List<ExpressionSyntax> nodes, SyntaxNode owner) => nodes.Count == signature.Parameters.Length
        ? [.. nodes.Select((n, i) => reader.Read(n, signature.Parameters[i].Type))]
        : throw new SpecificationException($"The example has {nodes.Count} arguments, but {signature} takes {signature.Parameters.Length}.", places.Of(owner));

    private Type ExceptionType(Type? type, SyntaxNode node) => type is not null && typeof(Exception).IsAssignableFrom(type)
        ? type
        : throw new SpecificationException($"'{node}' is not a known exception type.", places.Of(node));
}
