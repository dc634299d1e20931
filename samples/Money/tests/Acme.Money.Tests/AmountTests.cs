using Microsoft.VisualStudio.TestTools.UnitTesting;

[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]

namespace Acme.Money.Tests;

[TestClass]
public class AmountTests
{
    private static readonly Amount Price = new(1250, "EUR");

    [TestMethod]
    public void A_price_times_a_number()
    {
        Assert.AreEqual(new Amount(3750, "EUR"), Price.Times(3));
        Assert.AreEqual(new Amount(0, "USD"), new Amount(999, "USD").Times(0));
        Assert.AreEqual(new Amount(-40, "USD"), new Amount(20, "USD").Times(-2));
    }

    [TestMethod]
    public void Amounts_add_up()
    {
        var postage = new Amount(390, "EUR");

        var sum = Price.Plus(postage);

        Assert.AreEqual(new Amount(1640, "EUR"), sum);
        Assert.AreEqual(new Amount(5, "CHF"), new Amount(2, "CHF").Plus(new Amount(3, "CHF")));
        Assert.AreEqual(new Amount(-70, "USD"), new Amount(30, "USD").Plus(new Amount(-100, "USD")));
    }

    [TestMethod]
    [DataRow(-1, true)]
    [DataRow(0, false)]
    [DataRow(250, false)]
    [DataRow(-4000, true)]
    public void Less_than_nothing_is_a_debt(int cents, bool expected) => Assert.AreEqual(expected, new Amount(cents, "EUR").IsDebt());

    [TestMethod]
    [DataRow(1250, "EUR", "EUR 1250")]
    [DataRow(0, "USD", "USD 0")]
    [DataRow(-7, "CHF", "CHF -7")]
    public void Labels_begin_with_the_currency(int cents, string currency, string label) => Assert.AreEqual(label, new Amount(cents, currency).Label());
}
