using Xunit;

namespace Acme.Text.Tests;

public class CsvTests
{
    [Fact]
    public void Fields_are_split_at_commas() => Assert.Equal(["a", "b", "c"], Csv.SplitLine("a,b,c"));

    [Fact]
    public void Blanks_around_fields_are_dropped()
    {
        string[] expected = ["Ada Lovelace", "1815", "London"];

        var fields = Csv.SplitLine(" Ada Lovelace , 1815,London ");

        Assert.Equal(expected, fields);
    }

    [Fact]
    public void Empty_fields_stay() => Assert.Equal(["", "x", ""], Csv.SplitLine(", x ,"));
}
