namespace Acme.Pricing;

public enum CustomerKind
{
    Private,
    Company,
}

public sealed record Customer(string Name, string VatNumber);
