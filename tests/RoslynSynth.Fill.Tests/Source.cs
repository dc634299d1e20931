using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Specifications;

namespace RoslynSynth.Fill.Tests;

/// <summary>Source with one method that waits for its body and tests about it. Test frameworks are not referenced: names must do.</summary>
internal static class Source
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    /// <summary>The examples as text, such as <c>("a", 1) => 2</c>.</summary>
    public static string[] ExamplesOf(string target, string tests) => [.. Read(target, tests).Specification.Examples.Select(Text)];

    public static ClaimedSpecification Read(string target, string tests)
    {
        var (compilation, method, declaration) = Compile(target, tests);
        var claims = Scan(compilation, method).SelectMany(t => t.Claims);
        return new ClaimReader([]).Read(method, declaration, method.Name, claims);
    }

    public static ImmutableArray<TestMethod> Scan(string target, string tests)
    {
        var (compilation, method, _) = Compile(target, tests);
        return Scan(compilation, method);
    }

    private static ImmutableArray<TestMethod> Scan(Compilation compilation, IMethodSymbol method) =>
        [.. new TestScanner(compilation, new HashSet<string> { method.GetDocumentationCommentId()! }).Scan(compilation.SyntaxTrees.ElementAt(2))];

    private static (Compilation Compilation, IMethodSymbol Method, MethodDeclarationSyntax Declaration) Compile(string target, string tests)
    {
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText($"public static class Code {{ {target} }}", path: "Code.cs"),
            CSharpSyntaxTree.ParseText($"class Tests {{ {tests} }}", path: "Tests.cs"),
        ];
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create("Source", trees, references);
        var declaration = trees[1].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(OpenBody.Is);
        return (compilation, compilation.GetSemanticModel(trees[1]).GetDeclaredSymbol(declaration)!, declaration);
    }

    private static string Text(Example example) =>
        $"({string.Join(", ", example.Arguments.Select(Literals.Of))}) => {(example.Throws is { } type ? $"throws {type.Name}" : Literals.Of(example.Result))}";
}
