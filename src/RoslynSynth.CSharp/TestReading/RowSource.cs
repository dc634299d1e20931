using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>The rows of one test: from its attributes, and from members and classes that list literals.</summary>
internal sealed class RowSource(Compilation compilation, IMethodSymbol test, MethodDeclarationSyntax declaration)
{
    private static readonly IReadOnlySet<string> NoTargets = new HashSet<string>();
    private static readonly Dictionary<ISymbol, ExpressionSyntax> NoValues = new(SymbolEqualityComparer.Default);

    public IEnumerable<TestRow> Rows()
    {
        if (test.Parameters.IsEmpty) return [new TestRow(NoValues, PlaceOf(declaration))];
        return TestScanner.AttributesOf(declaration).SelectMany(a => TestScanner.NameOf(a) switch
        {
            "InlineData" or "TestCase" or "DataRow" => FromAttribute(a),
            "MemberData" or "TestCaseSource" or "DynamicData" => FromMember(a),
            "ClassData" => FromClass(a),
            _ => [],
        });
    }

    private IEnumerable<TestRow> FromAttribute(AttributeSyntax attribute)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? [];
        var replace = new Substitution(compilation.GetSemanticModel(attribute.SyntaxTree), NoValues, NoTargets);
        var values = arguments.Where(a => a.NameEquals is null).Select(a => replace.Of(a.Expression)).ToList();
        var returned = arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "ExpectedResult")?.Expression;
        if (Row(values, PlaceOf(attribute)) is { } row) yield return row with { Returned = returned is null ? null : replace.Of(returned) };
    }

    private IEnumerable<TestRow> FromMember(AttributeSyntax attribute)
    {
        var model = compilation.GetSemanticModel(attribute.SyntaxTree);
        var arguments = attribute.ArgumentList?.Arguments ?? [];
        var owner = arguments.Select(a => a.Expression).OfType<TypeOfExpressionSyntax>().Select(t => model.GetTypeInfo(t.Type).Type).FirstOrDefault() ?? test.ContainingType;
        var name = arguments.Select(a => a.Expression).Where(e => e is not TypeOfExpressionSyntax).Select(e => model.GetConstantValue(e).Value as string ?? NameOf(e)).FirstOrDefault();
        var member = name is null ? null : owner.GetMembers(name).FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return member switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } => FromList(value),
            PropertyDeclarationSyntax { Initializer.Value: { } value } => FromList(value),
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => FromList(value),
            PropertyDeclarationSyntax { AccessorList: { } accessors } => FromBody(accessors),
            MethodDeclarationSyntax { ExpressionBody.Expression: { } value } => FromList(value),
            MethodDeclarationSyntax { Body: { } body } => FromBody(body),
            _ => [],
        };
    }

    private static string? NameOf(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } ? only.Expression.ToString().Split('.')[^1] : null;

    private IEnumerable<TestRow> FromClass(AttributeSyntax attribute)
    {
        var model = compilation.GetSemanticModel(attribute.SyntaxTree);
        var type = attribute.Name is GenericNameSyntax { TypeArgumentList.Arguments: [var argument] } ? argument
            : attribute.ArgumentList?.Arguments.Select(a => a.Expression).OfType<TypeOfExpressionSyntax>().FirstOrDefault()?.Type;
        var declarations = type is null ? [] : model.GetTypeInfo(type).Type?.DeclaringSyntaxReferences.Select(r => r.GetSyntax()) ?? [];
        return declarations.SelectMany(FromBody);
    }

    /// <summary>Rows that a body yields, adds or returns.</summary>
    private IEnumerable<TestRow> FromBody(SyntaxNode body)
    {
        if (body.DescendantNodes().Any(n => n is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or IfStatementSyntax)) return [];
        return body.DescendantNodes().SelectMany(node => node switch
        {
            YieldStatementSyntax { Expression: { } row } => FromElement(row),
            ReturnStatementSyntax { Expression: { } list } => FromList(list),
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Add" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } } add =>
                FromParts(add.ArgumentList.Arguments.Select(a => a.Expression), add),
            _ => [],
        });
    }

    private IEnumerable<TestRow> FromList(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax items => items.Elements.OfType<ExpressionElementSyntax>().SelectMany(e => FromElement(e.Expression)),
        ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions.SelectMany(FromElement),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.SelectMany(FromElement),
        BaseObjectCreationExpressionSyntax { Initializer: { } items } => items.Expressions.SelectMany(FromElement),
        _ => [],
    };

    private IEnumerable<TestRow> FromElement(ExpressionSyntax element) => element switch
    {
        InitializerExpressionSyntax complex => FromParts(complex.Expressions, element),
        ArrayCreationExpressionSyntax { Initializer: { } items } => FromParts(items.Expressions, element),
        ImplicitArrayCreationExpressionSyntax array => FromParts(array.Initializer.Expressions, element),
        CollectionExpressionSyntax items when items.Elements.All(e => e is ExpressionElementSyntax) =>
            FromParts(items.Elements.Cast<ExpressionElementSyntax>().Select(e => e.Expression), element),
        TupleExpressionSyntax tuple => FromParts(tuple.Arguments.Select(a => a.Expression), element),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Returns", Expression: BaseObjectCreationExpressionSyntax data } } returns =>
            FromElement(data).Select(r => r with { Returned = Replaced(returns.ArgumentList.Arguments[0].Expression) }),
        BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } => FromParts(arguments.Arguments.Select(a => a.Expression), element),
        _ when test.Parameters.Length == 1 => FromParts([element], element),
        _ => [],
    };

    private IEnumerable<TestRow> FromParts(IEnumerable<ExpressionSyntax> parts, SyntaxNode place) =>
        Row([.. parts.Select(Replaced)], PlaceOf(place)) is { } row ? [row] : [];

    private ExpressionSyntax Replaced(ExpressionSyntax node) => new Substitution(compilation.GetSemanticModel(node.SyntaxTree), NoValues, NoTargets).Of(node);

    private TestRow? Row(List<ExpressionSyntax> values, SourcePlace place)
    {
        var result = new Dictionary<ISymbol, ExpressionSyntax>(SymbolEqualityComparer.Default);
        foreach (var parameter in test.Parameters)
        {
            var index = result.Count;
            if (parameter.IsParams && !(values.Count == index + 1 && values[index] is CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax))
                result[parameter] = SyntaxFactory.CollectionExpression(SyntaxFactory.SeparatedList<CollectionElementSyntax>(values.Skip(index).Select(SyntaxFactory.ExpressionElement)));
            else if (index < values.Count) result[parameter] = Substitution.Converted(values[index], parameter.Type);
            else return null;
        }

        return new TestRow(result, place);
    }

    private static SourcePlace PlaceOf(SyntaxNode node) => new PlaceMap(node.SyntaxTree.FilePath).Of(node);
}
