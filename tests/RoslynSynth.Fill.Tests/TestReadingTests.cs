using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Fill.Tests;

public sealed class TestReadingTests
{
    private const string Twice = "public static int Twice(int x) => throw new NotImplementedException();";
    private const string Shout = "public static string? Shout(string? s) { throw new NotImplementedException(); }";
    private const string Sort = "public static int[] Sort(IEnumerable<int> xs) => throw null!;";

    [Theory]
    [InlineData("[Fact] void A() { Assert.Equal(4, Code.Twice(2)); }")]
    [InlineData("[Fact] void A() => Assert.Equal(4, Code.Twice(2));")]
    [InlineData("[Fact] void A() { var input = 2; var actual = Code.Twice(input); Assert.Equal(4, actual); }")]
    [InlineData("[Fact] void A() { int actual; actual = Code.Twice(x: 2); Assert.Equal(4, actual); }")]
    [InlineData("const int Two = 2; [Fact] void A() { Assert.Equal(Two * 2, Code.Twice(Two)); }")]
    [InlineData("static readonly int Two = 2; [Fact] void A() { Assert.Equal(4, Code.Twice(Two)); }")]
    [InlineData("[Fact] void A() { Assert.True(Code.Twice(2) == 4); }")]
    [InlineData("[Fact] void A() { Assert.False(Code.Twice(2) != 4, \"why\"); }")]
    [InlineData("[Theory] [InlineData(2, 4)] void A(int x, int expected) { Assert.Equal(expected, Code.Twice(x)); }")]
    [InlineData("[Theory, InlineData(4, 2)] void A(int expected, int x) => Assert.Equal(expected, Code.Twice(x));")]
    [InlineData("[TestCase(2, 4)] void A(int x, int expected) => Assert.That(Code.Twice(x), Is.EqualTo(expected));")]
    [InlineData("[TestCase(2, ExpectedResult = 4)] int A(int x) => Code.Twice(x);")]
    [InlineData("[TestCase(2, ExpectedResult = 4)] int A(int x) { return Code.Twice(x); }")]
    [InlineData("[DataTestMethod] [DataRow(2, 4)] void A(int x, int expected) { Assert.AreEqual(expected, Code.Twice(x)); }")]
    [InlineData("[TestMethod] void A() { Assert.AreEqual(4, Code.Twice(2), \"message\"); }")]
    [InlineData("[Test] void A() => Assert.Multiple(() => { Assert.That(Code.Twice(2), Is.EqualTo(4)); });")]
    [InlineData("[Test] void A() { Assert.Multiple(() => { Assert.That(Code.Twice(2) == 4); }); }")]
    [InlineData("[Fact] void A() { Code.Twice(2).Should().Be(4); }")]
    [InlineData("[Fact] void A() { Code.Twice(2).ShouldBe(4); }")]
    [InlineData("public static TheoryData<int, int> Rows => new() { { 2, 4 } }; [Theory] [MemberData(nameof(Rows))] void A(int x, int y) => Assert.Equal(y, Code.Twice(x));")]
    [InlineData("static IEnumerable<object[]> Rows() { yield return new object[] { 2, 4 }; } [Theory] [MemberData(nameof(Rows))] void A(int x, int y) => Assert.Equal(y, Code.Twice(x));")]
    [InlineData("static object[][] Rows = [[2, 4]]; [Test] [TestCaseSource(nameof(Rows))] void A(int x, int y) => Assert.That(Code.Twice(x), Is.EqualTo(y));")]
    [InlineData("static IEnumerable<TestCaseData> Rows() { yield return new TestCaseData(2).Returns(4); } [TestCaseSource(nameof(Rows))] int A(int x) => Code.Twice(x);")]
    [InlineData("class Rows : TheoryData<int, int> { public Rows() { Add(2, 4); } } [Theory] [ClassData(typeof(Rows))] void A(int x, int y) => Assert.Equal(y, Code.Twice(x));")]
    public void Twice_of_two_is_four_in_every_dialect(string test) => Assert.Equal(["(2) => 4"], Source.ExamplesOf(Twice, test));

