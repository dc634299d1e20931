namespace Acme.Pricing;

/// <summary>What is asked of whom.</summary>
public static class Prices
{
    /// <summary>What is paid in cash for a net price.</summary>
    public static int InCash(int netCents) => throw new NotImplementedException();

    /// <summary>A basket with tax, line by line.</summary>
    public static int Basket(int[] netCents) => throw new NotImplementedException();

    /// <summary>The address of a product's page.</summary>
    public static string PageOf(string product, int number) => throw new NotImplementedException();

    /// <summary>Companies have a VAT number.</summary>
    public static CustomerKind KindOf(Customer customer) => throw new NotImplementedException();
}
