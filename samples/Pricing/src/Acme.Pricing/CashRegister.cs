namespace Acme.Pricing;

internal static class CashRegister
{
    /// <summary>There are no coins below five cents.</summary>
    internal static int ToCoins(int cents) => (cents + 2) / 5 * 5;
}
