using RoslynSynth.Searching;
using Xunit;

namespace RoslynSynth.Tool.Tests;

public sealed class ProgressTests
{
    [Fact]
    public void A_terminal_has_one_line_that_is_cleared_in_the_end()
    {
        using var writer = new StringWriter();
        using (var display = new ProgressDisplay("F", 4, new LiveLine(writer, 200)))
        {
            display.Report(new SearchReport { Level = 10, TermsKept = 2000, TermsTried = 9000, Seconds = 1, BestFit = 3 });
            display.Report(new SearchReport { Level = 11, TermsKept = 9, TermsTried = 9, Seconds = 1, BestFit = 3 });
        }

        var lines = writer.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("F: level 10, 2,000 terms kept, 9,000 terms/s, best 3/4, 1.0 s", lines[0]);
        Assert.Equal(lines[0].Length, lines[1].Length);
        Assert.Equal("", lines[2].Trim());
        Assert.DoesNotContain('\n', writer.ToString());
        Assert.DoesNotContain('\u001b', writer.ToString());
    }

    [Fact]
    public void A_narrow_terminal_keeps_to_its_line()
    {
        using var writer = new StringWriter();
        using var display = new ProgressDisplay("F", 4, new LiveLine(writer, 20));
        display.Report(new SearchReport { Level = 10, TermsKept = 2000, Seconds = 1 });
        Assert.Equal("\rF: level 10, 2,000 ", writer.ToString());
    }

    [Fact]
    public void Elsewhere_a_plain_line_comes_every_few_seconds()
    {
        using var writer = new StringWriter();
        using (var display = new ProgressDisplay("F", 4, new LiveLine(writer, null)))
        {
            foreach (var seconds in new[] { 0.2, 4.9, 5.1, 6, 9.9, 10.2 }) display.Report(new SearchReport { Level = 1, Seconds = seconds });
        }

        Assert.Equal(2, writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("a\nb\tc", "a b c")]
    [InlineData("\u001b[31m\u202e\u2028", "\\u001B[31m\\u202E\\u2028")]
    [InlineData("é 😀", "é 😀")]
    public void Messages_stay_on_one_line(string text, string shown) => Assert.Equal(shown, Messages.OneLine(text));
}
