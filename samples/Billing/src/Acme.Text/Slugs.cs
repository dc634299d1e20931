namespace Acme.Text;

/// <summary>Names for addresses and identifiers.</summary>
public static class Slugs
{
    /// <summary>The part of an address that stands for a title.</summary>
    public static string Make(string title)
    {
        throw new NotImplementedException();
    }

    /// <summary>A column name for a property name.</summary>
    public static string ToSnakeCase(string name)
    {
        throw new NotImplementedException();
    }
}
