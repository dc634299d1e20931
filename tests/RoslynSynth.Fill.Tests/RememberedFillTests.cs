using System.Collections.Immutable;
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

    private static readonly string Two = Code.TrimEnd()[..^1] + """
            [Example("HI", Returns = "hi")]
            [Example("Ada L", Returns = "ada l")]
            public static string Whisper(string text) => throw new NotImplementedException();
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

    [Fact]
    public async Task What_one_entry_declares_helps_no_other()
    {
        _ = await FillAsync(Two);
        var texts = new[] { "public static string Shout(string text) => text.Frob(); public static string Frob(this string text) => text.ToUpperInvariant();", "public static string Whisper(string text) => text.Frob();" };
        foreach (var file in Directory.GetFiles(_folder, "*.answer"))
        {
            var isFirst = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Contains("Shout", StringComparison.Ordinal);
            new AnswerCache(_folder, "").Write(
                new AnswerKey(Path.GetFileNameWithoutExtension(file)), new Answer(new EmittedMethod(texts[isFirst ? 0 : 1], ["System"]), StopReason.Solved, 2, 1), new SearchOptions());
        }

        var (report, searches) = await FillAsync(Two);
        Assert.Equal(2, searches);
        Assert.All(report.Results, r => Assert.Equal((FillOutcome.Filled, false), (r.Outcome, r.IsRemembered)));
    }

    [Fact]
    public async Task Bodies_that_are_remembered_together_come_back_in_the_order_of_the_file()
    {
        var (first, _) = await FillAsync(Two);
        var (second, searches) = await FillAsync(Two);
        Assert.Equal(0, searches);
        Assert.Equal(first.Results.Select(r => (r.Target.Name, r.Edit!.Body)), second.Results.Select(r => (r.Target.Name, r.Edit!.Body)));
        Assert.Equal(first.Changes(), second.Changes());
    }

    [Fact]
    public async Task Values_of_tests_are_not_worked_out_again_until_the_code_changes()
    {
        const string code = """
            using System;
            public static class Words { public static string Shout(string text) => throw new NotImplementedException(); }
            public static class Tests
            {
                [Fact] public static void A() { Assert.Equal(Loud("hi"), Words.Shout("hi")); Assert.Equal(Loud("ada"), Words.Shout("ada")); }
                private static string Loud(string text) => text.ToUpperInvariant();
            }
            """;
        var (first, _) = await FillAsync(code, terms: 1);
        Assert.Equal((first.Results[0].Hash, 2), ((await FillAsync(code, terms: 1)).Report.Results[0].Hash, first.Results[0].ExampleCount));
        // Only who reads the entry can see what is written there.
        var cache = new AnswerCache(_folder, "");
        var rows = Assert.Single(Directory.GetFiles(_folder).Select(f => cache.Read<RowsEntry>(new AnswerKey(Path.GetFileNameWithoutExtension(f)))).OfType<RowsEntry>());
        cache.Write(rows with { Rows = rows.Rows.ToImmutableDictionary(r => r.Key, r => r.Value with { Rows = [[null, "\"other\""]] }) });
        Assert.NotEqual(first.Results[0].Hash, (await FillAsync(code, terms: 1)).Report.Results[0].Hash);
        Assert.Equal(first.Results[0].Hash, (await FillAsync(code + "// changed", terms: 1)).Report.Results[0].Hash);
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
        var (report, searches) = await FillAsync(Code, terms);
        return (Assert.Single(report.Results), searches);
    }

    private async Task<(FillReport Report, int Searches)> FillAsync(string code, long terms = long.MaxValue)
    {
        using var workspace = new AdhocWorkspace();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p));
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Code", "Code", LanguageNames.CSharp, "/Code/Code.csproj", metadataReferences: references,
            compilationOptions: new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
        _ = workspace.AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id), "Words.cs", filePath: "/Code/Words.cs", loader: TextLoader.From(TextAndVersion.Create(SourceText.From(code), VersionStamp.Default))));
        var options = new FillOptions
        {
            Synthesis = new SynthesisOptions { LooksForAmbiguity = false, Search = new SearchOptions { TermLimit = terms } },
            Cache = new AnswerCache(_folder, ""),
        };
        var counter = new Counter();
        var report = await new Filler(LoadedSolution.Of(workspace, "/Code"), options, counter).RunAsync(TestContext.Current.CancellationToken);
        return (report, counter.Searches);
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
