namespace Acme.Billing;

/// <summary>What customers need not pay.</summary>
public static class Discounts
{
    /// <summary>The price less a percentage.</summary>
    public static decimal Apply(decimal price, int percent)
    {
        throw new NotImplementedException();
    }

    /// <summary>Percentage for buying many at once.</summary>
    public static int ForQuantity(int quantity)
    {
        throw new NotImplementedException();
    }
}
