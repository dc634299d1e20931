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
internal sealed class CSharpReader(TypeReader types)
{
    public ImmutableArray<ReadSpecification> Read(string path, string text)
    {
        var places = new PlaceMap(path);
        var root = CSharpSyntaxTree.ParseText(text, path: path).GetCompilationUnitRoot();
        if (root.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
            throw new SpecificationException($"The file does not parse: {error.GetMessage()}", places.Of(error.Location));
        var found = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(IsOpen).Select(m => ReadMethod(m, root, places))
            .OfType<ReadSpecification>().ToImmutableArray();
        return found.Length > 0 ? found : throw new SpecificationException(
            "Nothing here asks to be written. Mark a partial method, or one that throws NotImplementedException, with [Example(…, Returns = …)].", new SourcePlace(path, 1, 1));
    }

    /// <summary>Whether a method waits for its body.</summary>
    private static bool IsOpen(MethodDeclarationSyntax method)
    {
        if (method.Body is null && method.ExpressionBody is null) return method.Modifiers.Any(SyntaxKind.PartialKeyword);
        var thrown = method.ExpressionBody?.Expression is ThrowExpressionSyntax expression ? expression.Expression
            : method.Body is { Statements: [ThrowStatementSyntax statement] } ? statement.Expression : null;
        return thrown is ObjectCreationExpressionSyntax { Type: var type } ? type.ToString().EndsWith("NotImplementedException", StringComparison.Ordinal)
            : thrown is PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax };
    }

    private ReadSpecification? ReadMethod(MethodDeclarationSyntax method, CompilationUnitSyntax root, PlaceMap places)
    {
        var attributes = method.AttributeLists.SelectMany(l => l.Attributes).ToLookup(a => NameOf(a));
        var statements = StatementsAbout(method).ToList();
        if (!attributes["Example"].Any() && !attributes["ExamplesFrom"].Any() && statements.Count == 0) return null;
        if (!method.Modifiers.Any(SyntaxKind.StaticKeyword))
            throw new SpecificationException($"'{method.Identifier.ValueText}' is an instance method. Only static methods can be written; make it static.", places.Of(method.Identifier.GetLocation()));
        var signature = new SignatureReader(types).Read(method, places);
        var reader = new ValueReader(types, places);
        var rows = new RowReader(signature, reader, types, places);
        var examples = attributes["Example"].Select(rows.FromAttribute)
            .Concat(attributes["ExamplesFrom"].SelectMany(a => rows.FromMember(a, (TypeDeclarationSyntax)method.Parent!)))
            .Concat(statements.Select(rows.FromStatement)).ToList();
        var site = SiteOf(method, root, places.File);
        return new ReadSpecification(
            new Specification(signature, ExampleChecks.Check(signature, examples, places.Of(method.Identifier.GetLocation())))
            {
                Name = string.Join('.', site.ContainingTypes.Select(t => t.Name).Append(signature.Name)),
                Constants = [.. attributes["Constants"].SelectMany(a => a.ArgumentList?.Arguments ?? []).Select(a => reader.ReadAny(a.Expression))],
                Tolerance = attributes["Tolerance"].FirstOrDefault()?.ArgumentList?.Arguments[0].Expression is { } tolerance ? (double)reader.Read(tolerance, typeof(double))! : 1e-9,
                IsUnordered = attributes["Unordered"].Any(),
            },
            site);
    }

    private static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString().Split('.')[^1];
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    /// <summary>Statements <c>Examples.That(F(…)…)</c> and <c>Examples.Throws</c> in the same type.</summary>
    private static IEnumerable<InvocationExpressionSyntax> StatementsAbout(MethodDeclarationSyntax method) =>
        method.Parent!.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(i =>
            i.Expression is MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: "That" or "Throws" }
            && owner.ToString().Split('.')[^1] == "Examples"
            && RowReader.CallIn(i) is { } call && RowReader.Callee(call) == method.Identifier.ValueText);

    /// <summary>Always partial: several functions of one type come as several files.</summary>
    private static string HeaderOf(TypeDeclarationSyntax type)
    {
        var modifiers = type.Modifiers.Select(m => m.ValueText).Where(m => m != "partial").Append("partial");
        return $"{string.Join(' ', modifiers)} {type.Keyword.ValueText} {type.Identifier.ValueText}{type.TypeParameterList}";
    }

    private static MethodSite SiteOf(MethodDeclarationSyntax method, CompilationUnitSyntax root, string path)
    {
        var isPartial = method.Body is null && method.ExpressionBody is null;
        var containing = method.Ancestors().OfType<TypeDeclarationSyntax>().Reverse()
            .Select(t => new ContainingType(HeaderOf(t), t.Identifier.ValueText));
        return new MethodSite(isPartial ? SiteKind.PartialMethod : SiteKind.MethodBody)
        {
            Namespace = method.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString(),
            ContainingTypes = [.. containing],
            Modifiers = method.Modifiers.ToString().Trim(),
            Usings = [.. root.DescendantNodes().OfType<UsingDirectiveSyntax>().Where(u => u.Alias is null && u.StaticKeyword == default && u.Name is not null).Select(u => u.Name!.ToString()).Where(n => n != "RoslynSynth")],
            FilePath = path,
        };
    }
}
