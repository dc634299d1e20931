using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.Workspaces;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>What a failed property teaches.</summary>
public sealed class PropertyFailureTests
{
    private const string Before = "failed Acme.Tests.Other (3ms)\n  Shrunk:\n  5\nfailed Acme.Tests.Holds (12ms)\n  Falsifiable, after 4 tests (2 shrinks)\n  Original:\n  (9, \"zz\")\n";

    private const string FsCheck = """
        class Property { public Property Label(string text) => this; public void QuickCheck() { } public void QuickCheckThrowOnFailure() { } }
        class Arb { public static IEnumerable<int> Positive => null; }
        class Check { public static void QuickThrowOnFailure(Property property) { } }
        class Prop
        {
            public static Property ForAll<T>(Func<T, bool> holds) => null;
            public static Property ForAll<T>(Func<T, Property> holds) => null;
            public static Property ForAll<T>(Action<T> holds) => null;
            public static Property ForAll<T>(IEnumerable<T> values, Func<T, bool> holds) => null;
        }
        """;

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
    [InlineData("Property P(int x) => (Code.Twice(x) == x + x).ToProperty();", "Twice(3) => 3 + 3")]
    [InlineData("Property P() => Prop.ForAll<int>(x => Code.Twice(x) == x + x);", "Twice(3) => 3 + 3")]
    [InlineData("Property P() { return Prop.ForAll((int x) => (Code.Twice(x) == x + x).When(x > 0).Label(\"twice\")); }", "Twice(3) => 3 + 3")]
    [InlineData("Property P() => Prop.ForAll(Arb.Positive, x => { var y = Code.Twice(x); return y == 2 * x; });", "Twice(3) => 2 * 3")]
    [InlineData("void P() => Prop.ForAll<int>(x => Code.Twice(x) == x + x).QuickCheckThrowOnFailure();", "Twice(3) => 3 + 3")]
    [InlineData("void P() => Check.QuickThrowOnFailure(Prop.ForAll<int>(x => Assert.Equal(x + x, Code.Twice(x))));", "Twice(3) => 3 + 3")]
    [InlineData("void P() { Prop.ForAll<int>(x => Code.Twice(x) == x + x).QuickCheck(); Prop.ForAll<int>(x => Code.Twice(x) != 1).QuickCheck(); }", "")]
    public void An_equality_says_what_must_come_back(string property, string expected)
    {
        const string target = "public static int Twice(int x) => throw new NotImplementedException();";
        var (scanner, tests) = Source.Scanner(target, $"[Property] {property} {FsCheck}");
        var (claims, _) = scanner.SaidFor(Assert.Single(tests), [SyntaxFactory.ParseExpression("3")]);
        Assert.Equal(expected, string.Concat(claims.Select(c => $"Twice({c.Arguments[0]}) => {c.Result!.NormalizeWhitespace()}")));
    }

    [Theory]
    [InlineData("bool P(int x) => Code.Twice(x * 2) > 1 || x < 0;", "(Twice(((int)(3)) * 2) > 1 || ((int)(3)) < 0)")]
    [InlineData("bool P(int x) { var y = Code.Twice(x); return y > x && y % 2 == 0; }", "(((int)((Twice(((int)(3)))))) > ((int)(3)) && ((int)((Twice(((int)(3)))))) % 2 == 0)")]
    [InlineData("void P(int x) => Assert.True(Code.Twice(x) > x);", "(Twice(((int)(3))) > ((int)(3)))")]
    [InlineData("bool P(int x) => Code.Twice(x) > Limit(); static int Limit() => 3;", "")]
    public void Another_condition_is_one_of_the_body(string property, string expected)
    {
        const string target = "public static int Twice(int x) => throw new NotImplementedException();";
        var (scanner, tests) = Source.Scanner(target, $"[Property] {property}");
        var (claims, conditions) = scanner.SaidFor(Assert.Single(tests), [SyntaxFactory.ParseExpression("3")]);
        Assert.Empty(claims);
        Assert.Equal(expected, string.Concat(conditions.Select(c => c.Condition.Text)));
    }
}
