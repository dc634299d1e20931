namespace Acme.Money;

/// <summary>An amount of money in one currency.</summary>
/// <param name="Cents">Hundredths of the currency's unit; below zero for debts.</param>
/// <param name="Currency">Three letters, such as EUR.</param>
public sealed record Amount(int Cents, string Currency)
{
    /// <summary>As much, so many times.</summary>
    public Amount Times(int factor) => throw new NotImplementedException();

    /// <summary>Both together; of one currency.</summary>
    public Amount Plus(Amount other) => throw new NotImplementedException();

    /// <summary>Whether it is owed.</summary>
    public bool IsDebt() => throw new NotImplementedException();

    /// <summary>How it stands in a list: the currency, then cents.</summary>
    public string Label() => throw new NotImplementedException();
}
