namespace Acme.Pricing;

/// <summary>Value added tax.</summary>
public static class Vat
{
    public const int Percent = 19;

    /// <summary>A price with tax, in cents, rounded to the nearest.</summary>
    public static int Gross(int netCents) => ((netCents * (100 + Percent)) + 50) / 100;
}
