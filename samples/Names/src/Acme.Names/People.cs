namespace Acme.Names;

/// <summary>Names of people as they are shown.</summary>
public static class People
{
    /// <summary>The initials for the round avatar.</summary>
    public static string Initials(string fullName) => throw new NotImplementedException();

    /// <summary>How a name stands in a sorted list.</summary>
    public static string Sorted(string firstName, string lastName)
    {
        throw new NotImplementedException();
    }

    /// <summary>The name of an account.</summary>
    public static string Account(string fullName) => throw new NotImplementedException();

    /// <summary>No test says what this is, so it stays as it is.</summary>
    public static string Nickname(string fullName) => throw new NotImplementedException();
}
