using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>Attacks 35 to 37: values and texts at the edges go to the worker and come back unchanged; nothing in them becomes code.</summary>
public sealed class ValueTravelTests(JudgeFixture judge)
{
    public static TheoryData<double> Numbers => [double.NaN, -0.0, double.MaxValue, double.Epsilon, double.NegativeInfinity, 1e308];

    /// <summary>As UTF-16 units: lone surrogates, a joiner inside an emoji, line ends that only Unicode knows, text that turns its direction, and code.</summary>
    public static TheoryData<string> Texts =>
    [
        "D800", "DC00 D800", "D83D DC68 200D D83D DC69", "85 2028 2029", "202E 61 62", "0 1 FFFF", "",
        Units("\"; } static int x = 0; /*"), Units("{0} {x} \\u0022 $\""),
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Attack_35_numbers_at_the_edges_come_back_bit_by_bit(double number)
    {
        var verdict = await judge.JudgeAsync(JudgeFixture.Signature<double, double>("double", "double"), "public static double F(double x) => x;", number, number);
        Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits((double)verdict.Rows[0].Value!));
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public async Task Attack_35_integers_at_the_edges_come_back(int number)
    {
        var verdict = await judge.JudgeAsync(JudgeFixture.Signature<int, int>("int", "int"), "public static int F(int x) => x;", number, number);
        Assert.Equal((VerdictOutcome.Accepted, null), (verdict.Outcome, verdict.Message));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Attacks_35_and_37_strange_texts_come_back_and_stay_texts_when_they_are_spelled(string units)
    {
        var text = string.Concat(units.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(u => (char)Convert.ToInt32(u, 16)));
        var literal = Literals.Of(text);
        Assert.All(literal, c => Assert.InRange(c, ' ', '~'));
        var signature = JudgeFixture.Signature<string, (string, bool)>("string", "(string, bool)");
        var verdict = await judge.JudgeAsync(signature, $"public static (string, bool) F(string x) => (x, x == {literal});", text, (text, true));
        Assert.Equal((VerdictOutcome.Accepted, null), (verdict.Outcome, verdict.Message));
    }

    [Fact]
    public async Task A_result_that_is_too_long_is_refused_in_the_worker()
    {
        var signature = JudgeFixture.Signature<int, int[]>("int", "int[]");
        await CheckAsync("public static int[] F(int x) => new int[2_000_000];");
        await CheckAsync("public static IEnumerable<int> F(int x) { while (true) yield return x; }", JudgeFixture.Signature<int, IEnumerable<int>>("int", "IEnumerable<int>"));
        await judge.CheckHealthAsync();

        async Task CheckAsync(string text, Specifications.Signature? other = null) =>
            Assert.Equal(VerdictOutcome.TooLarge, (await judge.JudgeAsync(other ?? signature, text, 1, Array.Empty<int>())).Outcome);
    }

    private static string Units(string text) => string.Join(' ', text.Select(c => $"{(int)c:X}"));
}
