using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.Workspaces;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>What a failed property teaches.</summary>
public sealed class PropertyFailureTests
{
    private const string Before = "failed Acme.Tests.Other (3ms)\n  Shrunk:\n  5\nfailed Acme.Tests.Holds (12ms)\n  Falsifiable, after 4 tests (2 shrinks)\n  Original:\n  (9, \"zz\")\n";

    [Theory]
    [InlineData("  Shrunk:\n  (3, \"a;b\")\n", "3|\"a;b\"")]
    [InlineData("  Shrunk:\n  NonNull \"ab\"\n", "\"ab\"")]
    [InlineData("  Shrunk:\n  (NonNull \"ab\", PositiveInt 2)\n", "\"ab\"|2")]
    [InlineData("  Shrunk:\n  ([|1; -2|], [true; false], <null>)\n", "[1, -2]|[true, false]|null")]
    [InlineData("  Shrunk:\n  'x'\n", "'x'")]
    [InlineData("", "9|\"zz\"")]
    [InlineData("  Shrunk:\n  map [(1, 2)] of\n", null)]
    public void The_shrunk_arguments_are_read(string shrunk, string? expected)
    {
        var arguments = PropertyFailure.Arguments(Before + shrunk + "failed Acme.Tests.Later (1ms)\n  Shrunk:\n  7\n", "Holds");
        Assert.Equal(expected, arguments is null ? null : string.Join('|', arguments.Value.Select(a => a.ToString())));
    }

    [Theory]
    [InlineData("bool P(int x) => Code.Twice(x) == x + x;", "Twice(3) => 3 + 3")]
    [InlineData("bool P(int x) => Code.Twice(x * 2) > 1 || true;", "")]
    [InlineData("void P(int x) => Assert.Equal(x + x, Code.Twice(x));", "Twice(3) => 3 + 3")]
    [InlineData("bool P(int x) { var y = Code.Twice(x); return y == 2 * x; }", "Twice(3) => 2 * 3")]
    public void An_equality_says_what_must_come_back(string property, string expected)
    {
        const string target = "public static int Twice(int x) => throw new NotImplementedException();";
        var (scanner, tests) = Source.Scanner(target, $"[Property] {property}");
        var claims = scanner.ClaimsFor(Assert.Single(tests), [SyntaxFactory.ParseExpression("3")]);
        Assert.Equal(expected, string.Concat(claims.Select(c => $"Twice({c.Arguments[0]}) => {c.Result!.NormalizeWhitespace()}")));
    }
}
