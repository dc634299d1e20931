using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>Asserts that are no examples are part of the verdict.</summary>
public sealed class ConditionTests(ConditionTests.JudgeFixture fixture) : IClassFixture<ConditionTests.JudgeFixture>
{
    private const string Slug = "public static string Slug(string s) => throw new NotImplementedException();";
    private const string Twice = "public static int Twice(int x) => throw new NotImplementedException();";
    private const string Range = "public static int[] Range(int n) => throw new NotImplementedException();";

    private const string Frameworks = """
        static class Assert
        {
            public static void True(bool x) { } public static void That<T>(T x, object y) { } public static void InRange<T>(T x, T low, T high) { } public static void NotNull(object x) { } public static void All<T>(IEnumerable<T> xs, Action<T> a) { }
        }
        static class Is { public static object GreaterThan(object x) => null; }
        """;

    /// <summary>Each assert holds of the first body and not of the second.</summary>
    [Theory]
    [InlineData(Twice, "Assert.InRange(Code.Twice(3), 5, 9);", "x + x", "x")]
    [InlineData(Twice, "Assert.NotInRange(Code.Twice(3), 1, 4);", "x + x", "x")]
    [InlineData(Twice, "Assert.True(Code.Twice(3) > 4 && Code.Twice(1) == 2);", "x + x", "x")]
    [InlineData(Twice, "Assert.False(Code.Twice(3) < 5, \"why\");", "x + x", "x")]
    [InlineData(Twice, "Assert.NotEqual(3, Code.Twice(3));", "x + x", "x")]
    [InlineData(Twice, "Assert.Equal(Code.Twice(1) + 4, Code.Twice(3));", "x + x", "x")]
    [InlineData(Twice, "Assert.Equal(12, Code.Twice(Code.Twice(3)));", "x + x", "x")]
    [InlineData(Twice, "var x = 3; var y = Code.Twice(x); Assert.True(y > x);", "x + x", "x")]
    [InlineData(Twice, "Assert.That(Code.Twice(3), Is.GreaterThan(3));", "x + x", "x")]
    [InlineData(Twice, "Assert.That(Code.Twice(3), Is.Not.LessThan(4));", "x + x", "x")]
    [InlineData(Twice, "Assert.That(Code.Twice(3), Is.InRange(4, 8));", "x + x", "x")]
    [InlineData(Twice, "Code.Twice(3).Should().BeGreaterThan(3);", "x + x", "x")]
    [InlineData(Twice, "Code.Twice(3).Should().NotBe(3);", "x + x", "x")]
    [InlineData(Twice, "Code.Twice(3).ShouldBeInRange(4, 8);", "x + x", "x")]
    [InlineData(Slug, "Assert.StartsWith(\"a-\", Code.Slug(\"a b\"));", "s.Replace(' ', '-')", "s")]
    [InlineData(Slug, "Assert.EndsWith(\"-b\", Code.Slug(\"a b\"));", "s.Replace(' ', '-')", "s")]
    [InlineData(Slug, "Assert.Contains(\"-\", Code.Slug(\"a b\"));", "s.Replace(' ', '-')", "s")]
    [InlineData(Slug, "Assert.DoesNotContain(\" \", Code.Slug(\"a b\"));", "s.Replace(' ', '-')", "s")]
    [InlineData(Slug, "Assert.Matches(\"^a-b$\", Code.Slug(\"a b\"));", "s.Replace(' ', '-')", "s")]
    [InlineData(Slug, "Assert.NotNull(Code.Slug(\"a b\"));", "s.Replace(' ', '-')", "null!")]
    [InlineData(Slug, "Assert.NotEmpty(Code.Slug(\"a b\"));", "s.Replace(' ', '-')", "\"\"")]
    [InlineData(Slug, "Assert.True(Code.Slug(\"a b\").All(c => c != ' '));", "s.Replace(' ', '-')", "s")]
    [InlineData(Slug, "Assert.True(Code.Slug(\"a b\").Length < 4);", "s.Replace(' ', '-')", "throw new Exception()")]
    [InlineData(Slug, "Assert.That(Code.Slug(\"a b\"), Does.StartWith(\"a-\"));", "s.Replace(' ', '-')", "s")]
    [InlineData(Slug, "Assert.That(Code.Slug(\"a b\"), Does.Not.Contain(\" \"));", "s.Replace(' ', '-')", "s")]
    [InlineData(Slug, "Assert.That(Code.Slug(\"a b\"), Has.Length.EqualTo(3));", "s.Replace(' ', '-')", "s + s")]
    [InlineData(Slug, "Code.Slug(\"a b\").Should().NotBeNull();", "s.Replace(' ', '-')", "null!")]
    [InlineData(Slug, "Code.Slug(\"a b\").ShouldStartWith(\"a-\");", "s.Replace(' ', '-')", "s")]
    [InlineData(Range, "Assert.All(Code.Range(3), x => Assert.InRange(x, 0, 2));", "Enumerable.Range(0, n).ToArray()", "Enumerable.Range(1, n).ToArray()")]
    [InlineData(Range, "Assert.Single(Code.Range(1));", "Enumerable.Range(0, n).ToArray()", "[]")]
    [InlineData(Range, "Assert.Contains(Code.Range(3), x => x == 0);", "Enumerable.Range(0, n).ToArray()", "Enumerable.Range(1, n).ToArray()")]
    [InlineData(Range, "Assert.NotEqual(Code.Range(3), Code.Range(2));", "Enumerable.Range(0, n).ToArray()", "[]")]
    [InlineData(Range, "Code.Range(3).Should().HaveCount(3);", "Enumerable.Range(0, n).ToArray()", "[]")]
    public async Task An_assert_over_the_call_is_a_condition(string target, string statements, string right, string wrong)
    {
        var test = Assert.Single(Source.Scan(target, $"[Fact] void A() {{ {statements} }}"));
        Assert.Empty(test.Claims);
        Assert.Empty(test.Unused);
        var read = new Specification(Source.SignatureOf(target), []) { Conditions = [.. test.Conditions.Select(c => c.Condition)] };
        var unusable = Assert.Single(await new ConditionCheck(fixture.Judge).UnusableAsync([(read.Signature, read.Conditions)], TestContext.Current.CancellationToken));
        Assert.Empty(unusable);
        Assert.Equal(VerdictOutcome.Accepted, await VerdictOfAsync(read, right));
        Assert.Equal(VerdictOutcome.ConditionFailed, await VerdictOfAsync(read, wrong));
    }

