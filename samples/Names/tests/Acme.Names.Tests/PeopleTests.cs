using Xunit;

namespace Acme.Names.Tests;

public class PeopleTests
{
    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("Grace Brewster Murray Hopper", "GBMH")]
    [InlineData("Plato", "P")]
    public void Initials_are_the_first_letters(string name, string expected) => Assert.Equal(expected, People.Initials(name));

    [Theory]
    [InlineData("Ada", "Lovelace", "Lovelace, Ada")]
    [InlineData("Alan", "Turing", "Turing, Alan")]
    public void Lists_begin_with_the_last_name(string first, string last, string expected) => Assert.Equal(expected, People.Sorted(first, last));

    [Fact]
    public void Accounts_are_lower_case_with_dots()
    {
        Assert.Equal("ada.lovelace", People.Account("Ada Lovelace"));
        Assert.Equal("grace.hopper", People.Account("Grace Hopper"));
        Assert.Equal("plato", People.Account("Plato"));
    }
}
