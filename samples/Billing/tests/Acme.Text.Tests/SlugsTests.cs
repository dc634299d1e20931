using Xunit;

namespace Acme.Text.Tests;

public class SlugsTests
{
    public static TheoryData<string, string> Titles => new()
    {
        { "Hello World", "hello-world" },
        { "Hello, World!", "hello-world" },
        { "C# in 2024", "c-in-2024" },
        { "  Spring   Sale ", "spring-sale" },
        { "plain", "plain" },
    };

    [Theory]
    [MemberData(nameof(Titles))]
    public void Slugs_are_lower_case_and_joined_by_dashes(string title, string slug) => Assert.Equal(slug, Slugs.Make(title));

    [Theory]
    [InlineData("InvoiceNumber", "invoice_number")]
    [InlineData("Id", "id")]
    [InlineData("CreatedAtUtc", "created_at_utc")]
    [InlineData("name", "name")]
    public void Snake_case(string name, string expected)
    {
        Assert.Equal(expected, Slugs.ToSnakeCase(name));
    }
}
