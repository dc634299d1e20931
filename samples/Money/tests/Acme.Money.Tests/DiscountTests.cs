using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Acme.Money.Tests;

[TestClass]
public class DiscountTests
{
    [TestMethod]
    [DataRow(10, 1000, 100)]
    [DataRow(3, 999, 29)]
    [DataRow(50, 31, 15)]
    [DataRow(0, 800, 0)]
    public void Percents_are_taken_off(int percent, int cents, int expected)
    {
        var discount = new Discount(percent);
        Assert.AreEqual(expected, discount.Off(cents));
    }
}
