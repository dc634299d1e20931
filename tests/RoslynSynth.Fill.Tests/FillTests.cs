using System.Text;
using RoslynSynth.CSharp;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Workspaces;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>A small real solution, opened by MSBuild, filled, and tested by its own tests.</summary>
public sealed class FillTests : IDisposable
{
    private const string Windows = "\r\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("roslynsynth-fill-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string CodePath => Path.Combine(_folder, "Code", "Words.cs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_solution_is_filled_and_what_its_tests_refuse_is_taken_back()
    {
        WriteSolution();
        using var loaded = await LoadedSolution.OpenAsync(_folder, cancellation: Cancellation);

        var report = await new Filler(loaded, new FillOptions { Synthesis = new SynthesisOptions { LooksForAmbiguity = false } }, new Silence()).RunAsync(Cancellation);
        report = await new FillWriter(loaded).WriteAsync(report, runsTests: true, Cancellation);

        Assert.Equal(
            [
                ("Words.Shout", FillOutcome.Filled), ("Words.Same", FillOutcome.TakenBack), ("Words.Untested", FillOutcome.NoExamples),
                ("Words.LaterAsync", FillOutcome.NotSupported), ("Words.Last", FillOutcome.Filled),
            ],
            report.Results.Select(r => (r.Target.Name, r.Outcome)));
        var bytes = await File.ReadAllBytesAsync(CodePath, Cancellation);
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var text = Encoding.UTF8.GetString(bytes.AsSpan(3));
        Assert.Equal(text.Split('\n').Length, text.Split(Windows).Length);
        Assert.Contains($"    // Filled by RoslynSynth from 2 examples, specification {report.Results[0].Hash}.{Windows}    public static string Shout(string text)   // loud{Windows}    {{{Windows}        return text.ToUpperInvariant();{Windows}    }}{Windows}", text, StringComparison.Ordinal);
        Assert.Contains("public static int Same(int x) => throw new NotImplementedException();", text, StringComparison.Ordinal);
        Assert.Contains("public static partial string Last(string text);", text, StringComparison.Ordinal);
        Assert.Contains("    public static partial string Last(string text) => text", text, StringComparison.Ordinal);
        await Is_stale_once_an_example_changes();
    }

    [Fact]
    public async Task What_does_not_restore_is_told_and_the_rest_is_filled()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        Write("nuget.config", """<configuration><packageSources><clear /><add key="empty" value="empty" /></packageSources></configuration>""");
        Write("Code.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><PackageReference Include="Acme.Nowhere" Version="1.0.0" /></ItemGroup>
            </Project>
            """);
        Write("Code.cs", """
            public static class C { public static int Next(int x) => throw new System.NotImplementedException(); }
            public class Tests { [Acme.Nowhere.Fact] public void A() { Assert.Equal(2, C.Next(1)); Assert.Equal(9, C.Next(8)); } }
            """);
        // The second time NuGet's files are there, and don't make it better.
        for (var run = 0; run < 2; run++)
        {
            using var loaded = await LoadedSolution.OpenAsync(_folder, cancellation: Cancellation);
            Assert.StartsWith("The packages of Code.csproj could not be restored (error NU1101: Unable to find package Acme.Nowhere.", loaded.RestoreFailure, StringComparison.Ordinal);
            var report = await new Filler(loaded, new FillOptions(), new Silence()).RunAsync(Cancellation);
            Assert.Equal(FillOutcome.Filled, Assert.Single(report.Results).Outcome);
        }
    }

    private async Task Is_stale_once_an_example_changes()
    {
        var tests = Path.Combine(_folder, "Tests", "WordsTests.cs");
        await File.WriteAllTextAsync(tests, (await File.ReadAllTextAsync(tests, Cancellation)).Replace("\"HI\", Words.Shout(\"hi\")", "\"HI!\", Words.Shout(\"hi!\")", StringComparison.Ordinal), Cancellation);
        using var loaded = await LoadedSolution.OpenAsync(_folder, cancellation: Cancellation);
        var report = await new Filler(loaded, new FillOptions { Only = ["Words.Shout", "Last"] }, new Silence()).RunAsync(Cancellation);
        Assert.Equal([(FillOutcome.Filled, true), (FillOutcome.UpToDate, false)], report.Results.Select(r => (r.Outcome, r.IsStale)));
    }

    private void WriteSolution()
    {
        Write("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup></Project>");
        Write("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        Write("Words.slnx", """<Solution><Project Path="Code/Code.csproj" /><Project Path="Tests/Tests.csproj" /></Solution>""");
        Write("Code/Code.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        Write("Code/Words.cs", "\uFEFF" + """
            public static partial class Words
            {
                /// <summary>Loud.</summary>
                public static string Shout(string text)   // loud
                {
                    // TODO: write this
                    throw new NotImplementedException();
                }

                public static int Same(int x) => throw new NotImplementedException();

                public static int Untested(int x) => throw new NotImplementedException();

                public static async Task<int> LaterAsync(int x) => throw new NotImplementedException();

                public static partial string Last(string text);

                [System.Text.RegularExpressions.GeneratedRegex("[0-9]+")]
                private static partial System.Text.RegularExpressions.Regex Digits();
            }
            """.ReplaceLineEndings(Windows).Replace("[Example]" + Windows + "    ", "", StringComparison.Ordinal));
        Write("Tests/Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Code/Code.csproj" /><PackageReference Include="xunit.v3" Version="4.0.2" /></ItemGroup>
            </Project>
            """);
        Write("Tests/WordsTests.cs", """
            using Xunit;
            public class WordsTests
            {
                [Fact] public void Shouts() { Assert.Equal("HI", Words.Shout("hi")); Assert.Equal("ADA L", Words.Shout("Ada l")); }
                [Theory, InlineData(1), InlineData(2)] public void Is_same(int x) => Assert.Equal(x, Words.Same(x));
                [Fact] public void Is_not_always_the_same() { for (var x = 3; x < 5; x++) Assert.NotEqual(x, Words.Same(x)); }
                [Fact] public void Takes_the_last() { Assert.Equal("b", Words.Last("a b")); Assert.Equal("world", Words.Last("hello big world")); }
            }
            """);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private sealed class Silence : IFillObserver
    {
        public IProgress<SearchReport>? Searching(Specification specification) => null;

        public void Done(FillResult result)
        {
        }
    }
}
