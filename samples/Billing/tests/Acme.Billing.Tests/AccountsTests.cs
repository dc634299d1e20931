using NUnit.Framework;

namespace Acme.Billing.Tests;

public class AccountsTests
{
    [TestCase("4111111111111111", "1111")]
    [TestCase("5500005555555559", "5559")]
    [TestCase("340000000000009", "0009")]
    public void Receipts_show_four_digits(string number, string expected) => Assert.That(Accounts.LastFour(number), Is.EqualTo(expected));

    [TestCase("4111111111111111", true)]
    [TestCase("5500005555555559", true)]
    [TestCase("79927398713", true)]
    [TestCase("79927398710", false)]
    [TestCase("4111111111111112", false)]
    [TestCase("1234567812345678", false)]
    public void Check_digits_are_verified(string number, bool expected) => Assert.That(Accounts.IsValidCard(number), Is.EqualTo(expected));

    [TestCase("de89 3704 0044 0532 0130 00", ExpectedResult = "DE89370400440532013000")]
    [TestCase("GB82 WEST 1234 5698 7654 32", ExpectedResult = "GB82WEST12345698765432")]
    [TestCase("fr7630006000011234567890189", ExpectedResult = "FR7630006000011234567890189")]
    public string Ibans_have_no_blanks(string iban) => Accounts.NormalizeIban(iban);
}
