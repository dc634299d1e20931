using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Reads the tests of one compilation: xUnit, NUnit and MSTest, told by the names of their attributes, so that a project that was not restored is read too.</summary>
/// <param name="compilation">The test project.</param>
/// <param name="targets">Documentation ids of the methods that wait for their body.</param>
public sealed class TestScanner(Compilation compilation, IReadOnlySet<string> targets)
{
    private static readonly HashSet<string> TestAttributes =
        ["Fact", "Theory", "InlineData", "MemberData", "ClassData", "Test", "TestCase", "TestCaseSource", "TestMethod", "DataTestMethod", "DataRow", "DynamicData", "Property"];

    private readonly HashSet<string> _names = [.. targets.Select(NameIn)];
    private readonly TreeModels _models = new(compilation);

    /// <summary>The tests of a file that call one of the methods.</summary>
    public IEnumerable<TestMethod> Scan(SyntaxTree tree, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var root = tree.GetRoot(cancellation);
        var tests = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => AttributesOf(m).Any(a => TestAttributes.Contains(NameOf(a))));
        foreach (var test in tests)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!test.DescendantNodes().OfType<SimpleNameSyntax>().Any(n => _names.Contains(n.Identifier.ValueText))) continue;
            var called = Called(test, _models.Of(tree));
            if (!called.IsEmpty) yield return Read(test, called, ImmutableDictionary<SyntaxNode, DataRows>.Empty);
        }
    }

    /// <summary>A test anew, with rows that were run meanwhile.</summary>
    public TestMethod With(TestMethod test, IReadOnlyDictionary<SyntaxNode, DataRows> computed)
    {
        ArgumentNullException.ThrowIfNull(test);
        return Read(test.Declaration!, test.Targets, computed);
    }

    /// <summary>What a test claims where its parameters, or those of its <c>Prop.ForAll</c>, have these values, be it a property that returns whether it holds.</summary>
    public (ImmutableArray<CallClaim> Claims, ImmutableArray<TestCondition> Conditions) SaidFor(TestMethod test, ImmutableArray<ExpressionSyntax> arguments)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (test.Declaration is not { } declaration || _models.Of(declaration.SyntaxTree) is not { } model) return ([], []);
        if (model.GetDeclaredSymbol(declaration) is not { } symbol || PropertyBody.Of(declaration, symbol, model) is not { } property || property.Parameters.Length != arguments.Length) return ([], []);
        var values = property.Parameters.Zip(arguments).ToDictionary<(IParameterSymbol, ExpressionSyntax), ISymbol, ExpressionSyntax>(p => p.Item1, p => p.Item2, SymbolEqualityComparer.Default);
        var body = new TestBody(model, targets, new TestRow(values, new Reading.PlaceMap(declaration.SyntaxTree.FilePath).Of(declaration))
        {
            Returned = property.IsTruth ? SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression) : null,
        });
        body.Read(property.Body);
        return ([.. body.Claims], [.. body.Conditions]);
    }

    internal static IEnumerable<AttributeSyntax> AttributesOf(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(l => l.Attributes);

    /// <summary>An attribute's simple name without its suffix.</summary>
    internal static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name is GenericNameSyntax generic ? generic.Identifier.ValueText : attribute.Name.ToString().Split('.')[^1];
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    /// <summary>The simple name inside a documentation id: <c>M:Text.Slugs.Make(System.String)</c>.</summary>
    private static string NameIn(string id) => id.Split('(')[0].Split('.')[^1].Split('`')[0];

    private ImmutableHashSet<string> Called(MethodDeclarationSyntax test, SemanticModel model) =>
    [
        .. test.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(c => model.GetSymbolInfo(c)).SelectMany(i => i.Symbol is { } s ? [s] : i.CandidateSymbols)
            .OfType<IMethodSymbol>().Select(Substitution.IdOf).OfType<string>().Where(targets.Contains),
    ];

    private TestMethod Read(MethodDeclarationSyntax test, ImmutableHashSet<string> called, IReadOnlyDictionary<SyntaxNode, DataRows> computed)
    {
        var model = _models.Of(test.SyntaxTree);
        var symbol = model.GetDeclaredSymbol(test)!;
        var claims = ImmutableArray.CreateBuilder<CallClaim>();
        var unused = new List<UnusedAssert>();
        var conditions = new List<TestCondition>();
        var rows = new RowSource(_models, symbol, test, computed);
        foreach (var row in rows.Rows())
        {
            var body = new TestBody(model, targets, row);
            body.Read((SyntaxNode?)test.Body ?? test.ExpressionBody?.Expression);
            claims.AddRange(body.Claims);
            unused.AddRange(body.Unused);
            conditions.AddRange(body.Conditions);
        }

        return new TestMethod(symbol.Name, symbol.ContainingType.ToDisplayString(), called, claims.ToImmutable(), [.. unused.Distinct()])
        {
            Declaration = test,
            Conditions = [.. conditions.DistinctBy(c => (c.Target, c.Condition.Text))],
            Sources = [.. rows.Sources],
            Problems = [.. rows.Problems],
        };
    }
}
