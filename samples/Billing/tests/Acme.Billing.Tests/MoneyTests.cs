using NUnit.Framework;

namespace Acme.Billing.Tests;

public class MoneyTests
{
    [TestCase(1205, ExpectedResult = "12.05")]
    [TestCase(5, ExpectedResult = "0.05")]
    [TestCase(100, ExpectedResult = "1.00")]
    [TestCase(99999, ExpectedResult = "999.99")]
    public string Cents_are_printed_with_two_places(int cents) => Money.Format(cents);

    [TestCase("12.05", 1205)]
    [TestCase("0.99", 99)]
    [TestCase("100.00", 10000)]
    public void Amounts_are_parsed(string amount, int cents) => Assert.That(Money.Parse(amount), Is.EqualTo(cents));

    private static IEnumerable<TestCaseData> Shares()
    {
        yield return new TestCaseData(100, 4, new[] { 25, 25, 25, 25 });
        yield return new TestCaseData(100, 3, new[] { 34, 33, 33 });
        yield return new TestCaseData(8, 3, new[] { 3, 3, 2 });
        yield return new TestCaseData(1, 2, new[] { 1, 0 });
    }

    [TestCaseSource(nameof(Shares))]
    public void Shares_differ_by_one_cent(int cents, int people, int[] expected) => Assert.That(Money.SplitEvenly(cents, people), Is.EqualTo(expected));
}
