using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Workspaces;
using RoslynSynth.Workspaces.Answers;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>A second run need not search, and believes nothing that it does not judge.</summary>
public sealed class RememberedFillTests : IDisposable
{
    private const string Code = """
        using System;
        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
        sealed class ExampleAttribute : Attribute { public ExampleAttribute(params object[] arguments) { } public object Returns { get; set; } }
        public static class Words
        {
            [Example("hi", Returns = "HI")]
            [Example("Ada l", Returns = "ADA L")]
            public static string Shout(string text) => throw new NotImplementedException();
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("roslynsynth-remembered-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_run_does_not_search()
    {
        var (first, firstSearches) = await FillAsync();
        var (second, secondSearches) = await FillAsync();
        Assert.Equal((1, 0), (firstSearches, secondSearches));
        Assert.Equal((FillOutcome.Filled, false, FillOutcome.Filled, true), (first.Outcome, first.IsRemembered, second.Outcome, second.IsRemembered));
        Assert.Equal(first.Edit!.Body, second.Edit!.Body);
    }

    [Theory]
    [InlineData("public static string Shout(string text) => text;")]
    [InlineData("public static string Shout(string text) => text.Frob();")]
    [InlineData("public static string Shout(string text) { System.IO.File.Delete(text); return text.ToUpperInvariant(); }")]
    [InlineData("public static string Shout(string text) => /* by somebody */ text.ToUpperInvariant();")]
    [InlineData("public static string Shout(string text) => text.ToUpperInvariant(); public static int Other() => 1;")]
    [InlineData("public static string Shout(string text) => text.ToUpperInvariant(); } public static class More {")]
    [InlineData("")]
    public async Task A_remembered_body_that_is_not_right_and_plain_is_searched_for_again(string text)
    {
        var (first, _) = await FillAsync();
        Replace(text);
        var (second, searches) = await FillAsync();
        Assert.Equal((1, FillOutcome.Filled, false), (searches, second.Outcome, second.IsRemembered));
        Assert.Equal(first.Edit!.Body, second.Edit!.Body);
        Assert.Equal(0, (await FillAsync()).Searches);
    }

    [Fact]
    public async Task That_nothing_was_found_is_remembered_until_more_is_tried()
    {
        var (first, _) = await FillAsync(terms: 1);
        var (second, searches) = await FillAsync(terms: 1);
        Assert.Equal((FillOutcome.NotFound, FillOutcome.NotFound, true, 0), (first.Outcome, second.Outcome, second.IsRemembered, searches));
        Assert.Equal(first.Message, second.Message);
        var (third, again) = await FillAsync();
        Assert.Equal((FillOutcome.Filled, 1), (third.Outcome, again));
    }

    /// <summary>Puts another text into the only entry, with a checksum that is right.</summary>
    private void Replace(string text)
    {
        var file = Assert.Single(Directory.GetFiles(_folder, "*.answer"));
        var key = new AnswerKey(Path.GetFileNameWithoutExtension(file));
        new AnswerCache(_folder, "").Write(key, new Answer(new EmittedMethod(text, ["System"]), StopReason.Solved, 2, 1), new SearchOptions());
    }

    private async Task<(FillResult Result, int Searches)> FillAsync(long terms = long.MaxValue)
    {
        using var workspace = new AdhocWorkspace();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p));
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Code", "Code", LanguageNames.CSharp, "/Code/Code.csproj", metadataReferences: references,
            compilationOptions: new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
        _ = workspace.AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id), "Words.cs", filePath: "/Code/Words.cs", loader: TextLoader.From(TextAndVersion.Create(SourceText.From(Code), VersionStamp.Default))));
        var options = new FillOptions
        {
            Synthesis = new SynthesisOptions { LooksForAmbiguity = false, Search = new SearchOptions { TermLimit = terms } },
            Cache = new AnswerCache(_folder, ""),
        };
        var counter = new Counter();
        var report = await new Filler(LoadedSolution.Of(workspace, "/Code"), options, counter).RunAsync(TestContext.Current.CancellationToken);
        return (Assert.Single(report.Results), counter.Searches);
    }

    private sealed class Counter : IFillObserver
    {
        public int Searches { get; private set; }

        public IProgress<SearchReport>? Searching(Specification specification)
        {
            Searches++;
            return null;
        }

        public void Done(FillResult result)
        {
        }
    }
}
