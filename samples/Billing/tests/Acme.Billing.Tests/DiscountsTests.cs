using NUnit.Framework;

namespace Acme.Billing.Tests;

public class DiscountsTests
{
    [TestCase(200, 10, 180)]
    [TestCase(80, 25, 60)]
    [TestCase(9.90, 0, 9.90)]
    [TestCase(50, 100, 0)]
    public void Discount_is_a_percentage(decimal price, int percent, decimal expected) => Assert.That(Discounts.Apply(price, percent), Is.EqualTo(expected));

    [TestCase(1, 0)]
    [TestCase(9, 0)]
    [TestCase(10, 5)]
    [TestCase(49, 5)]
    [TestCase(50, 10)]
    [TestCase(99, 10)]
    [TestCase(100, 15)]
    [TestCase(5000, 15)]
    public void More_pieces_more_discount(int quantity, int expected) => Assert.That(Discounts.ForQuantity(quantity), Is.EqualTo(expected));
}
