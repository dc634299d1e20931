using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Finds the rows that <c>[ExamplesFrom(nameof(Rows))]</c> names: what a static property, field or method of the type lists, returns or yields.</summary>
internal sealed class MemberRows(TypeDeclarationSyntax type, PlaceMap places)
{
    public List<ExpressionSyntax> Of(AttributeSyntax attribute)
    {
        var name = NameIn(attribute);
        foreach (var member in type.Members)
        {
            if (Declares(member, name)) return RowsOf(member, attribute);
        }

        throw new SpecificationException($"The type has no member '{name}' that lists rows. Add one such as static (int, int)[] {name} => [(1, 2), (3, 4)].", places.Of(attribute));
    }

    private string NameIn(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression switch
    {
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [var only] } => only.ToString().Split('.')[^1],
        LiteralExpressionSyntax { Token.Value: string text } => text,
        _ => throw new SpecificationException("The attribute names no member. Write [ExamplesFrom(nameof(Rows))].", places.Of(attribute)),
    };

    private static bool Declares(MemberDeclarationSyntax member, string name) => member switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText == name,
        MethodDeclarationSyntax method => method.Identifier.ValueText == name,
        FieldDeclarationSyntax field => field.Declaration.Variables.Any(v => v.Identifier.ValueText == name),
        _ => false,
    };

    private List<ExpressionSyntax> RowsOf(MemberDeclarationSyntax member, AttributeSyntax attribute) => member switch
    {
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => Listed(value),
        PropertyDeclarationSyntax { Initializer.Value: var value } => Listed(value),
        PropertyDeclarationSyntax { AccessorList.Accessors: [{ ExpressionBody.Expression: var value }, ..] } => Listed(value),
        PropertyDeclarationSyntax { AccessorList.Accessors: [{ Body: { } body }, ..] } => Returned(body),
        MethodDeclarationSyntax { ExpressionBody.Expression: var value } => Listed(value),
        MethodDeclarationSyntax { Body: { } body } => Returned(body),
        FieldDeclarationSyntax { Declaration.Variables: [{ Initializer.Value: var value }] } => Listed(value),
        _ => throw new SpecificationException("The member lists no rows that can be read. Write them out, such as => [(1, 2), (3, 4)].", places.Of(attribute)),
    };

    /// <summary>A body that only yields rows, or only returns them.</summary>
    private List<ExpressionSyntax> Returned(BlockSyntax body)
    {
        if (body.Statements is [ReturnStatementSyntax { Expression: { } value }]) return Listed(value);
        return [.. body.Statements.Select(s => s is YieldStatementSyntax { Expression: { } row } ? row : throw Computed(s))];
    }

    private List<ExpressionSyntax> Listed(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax list => [.. list.Elements.Select(e => e is ExpressionElementSyntax row ? row.Expression : throw Computed(e))],
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
        ArrayCreationExpressionSyntax { Initializer: { } items } => [.. items.Expressions],
        BaseObjectCreationExpressionSyntax { Initializer: { } items } => [.. items.Expressions],
        _ => throw Computed(value),
    };

    private SpecificationException Computed(SyntaxNode node) =>
        new($"{SyntaxText.Short(node)} is not a list of rows; nothing of a specification is run. Write the rows out, such as [(1, 2), (3, 4)].", places.Of(node));
}
