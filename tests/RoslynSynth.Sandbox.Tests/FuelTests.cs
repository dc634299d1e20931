using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.Judging;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>What pays for its work, and what stays as it is.</summary>
public sealed class FuelTests
{
    [Theory]
    [InlineData("public static int F(int x) => x + 1;")]
    [InlineData("public static int F(int[] xs) => xs.Where(x => x > 1).Select(x => x * 2).Sum();")]
    [InlineData("public static string F(string s) { if (s == \"\") return \"-\"; return s.PadLeft(3, '0'); }")]
    [InlineData("public static int[] F(int x) => new int[] { x, x };")]
    public void Code_without_loops_and_recursion_is_left_alone(string text)
    {
        var tree = CSharpSyntaxTree.ParseText($"class C {{ {text} }}", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Same(tree, FuelRewriter.Rewrite(tree));
    }

    [Theory]
    [InlineData("static int F(int x) { while (x > 0) x--; return x; }", "while (x > 0) {Burn();x--; }")]
    [InlineData("static int F(int[] xs) { var n = 0; foreach (var x in xs) { n += x; } return n; }", "foreach (var x in xs) {Burn();{ n += x; } }")]
    [InlineData("static int F(int x) => x < 1 ? 0 : F(x - 1);", "static int F(int x) {Enter();return x < 1 ? 0 : F(x - 1);}")]
    [InlineData("static int[] F(int x) => new int[x];", "static int[] F(int x) => new int[Size(x)];")]
    [InlineData("static string F(int n) => new string('a', n);", "static string F(int n) => new string('a', Size(n));")]
    public void Loops_recursion_and_sizes_pay(string text, string expected)
    {
        var tree = FuelRewriter.Rewrite(CSharpSyntaxTree.ParseText($"class C {{ {text} }}", cancellationToken: TestContext.Current.CancellationToken));
        var plain = tree.ToString().Replace("global::RoslynSynth.Metering.Fuel.", "", StringComparison.Ordinal);
        Assert.Contains(Bare(expected), Bare(plain), StringComparison.Ordinal);
    }

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
