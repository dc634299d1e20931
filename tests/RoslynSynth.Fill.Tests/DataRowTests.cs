using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Metering;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>Rows that are no literals: run in the worker, twice.</summary>
public sealed class DataRowTests
{
    private const string Twice = "public static int Twice(int x) => throw new NotImplementedException();";
    private const string Test = "[Theory, MemberData(nameof(Rows))] void A(int x, int y) => Assert.Equal(y, Code.Twice(x));";

    [Theory]
    [InlineData("internal static IEnumerable<object[]> Rows() { for (var i = 1; i < 3; i++) yield return new object[] { i, 2 * i }; } " + Test)]
    [InlineData("internal static IEnumerable<object[]> Rows => Enumerable.Range(1, 2).Select(i => new object[] { i, i + i }); " + Test)]
    [InlineData("internal static IEnumerable<(int, int)> Rows => from i in new[] { 1, 2 } select (i, i + i); " + Test)]
    [InlineData("internal static List<object[]> Rows { get { var rows = new List<object[]>(); foreach (var i in new[] { 1, 2 }) rows.Add([i, i * 2]); return rows; } } " + Test)]
    [InlineData("internal static IEnumerable<object[]> Rows => [[1, Double(1)], [2, Double(2)]]; static int Double(int x) => x + x; " + Test)]
    [InlineData("internal static IEnumerable<object[]> Rows(int count) => Enumerable.Range(1, count).Select(i => new object[] { i, i + i }); [Theory, MemberData(nameof(Rows), 2)] void A(int x, int y) => Assert.Equal(y, Code.Twice(x));")]
    [InlineData("internal class Rows : List<object[]> { public Rows() { for (var i = 1; i < 3; i++) Add([i, i * 2]); } } [Theory, ClassData(typeof(Rows))] void A(int x, int y) => Assert.Equal(y, Code.Twice(x));")]
    [InlineData("internal class Case { public object[] Arguments { get; set; } public object ExpectedResult { get; set; } } internal static IEnumerable<Case> Rows => Enumerable.Range(1, 2).Select(i => new Case { Arguments = [i], ExpectedResult = i * 2 }); [TestCaseSource(nameof(Rows))] int A(int x) => Code.Twice(x);")]
    [InlineData("static IEnumerable<object[]> Rows => Enumerable.Range(1, 2).Select(i => new object[] { i, i * 2 }); " + Test)]
    [InlineData("// mine\n#region rows\n private static IEnumerable<object[]> Rows() { for (var i = 1; i < 3; i++) yield return new object[] { i, 2 * i }; }\n#endregion\n " + Test)]
    [InlineData("protected static readonly object[][] Rows = [.. Enumerable.Range(1, 2).Select(i => new object[] { i, i * 2 })]; " + Test)]
    [InlineData("internal class TestDataRow<T> { public T Value { get; set; } } internal static IEnumerable<TestDataRow<(int, int)>> Rows => Enumerable.Range(1, 2).Select(i => new TestDataRow<(int, int)> { Value = (i, i * 2) }); [DynamicData(nameof(Rows))] void A(int x, int y) => Assert.Equal(y, Code.Twice(x));")]
    public async Task Computed_rows_are_examples(string tests)
    {
        var read = Assert.Single(await RunAsync(tests));
        Assert.Empty(read.Problems);
        Assert.Equal(["Twice(1) => 2", "Twice(2) => 4"], read.Claims.Select(c => $"Twice({c.Arguments[0]}) => {c.Result}"));
    }

    [Theory]
    [InlineData("internal static IEnumerable<object[]> Rows => Enumerable.Range(1, 2).Select(i => new object[] { i, Random.Shared.Next() }); " + Test, "Tests.Rows gives other values")]
    [InlineData("internal static IEnumerable<object[]> Rows => Enumerable.Range(1, 2).Select(i => new object[] { i, Guid.NewGuid().GetHashCode() }); " + Test, "Tests.Rows gives other values")]
    [InlineData("internal static IEnumerable<object[]> Rows => System.IO.File.ReadAllLines(\"/etc/passwd\").Select(l => new object[] { l.Length, 1 }); " + Test, "Tests.Rows throws ")]
    [InlineData("internal static IEnumerable<object[]> Rows => Enumerable.Range(1, 2).Select(i => new object[] { i, Code.Twice(i) }); " + Test, "Tests.Rows throws NotImplementedException")]
    [InlineData("internal static IEnumerable<object[]> Rows => Enumerable.Range(1, 2).Select(i => new object[] { i, new Action(() => { }) }); " + Test, "Tests.Rows holds values of the type System.Action")]
    [InlineData("internal static IEnumerable<object[]> Rows => Enumerable.Empty<object[]>().Where(r => r.Length > 1); " + Test, "Tests.Rows gives no rows")]
    [InlineData("internal IEnumerable<object[]> Rows => Enumerable.Range(1, 2).Select(i => new object[] { i, i }); " + Test, "Tests.Rows is no static member of a plain class")]
    public async Task What_gives_no_rows_is_told_with_the_reason(string tests, string problem)
    {
        var read = Assert.Single(await RunAsync(tests));
        Assert.Empty(read.Claims);
        Assert.StartsWith(problem, Assert.Single(read.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static object[][] Rows = [[1, 2], [2, 4]]; " + Test)]
    [InlineData("static IEnumerable<object[]> Rows() { yield return new object[] { 1, 2 }; } " + Test)]
    public void Literals_need_not_be_run(string tests) => Assert.Empty(Assert.Single(Source.Scan(Twice, tests)).Sources);

    [Fact]
    public void Values_are_written_as_they_are_read()
    {
        object?[] row = ["a\"\n\u2028", 'x', null, 1.5m, -0.5, 3f, long.MinValue, new DateOnly(2024, 2, 29), new[] { 1, 2 }, (1, "b"), new Dictionary<string, int> { ["k"] = 1 }, DayOfWeek.Friday, new Version(1, 2)];
        var texts = RowText.Of(() => new[] { row }, row.Length);
        Assert.Equal([], texts[0]);
        Assert.Equal(
            [
                null, "\"a\\\"\\u000A\\u2028\"", "'x'", "null", "1.5m", "-0.5", "3f", "long.MinValue", "DateOnly.Parse(\"2024-02-29\")", "[1, 2]", "(1, \"b\")", "new() { { \"k\", 1 } }",
                "System.DayOfWeek.Friday", "new System.Version(1, 2, -1, -1)",
            ],
            texts[1]);
    }

    private static async Task<IEnumerable<TestMethod>> RunAsync(string tests)
    {
        var (compilation, scanner, found) = Source.Compiled(Twice, tests);
        var sources = found.SelectMany(t => t.Sources).ToList();
        if (sources.Count == 0) return found;
        var computed = await new DataRunner(compilation, new ProjectCopies(), WallUse.Required).RunAsync([.. sources], TestContext.Current.CancellationToken);
        return found.Select(t => scanner.With(t, computed));
    }
}
