using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Specifications;
using RoslynSynth.Workspaces.Answers;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>Rows, values and conditions are worked out once, and again when anything that they follow from changes.</summary>
public sealed class RowMemoryTests : IDisposable
{
    private const string Twice = "public static int Twice(int x) => throw new NotImplementedException();";
    private const string Rows = "internal static IEnumerable<object[]> Rows() { for (var i = 1; i < 3; i++) yield return new object[] { i, Scale(i) }; } static int Scale(int x) => Lib.Scale * x; ";
    private const string Test = "[Theory, MemberData(nameof(Rows))] void A(int x, int y) => Assert.Equal(y, Code.Twice(x));";
    private const string Lib = "public static class Lib { public static int Scale => 2; }";

    private readonly string _folder = Directory.CreateTempSubdirectory("roslynsynth-rows-").FullName;

    private AnswerCache Cache => new(_folder, "");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Rows_are_run_once()
    {
        var (first, firstRun) = await RowsAsync();
        var (second, secondRun) = await RowsAsync();
        Assert.Equal("1 2; 2 4", first);
        Assert.Equal((first, 1, 0), (second, firstRun, secondRun));
    }

    [Fact]
    public async Task Values_and_why_some_are_not_believed_are_worked_out_once()
    {
        const string test = "static int Expected(int x) => x * 2; [Fact] void A() { Assert.Equal(Expected(4), Code.Twice(4)); Assert.Equal(Environment.ProcessorCount, Code.Twice(5)); Assert.Equal(1.5.ToString().Length, Code.Twice(6)); }";
        var (first, firstRun) = await RowsAsync(test);
        var (second, secondRun) = await RowsAsync(test);
        Assert.Equal(3, firstRun);
        Assert.StartsWith("8; 'Environment.ProcessorCount' may follow from more", first, StringComparison.Ordinal);
        Assert.Equal((first, 0), (second, secondRun));
    }

    /// <summary>Each follows from the code in another way.</summary>
    [Theory]
    [InlineData("Scale(int x) => Lib.Scale * x", "Scale(int x) => Lib.Scale * x + 1", "1 3; 2 5")]
    [InlineData("i < 3", "i < 2", "1 2")]
    [InlineData("=> 2", "=> 3", "1 3; 2 6")]
    public async Task A_change_in_the_tests_or_in_what_they_refer_to_runs_them_again(string before, string after, string expected)
    {
        _ = await RowsAsync();
        var (rows, run) = await RowsAsync(Rows.Replace(before, after, StringComparison.Ordinal) + Test, Lib.Replace(before, after, StringComparison.Ordinal));
        Assert.Equal((expected, 1), (rows, run));
    }

    [Fact]
    public async Task What_may_follow_from_more_than_the_code_is_run_each_time()
    {
        const string machine = "internal static IEnumerable<object[]> Sizes() { for (var i = 1; i < 2; i++) yield return new object[] { i, Math.Min(Environment.ProcessorCount, i) }; } [Theory, MemberData(nameof(Sizes))] void B(int x, int y) => Assert.Equal(y, Code.Twice(x));";
        var (first, firstRun) = await RowsAsync(Rows + Test + machine);
        var (second, secondRun) = await RowsAsync(Rows + Test + machine);
        Assert.Equal("1 2; 2 4; 1 1", first);
        Assert.Equal((first, 2, 1), (second, firstRun, secondRun));
    }

    [Fact]
    public async Task What_throws_is_run_each_time()
    {
        const string test = "internal static IEnumerable<object[]> Rows => Enumerable.Range(1, 2).Select(i => new object[] { i, int.Parse(\"x\") }); " + Test;
        _ = await RowsAsync(test);
        Assert.Equal(1, (await RowsAsync(test)).Run);
    }

    [Fact]
    public async Task Another_method_without_its_body_is_another_question()
    {
        _ = await RowsAsync();
        Assert.Equal(1, (await RowsAsync(opened: "M:Code.Other")).Run);
    }

