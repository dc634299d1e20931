using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.TestReading;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>Asserts whose values are expressions: run in the worker, where nothing but the test decides what they are.</summary>
public sealed class ComputedValueTests
{
    private const string Half = "public static double Half(double x) => throw new NotImplementedException();";
    private const string Shout = "public static string Shout(string s) => throw new NotImplementedException();";
    private const string Sort = "public static int[] Sort(List<int> xs) => throw new NotImplementedException();";

    [Theory]
    [InlineData(Half, "[Theory, InlineData(3), InlineData(4)] void A(double x) => Assert.Equal(x / 2, Code.Half(x));", "(3.0) => 1.5; (4.0) => 2.0")]
    [InlineData(Half, "[Theory, InlineData(3, 10)] void A(int x, int y) { double z = x; var w = z / y; Assert.Equal(w, Code.Half(z)); }", "(3.0) => 0.3")]
    [InlineData(Half, "[Theory, InlineData(2.345)] void A(double x) => Assert.Equal(Math.Round(x, 1), Code.Half(x));", "(2.345) => 2.3")]
    [InlineData(Half, "static double Expected(double x) => x * Scale; const double Scale = 0.5; [TestCase(3)] void A(double x) => Assert.That(Code.Half(x), Is.EqualTo(Expected(x)));", "(3.0) => 1.5")]
    [InlineData(Half, "static class Limits { public static readonly int Max = 7; } [Fact] void A() => Assert.Equal(-5, Code.Half(Limits.Max + 1));", "(8.0) => -5.0")]
    [InlineData(Half, "static IEnumerable<object[]> Rows => [[Other.One, 2]]; static class Other { public static readonly int One = int.Parse(\"1\") + 4; } [Theory, MemberData(nameof(Rows))] void A(int x, int y) => Assert.Equal(x - y, Code.Half(x));", "(5.0) => 3.0")]
    [InlineData(Shout, "[Theory, InlineData(3)] void A(int n) => Assert.Equal(new string('A', n), Code.Shout(new string('a', n)));", "(\"aaa\") => \"AAA\"")]
    [InlineData(Shout, "[Theory, InlineData(\"ab\", 2)] void A(string s, int n) => Assert.Equal($\"{s.ToUpperInvariant()}{n}\u00e9\u200d!\", Code.Shout(s + n));", "(\"ab2\") => \"AB2\\u00E9\\u200D!\"")]
    [InlineData(Shout, "[Fact] void A() { var words = new[] { \"b\", \"a\" }; var all = string.Join(\"-\", words.Reverse()); Assert.Equal(all.Length > 2 ? all : \"\", Code.Shout(string.Concat(words))); }", "(\"ba\") => \"a-b\"")]
    [InlineData(Sort, "[Fact] void A() { var xs = new List<int> { 3, 1 }; Assert.Equal(xs.OrderBy(x => x), Code.Sort(xs)); Assert.Equal(xs.Append(0).Order().ToArray(), Code.Sort([.. xs, 0])); }", "([3, 1]) => [1, 3]; ([3, 1, 0]) => [0, 1, 3]")]
    [InlineData(Sort, "[Fact] void A() { var xs = Enumerable.Range(1, 3).ToList(); Assert.Equal([.. xs], Code.Sort(xs)); }", "([1, 2, 3]) => [1, 2, 3]")]
    public async Task An_expression_is_what_it_gives(string target, string tests, string expected)
    {
        var read = await ReadAsync(target, tests);
        Assert.Equal(expected, string.Join("; ", read.Specification.Examples.Select(Source.Text)));
        Assert.Empty(read.Skipped);
    }

