using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using RoslynSynth.Analyzers;
using Xunit;

namespace RoslynSynth.Editor.Tests;

public sealed class AnalyzerTests
{
    private const string Example = """
        using System;
        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
        sealed class ExampleAttribute : Attribute { public ExampleAttribute(params object[] arguments) { } public object Returns { get; set; } }

        """;

    [Theory]
    [InlineData("static int {|RSY001:F|}(int x) => throw new NotImplementedException();")]
    [InlineData("static int {|RSY001:F|}(int x) { throw new NotImplementedException(); }")]
    [InlineData("static int {|RSY001:F|}(int x) => throw null;")]
    [InlineData("static int F(int x) => x > 0 ? x : throw new NotImplementedException();")]
    [InlineData("static int F(int x) { Console.WriteLine(); throw new NotImplementedException(); }")]
    [InlineData("public static partial int {|RSY001:{|CS8795:F|}|}(int x);")]
    [InlineData("static partial void F(int x);")]
    [InlineData("public static partial int F(int x); public static partial int F(int x) => x;")]
    public Task A_method_that_waits_for_its_body_is_found(string member) => Verify(member);

    [Theory]
    [InlineData("[Example(1, Returns = 2)] [Example(2, Returns = 4)] static int F(int x) => x + x;")]
    [InlineData("[Example(1, Returns = 2)] [Example(1, Returns = 1 + 1)] static int F(int x) => x + x;")]
    [InlineData("[Example(1, Returns = 2)] [{|RSY003:Example(1, Returns = 3)|}] static int F(int x) => x + x;")]
    [InlineData("const int One = 1; [Example(One, Returns = 2)] [{|RSY003:Example(1, Returns = 3)|}] static int F(int x) => x + x;")]
    [InlineData("[Example(1, Returns = 2)] [Example(1L, Returns = 3)] static int F(object x) => 2;")]
    [InlineData("/// <example><code>F(1) == 2\n    /// {|RSY003:F(1) == 3|}</code></example>\n    static int F(int x) => x + x;")]
    [InlineData("/// <example><code>{|RSY003:F(-1) == 3|}</code></example>\n    [Example(-1, Returns = -2)] static int F(int x) => x + x;")]
    [InlineData("/// <example><code>F(1) == 2</code></example>\n    [Example(1, Returns = 2)] static int F(int x) => x + x;")]
    public Task Contradictory_examples_are_found(string member) => Verify(member);

    [Theory]
    [InlineData("// Filled by RoslynSynth from 1 example, specification 0123456789abcdef, attributes 00000000.\n[Example(1, Returns = 2)] static int {|RSY002:F|}(int x) => x + x;")]
    [InlineData("// Filled by RoslynSynth from 1 example, specification 0123456789abcdef.\n[Example(1, Returns = 2)] static int F(int x) => x + x;")]
    [InlineData("/// <example><code>F(1) == 2</code></example>\n    // Filled by RoslynSynth from 1 example, specification 0123456789abcdef, attributes 00000000.\n    static int {|RSY002:F|}(int x) => x + x;")]
    public Task A_body_older_than_its_examples_is_found(string member) => Verify(member);

    [Fact]
    public async Task The_message_counts_the_examples()
    {
        var test = Create("/// <example><code>F(3) == 6</code></example>\n    [Example(1, Returns = 2)] [Example(2, Returns = 4)] static int {|#0:F|}(int x) => throw new NotImplementedException();");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Rules.Open).WithLocation(0).WithArguments("F", "3 examples"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Every_rule_has_its_page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RoslynSynth.sln"))) folder = folder.Parent!;
        Assert.All(new MethodAnalyzer().SupportedDiagnostics, d => Assert.True(File.Exists(Path.Combine(folder.FullName, "docs", "analyzers", d.Id + ".md")), d.Id));
    }

    private static Task Verify(string member) => Create(member).RunAsync(TestContext.Current.CancellationToken);

    private static CSharpAnalyzerTest<MethodAnalyzer, DefaultVerifier> Create(string member) => new()
    {
        TestCode = $"{Example}static partial class C\n{{\n    {member}\n}}\n",
        ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
        TestState = { MarkupHandling = MarkupMode.Allow },
    };
}
