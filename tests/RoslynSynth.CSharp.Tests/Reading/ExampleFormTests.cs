using RoslynSynth.CSharp.Emitting;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Reading;

/// <summary>All ways to give an example mean the same.</summary>
public sealed class ExampleFormTests
{
    [Theory]
    [InlineData("[Example(1, \"a\", Returns = 2)] public static partial int F(int x, string s);")]
    [InlineData("[RoslynSynth.ExampleAttribute(1, \"a\", Returns = 2)] public static partial int F(int x, string s);")]
    [InlineData("[Example(1, \"a\", Returns = 2)] public static int F(int x, string s) => throw new NotImplementedException();")]
    [InlineData("[Example(1, \"a\", Returns = 2)] public static int F(int x, string s) { throw new System.NotImplementedException(\"later\"); }")]
    [InlineData("[Example(1, Returns = 2)] public static partial int F(int x, string s = \"a\");")]
    [InlineData("public static partial int F(int x, string s); static void T() => Examples.That(F(1, \"a\") == 2);")]
    [InlineData("public static partial int F(int x, string s); static void T() { Examples.That(2 == F(s: \"a\", x: 1)); }")]
    [InlineData("public static partial int F(int x, string s); static void T() { RoslynSynth.Examples.That(C.F(1, \"a\"), 2); }")]
    [InlineData("public static partial int F(int x, string s); static void T() { Examples.That(F(1, \"a\") is 2); }")]
    [InlineData("[ExamplesFrom(nameof(Rows))] public static partial int F(int x, string s); static (int, string, int)[] Rows => [(1, \"a\", 2)];")]
    [InlineData("[ExamplesFrom(\"Rows\")] public static partial int F(int x, string s); static readonly (int, string, int)[] Rows = new[] { (1, \"a\", 2) };")]
    [InlineData("[ExamplesFrom(nameof(C.Rows))] public static partial int F(int x, string s); static System.Collections.Generic.List<(int, string, int)> Rows { get; } = new() { (1, \"a\", 2) };")]
    [InlineData("[ExamplesFrom(nameof(Rows))] public static partial int F(int x, string s); static System.Collections.Generic.IEnumerable<(int, string, int)> Rows() { yield return (1, \"a\", 2); }")]
    [InlineData("[ExamplesFrom(nameof(Rows))] public static partial int F(int x, string s); static System.Collections.Generic.IEnumerable<(int, string, int)> Rows() { return [(1, \"a\", 2)]; }")]
    [InlineData("[ExamplesFrom(nameof(Rows))] public static partial int F(int x, string s); static object[][] Rows { get { return new object[][] { new object[] { 1, \"a\", 2 } }; } }")]
    public void Every_form_gives_the_same_example(string members)
    {
        var example = Assert.Single(Specs.InClass(members).Examples);
        Assert.Equal([1, "a"], example.Arguments);
        Assert.Equal(2, example.Result);
        Assert.Null(example.Throws);
        Assert.InRange(example.Place!.Value.Line, 2, 5);
    }

    [Theory]
    [InlineData("[Example(1, Throws = typeof(ArgumentException))] public static partial int F(int x);")]
    [InlineData("public static partial int F(int x); static void T() => Examples.Throws<ArgumentException>(() => F(1));")]
    public void An_exception_is_an_outcome(string members) => Assert.Equal(typeof(ArgumentException), Assert.Single(Specs.InClass(members).Examples).Throws);

    [Fact]
    public void An_exception_in_json_and_inline_is_an_outcome()
    {
        Assert.Equal(typeof(KeyNotFoundException), Assert.Single(Specs.Inline("int F(int x)", "(1) => throws KeyNotFoundException").Specification.Examples).Throws);
        var json = Specs.One("""{"signature": "int F(int x)", "train": [{"args": [1], "throws": "ArgumentException"}]}""", ".json");
        Assert.Equal(typeof(ArgumentException), Assert.Single(json.Specification.Examples).Throws);
    }

