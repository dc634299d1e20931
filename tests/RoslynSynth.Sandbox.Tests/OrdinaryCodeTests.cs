using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>The checks must not stand in the way of what is really emitted.</summary>
public sealed class OrdinaryCodeTests
{
    private static readonly ImmutableArray<string> Usual = ["System", "System.Collections.Generic", "System.Globalization", "System.Linq", "System.Text"];

    [Fact]
    public async Task Everything_in_the_generated_folder_is_allowed()
    {
        var methods = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "generated"), "*.cs").Order(StringComparer.Ordinal)
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First())
            .Select(m => new EmittedMethod(m.ToString().Replace(" partial ", " ", StringComparison.Ordinal), Usual)).ToImmutableArray();
        Assert.NotEmpty(methods);
        await AssertAllowedAsync(methods);
    }

    [Theory]
    [InlineData("string.Join(\", \", x.Split(' ').Select((w, i) => $\"{i,3}:{w.ToUpperInvariant()}\").Order(StringComparer.Ordinal)).Length")]
    [InlineData("x.GroupBy(c => c).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (g.Key, Count: g.Count())).First().Count")]
    [InlineData("x.Select(c => new { Letter = c, IsVowel = \"aeiou\".Contains(c) }).Distinct().Count()")]
    [InlineData("x is [var first, .., var last] && first == last ? x[1..^1].Length : -1")]
    [InlineData("DateTime.ParseExact(x, \"yyyy-MM-dd\", CultureInfo.InvariantCulture).AddDays(1).DayOfYear")]
    [InlineData("int.TryParse(x, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : throw new FormatException(\"no\")")]
    [InlineData("new StringBuilder().AppendJoin(',', x.Reverse()).Append($\"{x.Length:D3}\").ToString().Length")]
    [InlineData("System.Text.RegularExpressions.Regex.Matches(x, \"[a-z]+\").Count")]
    [InlineData("(int)System.Numerics.BigInteger.Parse(x) + System.Numerics.BitOperations.PopCount(7u)")]
    [InlineData("x switch { \"a\" => 1, \"b\" => 2, \"c\" => 3, \"d\" => 4, \"e\" => 5, \"f\" => 6, \"g\" => 7, _ => 0 }")]
    public Task Idiomatic_expressions_are_allowed(string expression) => AssertAllowedAsync([new EmittedMethod($"public static int F(string x) => {expression};", Usual)]);

    [Theory]
    [InlineData("int[] xs = [1, 2, x]; List<int> list = [.. xs, 4]; IEnumerable<int> lazy = [x, .. list]; return lazy.Count();")]
    [InlineData("var counts = new Dictionary<string, int>(); foreach (var k in new[] { \"a\", \"b\" }) counts[k] = counts.GetValueOrDefault(k) + 1; return counts.Values.Sum();")]
    [InlineData("IEnumerable<int> Digits(int n) { while (n > 0) { yield return n % 10; n /= 10; } } return Digits(x).Sum();")]
    [InlineData("int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b); return Gcd(x, 12);")]
    [InlineData("var (low, high) = (0, 10); while (low < high) { var middle = (low + high) / 2; if (middle < x) low = middle + 1; else high = middle; } return low;")]
    [InlineData("checked { try { return x * 2; } catch (OverflowException) { return -1; } }")]
    [InlineData("using var e = new[] { x }.AsEnumerable().GetEnumerator(); return e.MoveNext() ? e.Current : 0;")]
    [InlineData("var grid = new int[3, 3]; grid[1, 1] = x; var jagged = new int[2][]; jagged[0] = [x]; return grid[1, 1] + jagged[0][0];")]
    [InlineData("Span<int> s = new[] { 3, x }; s.Sort(); return s[0] + s.ToArray()[^1];")]
    public Task Idiomatic_statements_are_allowed(string body) => AssertAllowedAsync([new EmittedMethod($"public static int F(int x)\n{{\n    {body}\n}}", Usual)]);

    private static async Task AssertAllowedAsync(ImmutableArray<EmittedMethod> methods)
    {
        var compiled = await new BatchCompiler([]).CompileAsync(methods, TestContext.Current.CancellationToken);
        Assert.All(compiled.Refusals, r => Assert.Null(r?.Message));
    }
}
