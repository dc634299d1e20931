namespace Acme.Pricing;

public static class KeyExtensions
{
    /// <summary>A name as a part of an address: small letters and digits, the rest becomes one hyphen.</summary>
    public static string ToKey(this string name)
    {
        var key = new System.Text.StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) key.Append(c);
            else if (key.Length > 0 && key[^1] != '-') key.Append('-');
        }

        return key.ToString().TrimEnd('-');
    }
}