    [Theory]
    [InlineData("Assert.Null(Code.Shout(null));", "(null) => null")]
    [InlineData("Assert.That(Code.Shout(null), Is.Null);", "(null) => null")]
    [InlineData("Assert.Empty(Code.Shout(\"\"));", "(\"\") => \"\"")]
    [InlineData("Assert.Throws<ArgumentException>(() => Code.Shout(\" \"));", "(\" \") => throws ArgumentException")]
    [InlineData("Assert.Throws<ArgumentException>(() => { Code.Shout(\" \"); });", "(\" \") => throws ArgumentException")]
    [InlineData("Assert.Throws<ArgumentException>(\"s\", () => _ = Code.Shout(\" \"));", "(\" \") => throws ArgumentException")]
    [InlineData("Action act = () => Code.Shout(\" \"); Assert.ThrowsAny<ArgumentException>(act);", "(\" \") => throws ArgumentException")]
    [InlineData("Assert.That(() => Code.Shout(\" \"), Throws.TypeOf<FormatException>());", "(\" \") => throws FormatException")]
    [InlineData("Assert.That(() => Code.Shout(\" \"), Throws.ArgumentException);", "(\" \") => throws ArgumentException")]
    [InlineData("Assert.Equal(\"A\" + \"B\", Code.Shout(nameof(Code)));", "(\"Code\") => \"AB\"")]
    public void Words_for_nothing_and_for_exceptions_are_understood(string statement, string example) =>
        Assert.Equal([example], Source.ExamplesOf(Shout, $"[Fact] void A() {{ {statement} }}"));

    [Theory]
    [InlineData("Assert.Equal(new[] { 1, 2 }, Code.Sort(new List<int> { 2, 1 }));")]
    [InlineData("Assert.Equal([1, 2], Code.Sort([2, 1]).ToList());")]
    [InlineData("int[] input = { 2, 1 }; Assert.Equal([1, 2], Code.Sort(input));")]
    [InlineData("List<int> input = new() { 2, 1 }; var actual = Code.Sort(input).ToArray(); CollectionAssert.AreEqual(new[] { 1, 2 }, actual);")]
    public void Collections_are_read_in_their_spellings(string statements) =>
        Assert.Equal(["([2, 1]) => [1, 2]"], Source.ExamplesOf(Sort, $"[Fact] void A() {{ {statements} }}"));

    [Fact]
    public void Dates_and_decimals_are_read() => Assert.Equal(
        ["(\"x\", 1.5m) => 02/29/2024"],
        Source.ExamplesOf(
            "public static DateOnly Due(string s, decimal d) => throw new NotImplementedException();",
            "[Theory] [InlineData(1.5)] void A(decimal d) => Assert.Equal(DateOnly.Parse(\"2024-02-29\"), Code.Due(\"x\", d));"));

    [Fact]
    public void An_extension_method_may_be_called_either_way() => Assert.Equal(
        ["(\"a\", 2) => \"aa\"", "(\"b\", 1) => \"b\""],
        Source.ExamplesOf(
            "public static string Times(this string s, int n = 1) => throw new NotImplementedException();",
            "[Fact] void A() { Assert.Equal(\"aa\", \"a\".Times(2)); Assert.Equal(\"b\", Code.Times(\"b\")); }"));

    [Fact]
    public void Digits_of_an_assert_become_the_tolerance() => Assert.Equal(
        0.005,
        Source.Read("public static double Root(double x) => throw new NotImplementedException();", "[Fact] void A() => Assert.Equal(1.41, Code.Root(2), 2);").Specification.Tolerance,
        6);

