namespace Acme.Text;

/// <summary>Small operations on text that the web site and the mailer share.</summary>
public static class TextTools
{
    /// <summary>The initials of a person, for the round avatar.</summary>
    public static string Initials(string fullName)
    {
        throw new NotImplementedException();
    }

    /// <summary>Cuts a text for a preview; what was cut is told by three dots.</summary>
    public static string Truncate(string text, int maxLength)
    {
        throw new NotImplementedException();
    }

    /// <summary>Number of words.</summary>
    public static int WordCount(string text) => throw new NotImplementedException();

    /// <summary>Every word with a capital letter.</summary>
    public static string ToTitleCase(string text)
    {
        throw new NotImplementedException();
    }

    /// <summary>Whether a text reads the same backwards; case and everything but letters and digits is ignored.</summary>
    public static bool IsPalindrome(string text)
    {
        throw new NotImplementedException();
    }

    /// <summary>The longest text that both begin with.</summary>
    public static string CommonPrefix(string first, string second)
    {
        throw new NotImplementedException();
    }

    /// <summary>The word that occurs most often, in lower case; of several the first.</summary>
    public static string MostFrequentWord(string text)
    {
        throw new NotImplementedException();
    }
}
