namespace Acme.Billing;

/// <summary>Amounts in cents.</summary>
public static class Money
{
    /// <summary>An amount as it is printed.</summary>
    public static string Format(int cents)
    {
        throw new NotImplementedException();
    }

    /// <summary>The amount that was typed in.</summary>
    public static int Parse(string amount)
    {
        throw new NotImplementedException();
    }

    /// <summary>Shares that differ by a cent at most; the first ones get what is left over.</summary>
    public static int[] SplitEvenly(int cents, int people)
    {
        throw new NotImplementedException();
    }
}
