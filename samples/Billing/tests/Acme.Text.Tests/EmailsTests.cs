using Xunit;

namespace Acme.Text.Tests;

public class EmailsTests
{
    [Fact]
    public void Domain_is_what_follows_the_at_sign()
    {
        Assert.Equal("example.org", Emails.Domain("ada@example.org"));
        Assert.Equal("mail.example.com", Emails.Domain("grace.hopper@Mail.Example.COM"));
        Assert.Equal("x.io", Emails.Domain("a@x.io"));
    }

    [Theory]
    [InlineData("ada@example.org", "a***@example.org")]
    [InlineData("grace.hopper@navy.mil", "g***@navy.mil")]
    [InlineData("x@y.z", "x***@y.z")]
    public void Mask_hides_the_mailbox(string address, string expected) => Assert.Equal(expected, Emails.Mask(address));
}
