using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Workspaces;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>Methods and files of all kinds, in solutions that are not read from the disk.</summary>
public sealed class RobustnessTests : IDisposable
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks;";
    private const string Open = "public static int Next(int x) => throw new NotImplementedException();";
    private const string Test = "class Tests { [Fact] void A() { Assert.Equal(2, C.Next(1)); Assert.Equal(9, C.Next(8)); } }";
    private readonly string _folder = Directory.CreateTempSubdirectory("roslynsynth-robust-").FullName;
    private readonly AdhocWorkspace _workspace = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _workspace.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("async Task<int> F(int x)", "asynchronous")]
    [InlineData("Task<int> F(int x)", "asynchronous")]
    [InlineData("T F<T>(T x)", "generic")]
    [InlineData("void F(int x)", "returns nothing")]
    [InlineData("int F(ref int x)", "by reference")]
    [InlineData("bool F(int x, out int y)", "by reference")]
    [InlineData("ref int F(int[] x)", "by reference")]
    [InlineData("unsafe int F(int* x)", "unsafe")]
    [InlineData("int F(ReadOnlySpan<char> x)", "ref struct")]
    public async Task What_can_not_be_written_is_told_with_the_reason(string header, string reason)
    {
        Add("Code", ("C.cs", $"public static class C {{ public static {header} => throw new NotImplementedException(); }}"));
        var result = Assert.Single((await FillAsync()).Results);
        Assert.Equal(FillOutcome.NotSupported, result.Outcome);
        Assert.Contains(reason, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_does_not_compile_and_knows_no_nullability_is_filled()
    {
        Add("Code", ("C.cs", $"public static class C {{ {Open} public static Missing Other() => new Missing(; }}"), ("Tests.cs", Test));
        Assert.Equal(("Next", FillOutcome.Filled), Only(await FillAsync()));
    }

    [Fact]
    public async Task A_file_in_two_projects_is_filled_once()
    {
        var path = Path.Combine(_folder, "C.cs");
        await File.WriteAllTextAsync(path, $"public static class C {{ {Open} }}", Cancellation);
        var code = ("C.cs", await File.ReadAllTextAsync(path, Cancellation));
        Add("Code(net8.0)", code, ("Tests.cs", Test));
        Add("Code(net10.0)", code, ("Tests.cs", Test));
        var report = await FillAsync();
        Assert.Equal(("Next", FillOutcome.Filled), Only(report));
        Assert.Equal(path, Assert.Single(report.Changes()).Path);
    }

    [Fact]
    public async Task A_solution_of_many_projects_with_records_in_a_chain_is_filled()
    {
        const int Count = 40;
        List<ProjectId> earlier = [];
        for (var i = 0; i < Count; i++)
        {
            var records = string.Concat(Enumerable.Range(0, 4).Select(k => $"public record Item{i}_{k}(int Id, string Name) {{ public string Label => $\"{{Id}}: {{Name}}\"; }} "));
            var isOpen = i % 20 == 19;
            var code = $"namespace P{i}; {records} public static class C{i} {{ {(isOpen ? $"public static int Next{i}(int x) => throw new NotImplementedException();" : "")} }}";
            earlier.Add(Add($"P{i}", earlier, ($"C{i}.cs", code)));
        }

        Add("Tests", earlier, ("Tests.cs", "class Tests { [Fact] void A() { Assert.Equal(2, P19.C19.Next19(1)); Assert.Equal(9, P19.C19.Next19(8)); Assert.Equal(2, P39.C39.Next39(4)); Assert.Equal(5, P39.C39.Next39(10)); } }"));
        Assert.Equal([("C19.Next19", FillOutcome.Filled), ("C39.Next39", FillOutcome.Filled)], (await FillAsync()).Results.Select(r => (r.Target.Name, r.Outcome)));
    }

    [Fact]
    public async Task What_is_no_example_is_told_with_its_place_and_the_reason()
    {
        Add("Code", ("C.cs", $"public static class C {{ {Open} }}"), ("Tests.cs", """
            class Tests
            {
                [Fact] void A() { Assert.Equal(2, C.Next(1)); Assert.Equal(9, C.Next(8)); }
                [Fact] void B()
                {
                    for (var i = 0; i < 3; i++) Assert.Equal(i + 1, C.Next(i));
                    Assert.Equal(1, C.Next(Environment.ProcessorCount));
                    Assert.Equal(Environment.TickCount, C.Next(5));
                }
                [Theory, InlineData(3), InlineData(4)] void D(int x) => Assert.Equal(x + 1, C.Next(x));
            }
            """));
        var result = Assert.Single((await FillAsync()).Results);
        Assert.Equal((FillOutcome.Filled, 4), (result.Outcome, result.ExampleCount));
        Assert.Equal([("Tests.cs", 6, 1, "stands in a loop or a branch"), ("Tests.cs", 7, 2, "'Environment.ProcessorCount' may follow")], result.Notes.Select(n => (Path.GetFileName(n.Place.File), n.Place.Line, n.Count, n.Why.Split(" from")[0])));
    }

    [Theory]
    [InlineData("Assert.InRange(C.Next(5), 9, 11);", "=> x + x;", null)]
    [InlineData("Assert.InRange(C.Next(5), 5, 7);", "=> Math.Max(x, 2);", "passed over, since the assert at Tests.cs(1,61) does not hold")]
    [InlineData("Assert.True(C.Next(1) == 3 && true);", null, "passed over, since the assert at Tests.cs(1,61) does not hold")]
    public async Task Other_asserts_are_judged_with_each_body(string assert, string? body, string? message)
    {
        Add("Code", ("C.cs", $"public static class C {{ {Open} }}"), ("Tests.cs", $"class Tests {{ [Fact] void A() {{ Assert.Equal(2, C.Next(1)); {assert} }} }}"));
        var result = Assert.Single((await FillAsync(seconds: 1)).Results);
        Assert.Equal(body, result.Edit?.Body.Trim());
        Assert.Contains(message ?? "", result.Message ?? "", StringComparison.Ordinal);
        Assert.Equal((1, 1), (result.ExampleCount, result.ConditionCount));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task A_body_that_was_filled_is_no_witness()
    {
        Add("Code", ("C.cs", $$"""
            public static class C
            {
                {{Open}}
                // Filled by RoslynSynth from 2 examples, specification 0000000000000000.
                public static int Half(int x) => x / 3;
            }
            """), ("Tests.cs", "class Tests { static int Expected(int x) => C.Half(x) + 1; [Fact] void A() { Assert.Equal(2, C.Next(1)); Assert.Equal(9, C.Next(8)); Assert.Equal(Expected(6), C.Next(3)); } }"));
        var result = (await FillAsync()).Results[0];
        Assert.Equal(("Next", 2), (result.Target.Symbol.Name, result.ExampleCount));
        Assert.Contains("needs a method that has no body yet", Assert.Single(result.Notes).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C.g.cs")]
    [InlineData("C.Designer.cs")]
    [InlineData("obj/Debug/C.cs")]
    public async Task Generated_code_is_left_alone(string file)
    {
        Add("Code", (file, $"public static class C {{ {Open} }}"), ("Tests.cs", Test));
        Assert.Empty((await FillAsync()).Results);
    }

    [Fact]
    public async Task A_read_only_file_is_told_and_stays()
    {
        var (path, report) = await FilledAsync();
        File.SetAttributes(path, FileAttributes.ReadOnly);
        using var loaded = LoadedSolution.Of(_workspace, _folder);
        var written = await new FillWriter(loaded).WriteAsync(report, runsTests: false, Cancellation);
        File.SetAttributes(path, FileAttributes.Normal);
        Assert.Equal((FillOutcome.NotWritten, "The file is read-only."), (written.Results[0].Outcome, written.Results[0].Message));
        Assert.Contains("NotImplementedException", await File.ReadAllTextAsync(path, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_told_and_stays()
    {
        var (path, report) = await FilledAsync();
        await File.AppendAllTextAsync(path, "// mine", Cancellation);
        using var loaded = LoadedSolution.Of(_workspace, _folder);
        var written = await new FillWriter(loaded).WriteAsync(report, runsTests: false, Cancellation);
        Assert.Equal(FillOutcome.NotWritten, written.Results[0].Outcome);
        Assert.EndsWith("// mine", await File.ReadAllTextAsync(path, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_takes_everything_back()
    {
        var (path, report) = await FilledAsync();
        var before = await File.ReadAllBytesAsync(path, Cancellation);
        using var loaded = LoadedSolution.Of(_workspace, _folder);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FillWriter(loaded).WriteAsync(report, runsTests: true, cancelled.Token));
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Cancellation));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_file_that_can_not_be_put_back_loses_no_other()
    {
        string[] paths = [.. new[] { "First.cs", "Second.cs" }.Select(f => Path.Combine(_folder, f))];
        foreach (var path in paths) await File.WriteAllTextAsync(path, $"public static class {Path.GetFileNameWithoutExtension(path)} {{ {Open} }}", Cancellation);
        Add("Code", [.. paths.Select(p => (Path.GetFileName(p), File.ReadAllText(p))), ("Tests.cs", Test.Replace("C.", "First.", StringComparison.Ordinal) + Test.Replace("C.", "Second.", StringComparison.Ordinal).Replace("Tests", "More", StringComparison.Ordinal))]);
        var files = new WrittenFiles();
        Assert.All(files.Apply(await FillAsync()).Results, r => Assert.Equal(FillOutcome.Filled, r.Outcome));
        await File.AppendAllTextAsync(paths[0], "// mine", Cancellation);
        Assert.StartsWith($"{paths[0]} could not be put back", Assert.Throws<IOException>(files.Restore).Message, StringComparison.Ordinal);
        Assert.EndsWith("// mine", await File.ReadAllTextAsync(paths[0], Cancellation), StringComparison.Ordinal);
        Assert.Contains("NotImplementedException", await File.ReadAllTextAsync(paths[1], Cancellation), StringComparison.Ordinal);
    }

    private static (string Name, FillOutcome Outcome) Only(FillReport report)
    {
        var result = Assert.Single(report.Results);
        return (result.Target.Symbol.Name, result.Outcome);
    }

    /// <summary>A filled method in a real file with Windows line ends and a byte order mark.</summary>
    private async Task<(string Path, FillReport Report)> FilledAsync()
    {
        var text = $"public static class C\r\n{{\r\n    {Open}\r\n}}\r\n";
        var path = Path.Combine(_folder, "C.cs");
        await File.WriteAllTextAsync(path, text, System.Text.Encoding.UTF8, Cancellation);
        Add("Code", ("C.cs", text), ("Tests.cs", Test));
        var report = await FillAsync();
        Assert.Equal(FillOutcome.Filled, report.Results[0].Outcome);
        return (path, report);
    }

    private async Task<FillReport> FillAsync(double seconds = 30)
    {
        using var loaded = LoadedSolution.Of(_workspace, _folder);
        var options = new FillOptions();
        options = options with { Synthesis = options.Synthesis with { Search = new SearchOptions { TimeLimit = TimeSpan.FromSeconds(seconds) } } };
        return await new Filler(loaded, options, new Silence()).RunAsync(Cancellation);
    }

    private void Add(string name, params (string File, string Text)[] files) => Add(name, [], files);

    private ProjectId Add(string name, IEnumerable<ProjectId> references, params (string File, string Text)[] files)
    {
        var id = ProjectId.CreateNewId();
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p));
        _workspace.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name.Split('(')[0], LanguageNames.CSharp, filePath: Path.Combine(_folder, $"{name.Split('(')[0]}.csproj"), projectReferences: references.Select(r => new ProjectReference(r)),
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true),
            documents: [.. files.Prepend(("Usings.cs", Usings)).Select(f => DocumentOf(id, f.Item1, f.Item2))],
            metadataReferences: platform));
        return id;
    }

    private DocumentInfo DocumentOf(ProjectId project, string file, string text) => DocumentInfo.Create(
        DocumentId.CreateNewId(project), file, loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text, System.Text.Encoding.UTF8), VersionStamp.Default)),
        filePath: Path.Combine(_folder, file));

    private sealed class Silence : IFillObserver
    {
        public IProgress<SearchReport>? Searching(Specification specification) => null;

        public void Done(FillResult result)
        {
        }
    }
}
