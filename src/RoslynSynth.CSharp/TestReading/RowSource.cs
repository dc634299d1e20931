using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>The rows of one test: from its attributes, and from members and classes, where they list literals or were run.</summary>
internal sealed class RowSource(TreeModels models, IMethodSymbol test, MethodDeclarationSyntax declaration, IReadOnlyDictionary<SyntaxNode, DataRows> computed)
{
    private static readonly IReadOnlySet<string> NoTargets = new HashSet<string>();
    private static readonly Dictionary<ISymbol, ExpressionSyntax> NoValues = new(SymbolEqualityComparer.Default);

    private readonly List<DataSource> _sources = [];
    private readonly List<string> _problems = [];

    /// <summary>Whether all that a source lists was understood.</summary>
    private bool _isWhole;

    /// <summary>Sources that must be run to be known, once the rows were read.</summary>
    public IReadOnlyList<DataSource> Sources => _sources;

    /// <summary>Why rows are missing.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public IEnumerable<TestRow> Rows()
    {
        if (test.Parameters.IsEmpty) return [new TestRow(NoValues, PlaceOf(declaration))];
        return TestScanner.AttributesOf(declaration).SelectMany(a => TestScanner.NameOf(a) switch
        {
            "InlineData" or "TestCase" or "DataRow" => FromAttribute(a),
            "MemberData" or "TestCaseSource" or "DynamicData" => Known(a, FromMember),
            "ClassData" => Known(a, FromClass),
            _ => [],
        });
    }

    /// <summary>The rows of a source: those of its run where it was run, else those that it lists; where it lists more than literals, it must be run.</summary>
    private IEnumerable<TestRow> Known(AttributeSyntax attribute, Func<AttributeSyntax, IEnumerable<TestRow>> read)
    {
        var run = computed.GetValueOrDefault(attribute);
        if (run is { Problem: null }) return run.Rows.Select(r => FromTexts(r, PlaceOf(attribute))).OfType<TestRow>();
        _isWhole = true;
        var rows = read(attribute).ToList();
        if (_isWhole && rows.Count > 0) return rows;
        var data = new DataExpression(models.Of(attribute.SyntaxTree), test);
        var (expression, problem) = data.Of(attribute);
        if (run?.Problem is { } failure) _problems.Add(failure);
        else if (expression is null) _problems.Add(problem!);
        else _sources.Add(new DataSource(attribute, expression.Replace("global::", "", StringComparison.Ordinal), expression, test.Parameters.Length) { Member = TestScanner.NameOf(attribute) == "ClassData" ? null : data.MemberOf(attribute)?.Name, Root = data.RootOf(attribute) });
        return rows;
    }

    private TestRow? FromTexts(ImmutableArray<string?> texts, SourcePlace place) =>
        Row([.. texts.Skip(1).Select(t => SyntaxFactory.ParseExpression(t!))], place) is { } row
            ? row with { Returned = texts[0] is { } returned ? SyntaxFactory.ParseExpression(returned) : null }
            : null;

    private IEnumerable<TestRow> FromAttribute(AttributeSyntax attribute)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? [];
        var replace = new Substitution(models.Of(attribute.SyntaxTree), NoValues, NoTargets);
        var values = arguments.Where(a => a.NameEquals is null).Select(a => replace.Of(a.Expression)).ToList();
        var returned = arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "ExpectedResult")?.Expression;
        if (Row(values, PlaceOf(attribute)) is { } row) yield return row with { Returned = returned is null ? null : replace.Of(returned) };
    }

    private IEnumerable<TestRow> FromMember(AttributeSyntax attribute)
    {
        var member = new DataExpression(models.Of(attribute.SyntaxTree), test).MemberOf(attribute);
        return member?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } => FromList(value),
            PropertyDeclarationSyntax { Initializer.Value: { } value } => FromList(value),
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => FromList(value),
            PropertyDeclarationSyntax { AccessorList: { } accessors } => FromBody(accessors),
            MethodDeclarationSyntax { ExpressionBody.Expression: { } value } => FromList(value),
            MethodDeclarationSyntax { Body: { } body } => FromBody(body),
            _ => Missing(),
        };
    }

    private IEnumerable<TestRow> FromClass(AttributeSyntax attribute) =>
        new DataExpression(models.Of(attribute.SyntaxTree), test).ClassOf(attribute)?.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).SelectMany(FromBody) ?? Missing();

    /// <summary>Something that is no list of literals.</summary>
    private TestRow[] Missing()
    {
        _isWhole = false;
        return [];
    }

    /// <summary>Rows that a body yields, adds or returns.</summary>
    private IEnumerable<TestRow> FromBody(SyntaxNode body)
    {
        if (body.DescendantNodes().Any(n => n is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or IfStatementSyntax)) return Missing();
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
        CollectionExpressionSyntax items => items.Elements.SelectMany(e => e is ExpressionElementSyntax item ? FromElement(item.Expression) : Missing()),
        ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions.SelectMany(FromElement),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.SelectMany(FromElement),
        BaseObjectCreationExpressionSyntax { Initializer: { } items } => items.Expressions.SelectMany(FromElement),
        _ => Missing(),
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
        _ => Missing(),
    };

    private TestRow[] FromParts(IEnumerable<ExpressionSyntax> parts, SyntaxNode place)
    {
        List<ExpressionSyntax> all = [.. parts];
        _isWhole &= all.TrueForAll(IsLiteral);
        return Row([.. all.Select(Replaced)], PlaceOf(place)) is { } row ? [row] : Missing();
    }

    /// <summary>Whether a value can be read where it stands: no variable, and no method but those of plain values.</summary>
    private bool IsLiteral(ExpressionSyntax part)
    {
        var model = models.Of(part.SyntaxTree);
        return !part.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(n => model.GetSymbolInfo(n).Symbol).Any(s => s switch
        {
            ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => true,
            IMethodSymbol method => !method.ContainingType.IsValueType && method.Name is not ("ToArray" or "ToList" or "Empty"),
            _ => false,
        });
    }

    private ExpressionSyntax Replaced(ExpressionSyntax node) => new Substitution(models.Of(node.SyntaxTree), NoValues, NoTargets).Of(node);

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
