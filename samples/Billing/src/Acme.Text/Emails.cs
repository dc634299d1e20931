namespace Acme.Text;

/// <summary>Addresses of electronic mail.</summary>
public static class Emails
{
    /// <summary>What follows the at sign, in lower case.</summary>
    public static string Domain(string address) => throw new NotImplementedException();

    /// <summary>An address that may be shown to others: only the first letter of the mailbox is left.</summary>
    public static string Mask(string address)
    {
        throw new NotImplementedException();
    }
}