    [Fact]
    public void Booleans_may_stand_alone()
    {
        var examples = Specs.InClass("public static partial bool F(int x); static void T() { Examples.That(F(1)); Examples.That(!F(2)); }").Examples;
        Assert.Equal([true, false], examples.Select(e => e.Result));
    }

    [Fact]
    public void Sequences_are_compared_as_one_writes_it()
    {
        var examples = Specs.InClass("public static partial int[] F(int[] x); static void T() { Examples.That(F([1]).SequenceEqual([2])); Examples.That(F([3]), [4]); }").Examples;
        Assert.Equal(["[2]", "[4]"], examples.Select(e => Literals.Of(e.Result)));
    }

    [Fact]
    public void A_lone_null_is_one_argument()
    {
        var example = Assert.Single(Specs.InClass("[Example(null, Returns = null)] public static partial string? F(string? s);").Examples);
        Assert.Null(Assert.Single(example.Arguments));
        Assert.Null(example.Result);
    }

    [Fact]
    public void A_function_may_have_no_parameters()
    {
        Assert.Empty(Assert.Single(Specs.InClass("[Example(Returns = 5)] public static partial int F();").Examples).Arguments);
        Assert.Empty(Assert.Single(Specs.Inline("int F()", "() => 5").Specification.Examples).Arguments);
    }

    [Fact]
    public void Settings_are_read()
    {
        var spec = Specs.InClass("[Example(1, Returns = 2)] [Constants(3, \"Fizz\", 'c', -1.5)] [Tolerance(0.25)] [Unordered] public static partial int F(int x);");
        Assert.Equal([3, "Fizz", 'c', -1.5], spec.Constants);
        Assert.Equal(0.25, spec.Tolerance);
        Assert.True(spec.IsUnordered);
    }

    [Fact]
    public void Json_settings_and_unseen_rows_are_read()
    {
        var spec = Specs.One("""
            {"name": "a/b", "signature": "double F((int, char) p, Dictionary<string, int?> m)", "constants": ["x", 3, 2.5], "tolerance": 0.5, "unordered": true,
             "train": [{"args": [[1, "c"], [["k", null]]], "result": "NaN"}], "test": [{"args": [[2, "d"], []], "result": 1}]}
            """, ".json").Specification;
        Assert.Equal(("a/b", 0.5, true), (spec.Name, spec.Tolerance, spec.IsUnordered));
        Assert.Equal(["x", 3, 2.5], spec.Constants);
        Assert.Equal((1, 'c'), Assert.Single(spec.Examples).Arguments[0]);
        Assert.Equal(double.NaN, Assert.Single(spec.Examples).Result);
        Assert.Equal(1.0, Assert.Single(spec.Unseen).Result);
    }

    [Theory]
    [InlineData("""{"a": 1, "b": 2}""")]
    [InlineData("""[["a", 1], ["b", 2]]""")]
    public void A_dictionary_of_texts_is_an_object_or_an_array_of_pairs(string json) => Assert.Equal(
        new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 },
        Specs.One($$"""{"name": "a", "signature": "int F(Dictionary<string, int> m)", "train": [{"args": [{{json}}], "result": 3}]}""", ".json").Specification.Examples[0].Arguments[0]);

    [Fact]
    public void An_array_of_tasks_is_several() =>
        Assert.Equal(["a", "b"], Specs.All("""
            [{"name": "a", "signature": "int F(int x)", "train": [{"args": [1], "result": 1}]}, {"name": "b", "signature": "int F(int x)", "train": [{"args": [1], "result": 1}]},]
            """, ".json").Select(r => r.Specification.Name));

    [Fact]
    public void Doubles_are_kept_once()
    {
        Assert.Equal(2, Specs.InClass("[Example(1, Returns = 2)] [Example(1, Returns = 2)] [Example(2, Returns = 3)] public static partial int F(int x);").Examples.Length);
        Assert.Single(Specs.Inline("int F(HashSet<int> x)", "([1, 2]) => 2", "([2, 1]) => 2").Specification.Examples);
    }
}