    [Fact]
    public async Task A_damaged_entry_is_worked_out_again_and_mended()
    {
        var (first, _) = await RowsAsync();
        var file = Assert.Single(Directory.GetFiles(_folder));
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text.Replace("\"4\"", "\"5\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal((first, 1), await RowsAsync());
        Assert.Equal((first, 0), await RowsAsync());
    }

    /// <summary>Whole entries with a right checksum that no run has kept.</summary>
    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "x", "1")]
    [InlineData(false, null, "1", "2")]
    [InlineData(true, null, "1", null)]
    [InlineData(true, null, "1", "LONG")]
    public async Task An_entry_that_no_run_can_have_kept_is_not_there(bool isSettled, string? problem, params string?[] row)
    {
        var (first, _) = await RowsAsync();
        var key = new AnswerKey(Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(_folder))));
        var source = Assert.Single(Cache.Read<RowsEntry>(key)!.Rows.Keys);
        ImmutableArray<string?> parts = [null, .. row.Select(t => t == "LONG" ? new string('(', 1000) : t)];
        Cache.Write(new RowsEntry { Key = key.Text, Rows = ImmutableDictionary<string, DataRows>.Empty.Add(source, new DataRows(row.Length == 0 ? [] : [parts], problem) { IsSettled = isSettled }) });
        Assert.Equal((first, 1), await RowsAsync());
    }

    [Fact]
    public async Task Without_a_folder_that_can_be_written_they_are_run_each_time()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var cache = new AnswerCache(Path.Combine(file, "below"), "");
        Assert.Equal(("1 2; 2 4", 1), await RowsAsync(cache: cache));
        Assert.Equal(("1 2; 2 4", 1), await RowsAsync(cache: cache));
    }

    [Fact]
    public void Rows_that_test_frameworks_hold_follow_from_the_code()
    {
        var holders = Image(Source.Compile("Holders", "namespace Xunit { public class TheoryData<T> : List<object[]> { public void Add(T x) => Add([x]); } } public class Other : List<int>;"), out var reference);
        var project = Source.Compile("Project", "public class C { public static object Rows() { var r = new Xunit.TheoryData<int>(); r.Add(1); return r; } public static object More() => new Other(); }").AddReferences(reference);
        var scan = new PurityScan([Image(project, out _)], "Xunit.TheoryData");
        Assert.NotEmpty(holders);
        Assert.Equal((true, false), (scan.IsPure("C::Rows"), scan.IsPure("C::More")));
    }

    [Theory]
    [InlineData("int y = 1;", "int y = 1;", "/a", true)]
    [InlineData("int y = 1;", "int y = 1;", "/b", true)]
    [InlineData("int y = 1;", "int y = 2;", "/a", false)]
    [InlineData("string F([System.Runtime.CompilerServices.CallerFilePath] string p = \"\") => p;", "string F([System.Runtime.CompilerServices.CallerFilePath] string p = \"\") => p;", "/b", false)]
    public void Folders_count_where_they_may_show(string before, string after, string folder, bool isSame) =>
        Assert.Equal(isSame, HashOf(before, "/a", new CSharpParseOptions()) == HashOf(after, folder, new CSharpParseOptions()));

    [Fact]
    public void Options_and_packages_count()
    {
        var plain = HashOf("", "/a", new CSharpParseOptions());
        Assert.NotEqual(plain, HashOf("", "/a", new CSharpParseOptions(preprocessorSymbols: ["DEBUG"])));
        Assert.NotEqual(plain, HashOf("", "/a", new CSharpParseOptions(LanguageVersion.CSharp8)));
        Assert.NotEqual(plain, HashOf("", "/a", new CSharpParseOptions(), c => c.WithOptions(c.Options.WithOverflowChecks(true))));
        string[] packages = [.. new[] { "=> 1", "=> 2" }.Select(body => HashOf("", "/a", new CSharpParseOptions(), c => c.AddReferences(Reference(Source.Compile("Package", $"public static class P {{ public static int F() {body}; }}")))))];
        Assert.Equal(3, packages.Append(plain).Distinct().Count());

        static PortableExecutableReference Reference(CSharpCompilation package)
        {
            _ = Image(package.WithOptions(package.Options.WithDeterministic(true)), out var reference);
            return reference;
        }
    }

    [Fact]
    public async Task Conditions_are_checked_once_and_again_with_other_code()
    {
        await using var judge = new Judge(new JudgeOptions());
        ImmutableArray<(Signature, ImmutableArray<Condition>)> wanted = [(Source.SignatureOf(Twice), [new Condition("Twice(1) > 0", new SourcePlace("T.cs", 1, 1)), new Condition("Nonsense", new SourcePlace("T.cs", 2, 1))])];
        var first = Assert.Single(await UnusableAsync("code"));
        Assert.Equal("Nonsense", Assert.Single(first).Key.Text);
        // What is told now can't be known but from the entry.
        Cache.Write(new ConditionsEntry { Key = AnswerKey.OfConditions(wanted, ["code"]).Text, Reasons = [["not this one", null]] });
        Assert.Equal("not this one", Assert.Single(Assert.Single(await UnusableAsync("code"))).Value);
        Assert.Equal("Nonsense", Assert.Single(Assert.Single(await UnusableAsync("other code"))).Key.Text);
        Cache.Write(new ConditionsEntry { Key = AnswerKey.OfConditions(wanted, ["code"]).Text, Reasons = [["not this one"]] });
        Assert.Equal("Nonsense", Assert.Single(Assert.Single(await UnusableAsync("code"))).Key.Text);

        Task<ImmutableArray<ImmutableDictionary<Condition, string>>> UnusableAsync(string code) =>
            new ConditionMemory(new ConditionCheck(judge), Cache, [code]).UnusableAsync(wanted, TestContext.Current.CancellationToken);
    }

    /// <summary>What the sources of tests give, and how many of them were run.</summary>
    private async Task<(string Rows, int Run)> RowsAsync(string tests = Rows + Test, string lib = Lib, string opened = "", AnswerCache? cache = null)
    {
        var (compilation, _, found) = Source.Compiled(Twice, tests, Source.Compile("Lib", lib).ToMetadataReference());
        ImmutableArray<DataSource> sources = [.. found.SelectMany(t => t.Sources), .. new ClaimValues(compilation).SourcesOf(found.SelectMany(t => t.Claims))];
        var run = 0;
        var rows = await new RowMemory(cache ?? Cache, [opened]).OfAsync(compilation, sources, missing =>
        {
            run += missing.Length;
            return new DataRunner(compilation, new ProjectCopies(), WallUse.Required).RunAsync(missing, TestContext.Current.CancellationToken);
        });
        return (string.Join("; ", sources.SelectMany(s => rows[s.Origin] is { Problem: { } problem } ? [problem] : rows[s.Origin].Rows.Select(r => string.Join(' ', r.Skip(1))))), run);
    }

    private static string HashOf(string member, string folder, CSharpParseOptions options, Func<CSharpCompilation, CSharpCompilation>? change = null)
    {
        var compilation = CSharpCompilation.Create("Project", [CSharpSyntaxTree.ParseText($"class C {{ {member} }}", options, $"{folder}/C.cs")]);
        return new SourceHash().Of(change?.Invoke(compilation) ?? compilation);
    }

    private static byte[] Image(CSharpCompilation compilation, out PortableExecutableReference reference)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        reference = MetadataReference.CreateFromImage(stream.ToArray());
        return stream.ToArray();
    }
}