    /// <summary>What follows from the machine, the moment, the culture, other tests, or what the test did before.</summary>
    [Theory]
    [InlineData("Assert.Equal(1, Code.Half(Environment.ProcessorCount));", "may follow from more than the test says")]
    [InlineData("Assert.Equal(DateTime.Now.Year, Code.Half(3));", "may follow from more than the test says")]
    [InlineData("Assert.Equal(new Random(1).Next(), Code.Half(3));", "may follow from more than the test says")]
    [InlineData("Assert.Equal(s_count + 1, Code.Half(3));", "may follow from more than the test says")]
    [InlineData("Assert.Equal(Next(), Code.Half(3));", "may follow from more than the test says")]
    [InlineData("s_list.Add(2); Assert.Equal(Grown(), Code.Half(3));", "gives other values under another culture, or when it runs again")]
    [InlineData("Assert.Equal(1.5.ToString().Length + (1.5.ToString() == \"1.5\" ? 1 : 0), Code.Half(3));", "gives other values under another culture")]
    [InlineData("Assert.Equal(new[] { \"b\", \"a\" }.Order().First().Length, Code.Half(3));", "compares texts as the culture says")]
    [InlineData("Assert.Equal(\"b\".CompareTo(\"a\"), Code.Half(3));", "compares texts as the culture says")]
    [InlineData("s_list.Add(2); Assert.Equal(s_list.Count, Code.Half(3));", "'s_list', which may have changed")]
    [InlineData("Assert.Equal(_field, Code.Half(3));", "depends on '_field' of the test's object")]
    [InlineData("Assert.Equal(this.Own(), Code.Half(3));", "depends on the test's object")]
    [InlineData("} [TestCase(8, ExpectedResult = 2)] double C(double x) { return Code.Half(Code.Half(x));", "calls Half, which the tests are about")]
    [InlineData("Assert.Equal(Indirect(), Code.Half(3));", "may follow from more than the test says")]
    [InlineData("int Local() => 2; Assert.Equal(Local(), Code.Half(3));", "the local function 'Local'")]
    [InlineData("var x = 1; for (var i = 0; i < 3; i++) x += i; Assert.Equal(x + 1, Code.Half(3));", "'x', which may have changed")]
    [InlineData("var x = 1; var y = x++; Assert.Equal(x + y, Code.Half(3));", "'x', which may have changed")]
    [InlineData("var x = 1; Assert.Equal(x++ + x, Code.Half(3));", "'x', which may have changed")]
    [InlineData("var s = new Stack<int>([1, 2]); var top = s.Pop(); Assert.Equal(s.Pop(), Code.Half(top));", "'s', which may have changed")]
    [InlineData("var s = new Stack<int>([1, 2]); Assert.Equal(s.Pop() + s.Pop(), Code.Half(3));", "'s', which may have changed")]
    [InlineData("var s = new Stack<int>([1, 2]); Assert.Equal(Enumerable.Range(0, 2).Sum(_ => s.Pop()), Code.Half(3));", "'s', which may have changed")]
    [InlineData("var xs = new List<int> { 1 }; var ys = xs; ys.Add(2); Assert.Equal(xs.Count, Code.Half(3));", "'xs', which may have changed")]
    [InlineData("var xs = new List<int> { 1 }; var ys = xs.Where(x => x > 0); xs.Add(2); Assert.Equal(ys.Count(), Code.Half(3));", "'ys', which may have changed")]
    [InlineData("var xs = new List<int> { 1 }; Grow(xs); Assert.Equal(xs.Count, Code.Half(3));", "'xs', which may have changed")]
    [InlineData("var x = 1; Func<int> f = () => x; x = 2; Assert.Equal(f(), Code.Half(3));", "'f', which may have changed")]
    public async Task What_may_be_something_else_is_not_believed(string statements, string why)
    {
        const string members = "static int s_count; static readonly List<int> s_list = []; int _field = 3; int Own() => 3; static int Next() => ++s_count; static double Indirect() => Code.Half(1); static int Grown() { s_list.Add(1); return s_list.Count; } static void Grow(List<int> xs) => xs.Add(1);";
        var read = await ReadAsync(Half, $"{members} [Fact] void A() {{ {statements} }} [Fact] void B() => Assert.Equal(1, Code.Half(2));");
        Assert.Equal("(2.0) => 1.0", Source.Text(Assert.Single(read.Specification.Examples)));
        Assert.Contains(why, Assert.Single(read.Skipped).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("if (!OperatingSystem.IsWindows()) return; Assert.Equal(9, Code.Half(3));")]
    [InlineData("Assert.SkipUnless(OperatingSystem.IsWindows(), \"not here\"); Assert.Equal(9, Code.Half(3));")]
    [InlineData("Assume.That(OperatingSystem.IsWindows()); Assert.Equal(9, Code.Half(3));")]
    public void What_may_not_be_reached_is_not_believed(string statements)
    {
        var test = Assert.Single(Source.Scan(Half, $"[Fact] void A() {{ {statements} }}"));
        Assert.Empty(test.Claims);
        Assert.Equal("comes after a statement that may leave the test", Assert.Single(test.Unused).Why);
    }

    [Theory]
    [InlineData("Assert.Equal(new DateTime(2024, 2, 29).Year, Code.Half(1)); Assert.Equal(0.5, Code.Half(1.0));", true)]
    [InlineData("Assert.Equal(-0.5, Code.Half((-1))); Assert.Equal(double.NaN, Code.Half(double.NaN)); var x = 3.0; Assert.Equal(int.MaxValue, Code.Half(x));", false)]
    public void Only_what_can_not_be_read_is_run(string statements, bool isRun)
    {
        var (compilation, _, found) = Source.Compiled(Half, $"[Fact] void A() {{ {statements} }}");
        Assert.Equal(isRun, !new ClaimValues(compilation).SourcesOf(found.SelectMany(t => t.Claims)).IsEmpty);
    }

    private static async Task<ClaimedSpecification> ReadAsync(string target, string tests)
    {
        var (compilation, _, found) = Source.Compiled(target, tests);
        var values = new ClaimValues(compilation);
        var claims = found.SelectMany(t => t.Claims).ToList();
        var sources = values.SourcesOf(claims);
        var computed = await new DataRunner(compilation, new ProjectCopies(), WallUse.Required).RunAsync(sources, TestContext.Current.CancellationToken);
        return Source.ReadClaims(target, tests, claims.Select(c => values.With(c, computed)));
    }
}