    /// <summary>The frameworks' own members are no names of the test.</summary>
    [Theory]
    [InlineData("Assert.True(Code.Twice(3) > 4);")]
    [InlineData("Assert.That(Code.Twice(3), Is.GreaterThan(4));")]
    [InlineData("Assert.InRange(Code.Twice(3), 1, 9);")]
    public void The_frameworks_may_be_known(string statement) => Assert.Single(Assert.Single(Source.Scan(Twice, $"{Frameworks} [Fact] void A() {{ {statement} }}")).Conditions);

    /// <summary>What a candidate is held to must follow from the test alone.</summary>
    [Theory]
    [InlineData("Assert.True(Code.Twice(3) > s_limit);")]
    [InlineData("Assert.True(Code.Twice(3) > Limit());")]
    [InlineData("Assert.True(Code.Twice(3) > _limit);")]
    [InlineData("var x = 1; for (var i = 0; i < 3; i++) x++; Assert.True(Code.Twice(3) > x);")]
    public void A_condition_uses_nothing_that_may_change(string statement)
    {
        var test = Assert.Single(Source.Scan(Twice, $"static int s_limit = 4; int _limit = 4; static int Limit() => 4; [Fact] void A() {{ {statement} }}"));
        Assert.Empty(test.Conditions);
        Assert.Equal("says no value that must come back", Assert.Single(test.Unused).Why);
    }

    [Theory]
    [InlineData("Assert.True(Code.Twice(3) <= Environment.ProcessorCount);", "uses System.Environment.get_ProcessorCount")]
    [InlineData("Assert.True(Code.Twice(3) is var x && x > Missing);", "does not exist in the current context")]
    public async Task What_can_not_be_judged_is_told(string statement, string why)
    {
        var test = Assert.Single(Source.Scan(Twice, $"[Fact] void A() {{ {statement} }}"));
        var refused = Assert.Single(await new ConditionCheck(fixture.Judge).UnusableAsync([(Source.SignatureOf(Twice), [.. test.Conditions.Select(c => c.Condition)])], TestContext.Current.CancellationToken));
        Assert.Contains(why, Assert.Single(refused).Value, StringComparison.Ordinal);
    }

    /// <summary>A body is as old as all that it was judged by.</summary>
    [Fact]
    public void The_hash_follows_the_conditions()
    {
        var specification = new Specification(Source.SignatureOf(Twice), [new Example([1], 2)]);
        var held = specification with { Conditions = [new Condition("Twice(3) > 4", default)] };
        var moved = specification with { Conditions = [new Condition("Twice(3) > 4", new SourcePlace("Tests.cs", 1, 1))] };
        Assert.NotEqual(SpecificationHash.Of(specification), SpecificationHash.Of(held));
        Assert.Equal(SpecificationHash.Of(held), SpecificationHash.Of(moved));
    }

    private async Task<VerdictOutcome> VerdictOfAsync(Specification specification, string body)
    {
        var method = new EmittedMethod($"public static {specification.Signature} => {body};", ["System", "System.Linq"]);
        return (await fixture.Judge.JudgeAsync(specification, [method], [], TestContext.Current.CancellationToken))[0].Outcome;
    }

    public sealed class JudgeFixture : IAsyncDisposable
    {
        public Judge Judge { get; } = new(new JudgeOptions());

        public ValueTask DisposeAsync() => Judge.DisposeAsync();
    }
}
