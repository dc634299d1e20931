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

    public static ClaimedSpecification Read(string target, string tests) => ReadClaims(target, tests, Scan(target, tests).SelectMany(t => t.Claims));

    public static ClaimedSpecification ReadClaims(string target, string tests, IEnumerable<CallClaim> claims)
    {
        var (_, method, declaration) = CompileBoth(target, tests);
        return new ClaimReader(CSharp.Reading.UserTypes.None).Read(method, declaration, method.Name, claims);
    }

    public static Signature SignatureOf(string target) => SymbolSignature.Of(CompileBoth(target, "").Method, CSharp.Reading.UserTypes.None, default);

    public static ImmutableArray<TestMethod> Scan(string target, string tests)
    {
        var (compilation, method, _) = CompileBoth(target, tests);
        return Scan(compilation, method);
    }

    /// <summary>The scanner, and the tests that it found.</summary>
    public static (TestScanner Scanner, ImmutableArray<TestMethod> Tests) Scanner(string target, string tests)
    {
        var (compilation, method, _) = CompileBoth(target, tests);
        return (ScannerOf(compilation, method), Scan(compilation, method));
    }

    /// <summary>The whole: what the tests are compiled from, the scanner, and the tests that it found.</summary>
    public static (Compilation Compilation, TestScanner Scanner, ImmutableArray<TestMethod> Tests) Compiled(string target, string tests, params MetadataReference[] references)
    {
        var (compilation, method, _) = CompileBoth(target, tests, references);
        return (compilation, ScannerOf(compilation, method), Scan(compilation, method));
    }

    /// <summary>One file of a project, be it right or wrong; its tree is the second one.</summary>
    public static CSharpCompilation Compile(string name, string source) => CSharpCompilation.Create(
        name, [CSharpSyntaxTree.ParseText(Usings + " global using System.Threading;"), CSharpSyntaxTree.ParseText(source, path: "Code.cs")], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static ImmutableArray<TestMethod> Scan(Compilation compilation, IMethodSymbol method) => [.. ScannerOf(compilation, method).Scan(compilation.SyntaxTrees.ElementAt(2))];

    private static TestScanner ScannerOf(Compilation compilation, IMethodSymbol method) => new(compilation, new HashSet<string> { method.GetDocumentationCommentId()! });

    private static (Compilation Compilation, IMethodSymbol Method, MethodDeclarationSyntax Declaration) CompileBoth(string target, string tests, params MetadataReference[] references)
    {
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText($"public static class Code {{ {target} }}", path: "Code.cs"),
            CSharpSyntaxTree.ParseText($"class Tests {{ {tests} }}", path: "Tests.cs"),
        ];
        var compilation = CSharpCompilation.Create("Source", trees, [.. References(), .. references]);
        var declaration = trees[1].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(OpenBody.Is);
        return (compilation, compilation.GetSemanticModel(trees[1]).GetDeclaredSymbol(declaration)!, declaration);
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p));

    public static string Text(Example example) =>
        $"({string.Join(", ", example.Arguments.Select(Literals.Of))}) => {(example.Throws is { } type ? $"throws {type.Name}" : Literals.Of(example.Result))}";
}
