using Xunit;

namespace Acme.Pricing.Tests;

public class PricesTests
{
    [Theory]
    [InlineData(100, 120)]
    [InlineData(1000, 1190)]
    [InlineData(999, 1190)]
    [InlineData(337, 400)]
    [InlineData(0, 0)]
    public void Cash_is_rounded_to_coins(int net, int expected) => Assert.Equal(expected, Prices.InCash(net));

    [Fact]
    public void A_basket_is_taxed_line_by_line()
    {
        Assert.Equal(0, Prices.Basket([]));
        Assert.Equal(119, Prices.Basket([100]));
        Assert.Equal(6, Prices.Basket([1, 1, 1, 1, 1, 1]));
        Assert.Equal(1642, Prices.Basket([999, 381]));
        Assert.Equal(128, Prices.Basket([1, 3, 5, 98]));
        Assert.Equal(8, Prices.Basket([2, 2, 2, 2]));
    }

    [Theory]
    [InlineData("Garden Chair", 12, "/garden-chair/12")]
    [InlineData("Tea & Coffee (500 g)", 7, "/tea-coffee-500-g/7")]
    [InlineData("LAMP", 105, "/lamp/105")]
    public void Pages_are_named_after_products(string product, int number, string expected) => Assert.Equal(expected, Prices.PageOf(product, number));

    [Fact]
    public void Companies_have_a_vat_number()
    {
        Assert.Equal(CustomerKind.Private, Prices.KindOf(new Customer("Ada Lovelace", "")));
        Assert.Equal(CustomerKind.Company, Prices.KindOf(new Customer("Acme", "DE811907980")));
        Assert.Equal(CustomerKind.Company, Prices.KindOf(new Customer("Initech", "FR40303265045")));
        Assert.Equal(CustomerKind.Private, Prices.KindOf(new Customer("Bo", "")));
    }
}
