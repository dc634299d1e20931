namespace Acme.Billing;

/// <summary>Numbers and sums of invoices.</summary>
public static class Invoices
{
    /// <summary>The number that is printed on the invoice.</summary>
    public static string Number(int year, int sequence)
    {
        throw new NotImplementedException();
    }

    /// <summary>The sum of all lines.</summary>
    public static decimal Total(IReadOnlyList<decimal> lines)
    {
        throw new NotImplementedException();
    }

    /// <summary>The price with tax.</summary>
    public static decimal Gross(decimal net, decimal taxRate)
    {
        throw new NotImplementedException();
    }

    /// <summary>Whether the money should be here by now.</summary>
    public static bool IsOverdue(DateOnly due, DateOnly today)
    {
        throw new NotImplementedException();
    }

    /// <summary>Days since the due date; none where there is time left.</summary>
    public static int DaysLate(DateOnly due, DateOnly today)
    {
        throw new NotImplementedException();
    }
}