    [Fact]
    public void Contradictory_rows_are_refused_with_both_places()
    {
        var error = Assert.Throws<SpecificationException>(() => Source.Read(Twice, "[Theory] [InlineData(1, 2)]\n[InlineData(1, 3)] void A(int x, int y) => Assert.Equal(y, Code.Twice(x));"));
        Assert.Contains("contradict", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Place!.Value.Line);
    }

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) Assert.Equal(2 * i, Code.Twice(i));")]
    [InlineData("if (Environment.Is64BitProcess) { Assert.Equal(4, Code.Twice(2)); }")]
    [InlineData("Assert.IsType<int>(Code.Twice(2));")]
    [InlineData("Assert.Equivalent(Code.Twice(2), Code.Twice(2));")]
    public void What_is_no_plain_example_is_left_to_the_tests(string statement)
    {
        var test = Assert.Single(Source.Scan(Twice, $"[Fact] void A() {{ {statement} }}"));
        Assert.Empty(test.Claims);
        Assert.Single(test.Unused);
    }

    [Theory]
    [InlineData("var xs = new List<int> { 1 }; xs.Add(2); Assert.Equal([1], Code.Sort(xs));")]
    [InlineData("var xs = new[] { 1 }; Array.Reverse(xs); Assert.Equal([1], Code.Sort(xs));")]
    [InlineData("var xs = new[] { 1 }; for (var i = 0; i < 1; i++) xs[i] = 2; Assert.Equal([1], Code.Sort(xs));")]
    [InlineData("s_xs.Add(2); Assert.Equal([1], Code.Sort(s_xs));")]
    [InlineData("Tests.s_xs.Clear(); Assert.Equal([1], Code.Sort(Tests.s_xs));")]
    [InlineData("for (var i = 0; i < 1; i++) s_xs.Add(i); Assert.Equal([1], Code.Sort(s_xs));")]
    public void A_variable_that_may_have_changed_is_not_believed(string statements) =>
        Assert.Throws<SpecificationException>(() => Source.Read(Sort, $"static readonly List<int> s_xs = [1]; [Fact] void A() {{ {statements} }}"));

    [Fact]
    public void A_row_that_is_no_literal_is_skipped_and_told()
    {
        var read = Source.Read(Twice, "[Fact] void A() { Assert.Equal(4, Code.Twice(2)); Assert.Equal(1, Code.Twice(Environment.ProcessorCount)); }");
        Assert.Single(read.Specification.Examples);
        Assert.Contains("Environment.ProcessorCount", Assert.Single(read.Skipped).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/// <example><code>Twice(2) == 4</code></example>")]
    [InlineData("/// <summary>Twice.</summary>\n/// <example>\n/// As in:\n/// <code>\n/// Code.Twice(2) == 4;\n/// </code>\n/// </example>")]
    [InlineData("/// <example><code language=\"cs\">Twice(1 &lt; 2) == 1\n/// var x = Twice(3);\n/// Twice(y) == 5\n/// Other(2) == 5\n/// Twice(2) is 4\n/// Twice(2) == </code></example>")]
    public void Examples_in_the_documentation_count(string documentation) => Assert.Equal(["(2) => 4"], Source.ExamplesOf($"\n{documentation}\n{Twice}", ""));

    [Fact]
    public void The_documentation_may_contradict_a_test()
    {
        var error = Assert.Throws<SpecificationException>(() => Source.Read($"\n/// <example><code>Twice(2) == 4</code></example>\n{Twice}", "[Fact] void A() => Assert.Equal(5, Code.Twice(2));"));
        Assert.Contains("is 4 at Code.cs(2,20) and 5 here", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_of_attributes_and_tests_come_together() => Assert.Equal(
        ["(3) => 6", "(2) => 4"],
        Source.ExamplesOf("[Example(3, Returns = 6)] public static int Twice(int x) => throw new NotImplementedException();", "[Fact] void A() => Assert.Equal(4, Code.Twice(2));"));
}
