using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>
/// Reads specifications from C#: methods with <c>[Example]</c> or <c>[ExamplesFrom]</c> that are partial without a body or only throw, and
/// <c>Examples.That(…)</c> statements about them.
/// </summary>
internal sealed class CSharpReader(TypeReader plainTypes)
{
    /// <summary>The specifications of a file; none where nothing waits for its body.</summary>
    public ImmutableArray<ReadSpecification> Read(string path, string text)
    {
        var places = new PlaceMap(path);
        var root = Parse(text, places);
        var types = plainTypes.WithAliasesOf(root);
        var statements = new StatementOwners(root, places).Find((method, statement) => IsReadable(method, statement, types, places));
        CheckStrays(root, places);
        return [.. root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => IsOpen(m, statements[m].Any(), places))
            .Select(m => ReadMethod(m, [.. statements[m]], root, types, places))];
    }

    private static CompilationUnitSyntax Parse(string text, PlaceMap places)
    {
        Nesting.Check(text, places.File);
        var tree = CSharpSyntaxTree.ParseText(text, path: places.File);
        if (tree.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is not { } error) return tree.GetCompilationUnitRoot();
        var place = places.Of(error.Location);
        var line = tree.GetText().Lines[place.Line - 1].ToString();
        throw MisplacedKeyword.In(line, places.File, place.Line) ?? new SpecificationException($"The file does not parse: {error.GetMessage()}. Mend it first.", place);
    }

    /// <summary>Whether a method waits for its body.</summary>
    private static bool IsOpen(MethodDeclarationSyntax method, bool hasStatements, PlaceMap places)
    {
        var isAsked = hasStatements || Attributes(method).Any(a => NameOf(a) is "Example" or "ExamplesFrom");
        if (!isAsked || method.Parent is not TypeDeclarationSyntax type) return false;
        if (method.Body is null && method.ExpressionBody is null)
        {
            if (!method.Modifiers.Any(SyntaxKind.PartialKeyword))
                throw new SpecificationException($"'{method.Identifier.ValueText}' has no body. Make it partial, or give it the body => throw new NotImplementedException().", places.Of(method.Identifier));
            return !type.Members.OfType<MethodDeclarationSyntax>().Any(m => (m.Body ?? (SyntaxNode?)m.ExpressionBody) is not null && IsOtherPart(m, method));
        }

        var thrown = method.ExpressionBody?.Expression is ThrowExpressionSyntax expression ? expression.Expression
            : method.Body is { Statements: [ThrowStatementSyntax statement] } ? statement.Expression : null;
        return thrown is ObjectCreationExpressionSyntax { Type: var exception } ? exception.ToString().EndsWith("NotImplementedException", StringComparison.Ordinal)
            : thrown is PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax };
    }

    private static bool IsOtherPart(MethodDeclarationSyntax part, MethodDeclarationSyntax method) =>
        part.Modifiers.Any(SyntaxKind.PartialKeyword) && part.Identifier.ValueText == method.Identifier.ValueText
        && part.ParameterList.Parameters.Select(p => p.Type?.ToString()).SequenceEqual(method.ParameterList.Parameters.Select(p => p.Type?.ToString()));

    /// <summary>Functions among statements have no place that a generated file could fit into.</summary>
    private static void CheckStrays(CompilationUnitSyntax root, PlaceMap places)
    {
        var stray = root.DescendantNodes().OfType<LocalFunctionStatementSyntax>().FirstOrDefault(f => f.AttributeLists.SelectMany(l => l.Attributes).Any(a => NameOf(a) is "Example" or "ExamplesFrom"));
        if (stray is not null) throw new SpecificationException($"'{stray.Identifier.ValueText}' is a local function. Move it into a class.", places.Of(stray.Identifier));
    }

    private static ReadSpecification ReadMethod(
        MethodDeclarationSyntax method, ImmutableArray<ExampleStatement> statements, CompilationUnitSyntax root, TypeReader types, PlaceMap places)
    {
        CheckModifiers(method, places);
        var attributes = Attributes(method).ToLookup(NameOf);
        var signature = new SignatureReader(types).Read(method, places);
        var rows = new RowReader(signature, method.ParameterList.Parameters, types, places);
        var examples = attributes["Example"].Select(rows.FromAttribute)
            .Concat(attributes["ExamplesFrom"].SelectMany(a => rows.FromMember(a, (TypeDeclarationSyntax)method.Parent!)))
            .Concat(statements.Select(rows.FromStatement)).ToList();
        var site = SiteReader.Of(method, root, places.File);
        var settings = new SettingReader(new ValueReader(types, places), places);
        var specification = new Specification(signature, [.. examples])
        {
            Name = string.Join('.', site.ContainingTypes.Select(t => t.Name).Append(signature.Name)),
            Constants = settings.Constants(attributes["Constants"]),
            Tolerance = settings.Tolerance(attributes["Tolerance"].FirstOrDefault()),
            IsUnordered = attributes["Unordered"].Any(),
        };
        return new ReadSpecification(ExampleChecks.Check(specification, places.Of(method.Identifier)), site);
    }

    private static void CheckModifiers(MethodDeclarationSyntax method, PlaceMap places)
    {
        var name = method.Identifier.ValueText;
        if (!method.Modifiers.Any(SyntaxKind.StaticKeyword))
            throw new SpecificationException($"'{name}' is an instance method. Only static methods can be written; make it static.", places.Of(method.Identifier));
        var hasAccess = method.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);
        if (!hasAccess && method.Modifiers.Any(SyntaxKind.PartialKeyword))
            throw new SpecificationException($"'{name}' is partial and returns a value, so C# wants its access spelled out. Write public, internal or private before it.", places.Of(method.Identifier));
    }

    private static bool IsReadable(MethodDeclarationSyntax method, ExampleStatement statement, TypeReader types, PlaceMap places)
    {
        try
        {
            new RowReader(new SignatureReader(types).Read(method, places), method.ParameterList.Parameters, types, places).FromStatement(statement);
            return true;
        }
        catch (SpecificationException)
        {
            return false;
        }
    }

    private static IEnumerable<AttributeSyntax> Attributes(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(l => l.Attributes);

    private static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString().Split('.')[^1];
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }
}
