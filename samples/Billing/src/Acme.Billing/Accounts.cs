namespace Acme.Billing;

/// <summary>Card and account numbers.</summary>
public static class Accounts
{
    /// <summary>The digits that a receipt may show.</summary>
    public static string LastFour(string cardNumber)
    {
        throw new NotImplementedException();
    }

    /// <summary>Whether the check digit of a card number is right (Luhn).</summary>
    public static bool IsValidCard(string cardNumber)
    {
        throw new NotImplementedException();
    }

    /// <summary>An account number as banks exchange it.</summary>
    public static string NormalizeIban(string iban)
    {
        throw new NotImplementedException();
    }
}
