using RoslynSynth.Grammars.Formats;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Tests.Grammars;

/// <summary>Components that one specification needs: shapes of valid texts, and numbers in hexadecimal digits.</summary>
public sealed class MinedComponentTests
{
    [Theory]
    [InlineData(@"^\d{4}$", new[] { "1234", "0000" }, new[] { "12a4", "123", "12345" })]
    [InlineData(@"^\d+$", new[] { "1", "0042" }, new[] { "12a4", "" })]
    [InlineData("^[a-z.]+@[a-z.]+$", new[] { "joe@x.com", "ann.lee@mail.org" }, new[] { "joe", "A@X" })]
    [InlineData(@"^[A-Za-z]+-\d+$", new[] { "Ab-12", "xyz-7" }, new[] { "ab12", "12-ab" })]
    [InlineData(@"^[A-Z]+-\d+$", new[] { "AB-12", "XYZ-7" }, new[] { "AB12", "12-AB" })]
    [InlineData("^[A-Z]+$", new[] { "AB", "XYZ" }, new[] { "ab", "Ab" })]
    [InlineData(@"^\(\d+\)\ [\d\-]+$", new[] { "(555) 123", "(800) 55-01" }, new[] { "555 123", "(555)123" })]
    public void A_pattern_that_tells_valid_texts_from_others_is_found_loosest_first(string pattern, string[] valid, string[] others)
    {
        var component = Assert.Single(ShapeMining.For(Texts([.. valid.Select(t => (t, true)), .. others.Select(t => (t, false))])));
        Assert.Equal($"Matches {pattern}", component.Name);
        Assert.All(valid, t => Assert.True((bool)component.Body.DynamicInvoke(t)!));
        Assert.All(others, t => Assert.False((bool)component.Body.DynamicInvoke(t)!));
    }

    [Fact]
    public void One_valid_text_or_texts_that_look_alike_have_no_pattern()
    {
        Assert.Empty(ShapeMining.For(Texts(("abc", true), ("1", false), ("2", false))));
        Assert.Empty(ShapeMining.For(Texts(("noon", true), ("level", true), ("moon", false), ("lever", false))));
    }

    [Theory]
    [InlineData("X2", "#FF", "#0A", 255, 10)]
    [InlineData("x4", "00ff", "0100", 255, 256)]
    [InlineData("X", "FF", "A", 255, 10)]
    public void Hexadecimal_digits_are_a_format(string format, string first, string second, int a, int b) =>
        Assert.Equal([$"Format {format}"], HexFormats.For(Ints((a, first), (b, second))).Select(c => c.Name));

    [Fact]
    public void Decimal_digits_are_none() => Assert.Empty(HexFormats.For(Ints((1, "1"), (9, "9"))));

    private static Specification Texts(params (string Text, bool Result)[] rows) => new(
        new Signature("F", [new Parameter("text", typeof(string), "string")], typeof(bool), "bool"), [.. rows.Select(r => new Example([r.Text], r.Result))]);

    private static Specification Ints(params (int Number, string Result)[] rows) => new(
        new Signature("F", [new Parameter("n", typeof(int), "int")], typeof(string), "string"), [.. rows.Select(r => new Example([r.Number], r.Result))]);
}
