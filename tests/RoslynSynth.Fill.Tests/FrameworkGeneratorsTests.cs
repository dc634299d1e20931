using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RoslynSynth.Workspaces;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>Which of the framework's source generators a project keeps.</summary>
public sealed class FrameworkGeneratorsTests
{
    [Theory]
    [InlineData("class C;", "")]
    [InlineData("partial class C { [GeneratedRegex(\"a\")] static partial Regex A(); }", "System.Text.RegularExpressions.Generator")]
    [InlineData("global using Made = System.Text.RegularExpressions.GeneratedRegexAttribute;", "System.Text.RegularExpressions.Generator")]
    [InlineData("[JsonSerializable(typeof(int))] partial class C : JsonSerializerContext;", "System.Text.Json.SourceGeneration")]
    public async Task Those_stay_whose_attributes_occur_in_any_file(string code, string kept)
    {
        using var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        string[] generators = ["System.Text.RegularExpressions.Generator", "System.Text.Json.SourceGeneration", "Acme.Generator"];
        var solution = workspace.CurrentSolution.AddProject(id, "Code", "Code", LanguageNames.CSharp)
            .AddDocument(DocumentId.CreateNewId(id), "Other.cs", "class Other;").AddDocument(DocumentId.CreateNewId(id), "C.cs", code)
            .AddAnalyzerReferences(id, generators.Select(g => new AnalyzerFileReference($"/sdk/{g}.dll", new NoLoader())));
        var trimmed = await FrameworkGenerators.WithoutIdleAsync(solution, TestContext.Current.CancellationToken);
        string[] expected = kept.Length == 0 ? ["Acme.Generator"] : [kept, "Acme.Generator"];
        Assert.Equal(expected, trimmed.GetProject(id)!.AnalyzerReferences.Select(r => Path.GetFileNameWithoutExtension(r.FullPath)));
    }

    private sealed class NoLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => throw new NotSupportedException();
    }
}
