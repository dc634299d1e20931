using System.Collections.Immutable;
using RoslynSynth.Grammars.Formats;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Tests.Grammars;

public sealed class FormatMiningTests
{
    [Fact]
    public void Text_without_dates_and_numbers_needs_nothing_more() =>
        Assert.Empty(FormatMining.For(Texts(("Ada Lovelace", "A.L."), ("Alan Turing", "A.T."), ("May Q", "M.Q."))));

    [Fact]
    public void Copied_numbers_need_nothing_more() =>
        Assert.Empty(FormatMining.For(Texts(("a 12.5 b", "12.5"), ("c 7.25 d", "7.25"))));

    [Theory]
    [InlineData("10.5")]
    [InlineData("May 17")]
    [InlineData("26/4")]
    [InlineData("18:25:57")]
    [InlineData("2015-03-01T10:00:00Z")]
    public void A_text_whose_value_depends_on_the_day_or_the_machine_is_no_date(string text) => Assert.False(DateTexts.IsDate(text));

    [Theory]
    [InlineData("06-Oct-2143")]
    [InlineData("12/5/97")]
    [InlineData("2004/07/17")]
    [InlineData("Sunday, October 6, 2143")]
    [InlineData("31-Jan-2031 05:54:18")]
    public void A_text_with_its_year_is_a_date(string text) => Assert.True(DateTexts.IsDate(text));

    [Theory]
    [InlineData("Oct 2026", "MMM yyyy")]
    [InlineData("Sunday, October 6, 2143", "dddd, MMMM d, yyyy")]
    [InlineData("03h 14m 23s", "HH'h 'mm'm 'ss")]
    [InlineData("6:05 PM", "h:mm tt")]
    [InlineData("20040717", "yyyyMMdd")]
    [InlineData("9/12/2002 18:25:57", "M/dd/yyyy HH:mm:ss")]
    public void The_formats_of_a_written_date_hold_the_right_one(string text, string format)
    {
        var tokens = DateToken.Of(text);
        if (tokens[^1].Kind == DateTokenKind.Literal) tokens.RemoveAt(tokens.Count - 1);
        Assert.Contains(format, DateFormats.For([tokens]));
    }

    [Fact]
    public void A_row_that_begins_with_a_small_number_rules_padding_out()
    {
        var formats = DateFormats.For([DateToken.Of("10/6/2143"), DateToken.Of("3/30/2002")]);
        Assert.Contains("M/d/yyyy", formats);
        Assert.DoesNotContain("MM/d/yyyy", formats);
    }

    [Theory]
    [InlineData("F2", "12.50", "-3.00")]
    [InlineData("#,##0", "1,652", "940", "12,000.5")]
    [InlineData("N0", "1,652", "940")]
    [InlineData("000", "007", "120")]
    [InlineData("0.##", "1.5", "3", "-2.25")]
    [InlineData("0.00##", "1.10", "1.2345", "3.00")]
    public void The_formats_of_written_numbers_hold_the_right_one(string format, params string[] texts) =>
        Assert.Equal(format != "#,##0", NumberFormats.For(texts).Contains(format));

    [Fact]
    public void A_dash_between_numbers_is_no_sign() => Assert.Equal(["40", "45"], NumberText.Of("40-45").Numbers);

    [Fact]
    public void A_dash_before_the_first_number_is_its_sign() => Assert.Equal(["-40", "1,245.5"], NumberText.Of("-40 to 1,245.5").Numbers);

    private static Specification Texts(params (string Text, string Result)[] rows) => new(
        new Signature("F", [new Parameter("text", typeof(string), "string")], typeof(string), "string"),
        [.. rows.Select(r => new Example([r.Text], r.Result))]);
}
