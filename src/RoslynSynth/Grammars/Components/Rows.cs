using System.Collections.Immutable;

namespace RoslynSynth.Grammars.Components;

/// <summary>Short forms for the traits in catalogue rows.</summary>
internal static class Rows
{
    /// <summary>Longest text or sequence that a component may be asked to make.</summary>
    public const int SizeLimit = 1024;

    public static ComponentTraits Cost(int cost) => new() { Cost = cost };

    public static ComponentTraits Commutative(int cost) => new() { Cost = cost, IsCommutative = true };

    /// <summary>Traits of a generic row: what its type parameters are here.</summary>
    public static ComponentTraits Of<T>(int cost, LambdaRows rows = LambdaRows.None, LambdaShape shape = LambdaShape.Other, bool isCommutative = false) => new()
    {
        Cost = cost,
        Rows = rows,
        Shape = shape,
        IsCommutative = isCommutative,
        TypeArguments = ImmutableDictionary<string, Type>.Empty.Add("T", typeof(T)),
    };

    /// <summary>Traits of a row with two type parameters.</summary>
    public static ComponentTraits Of<T, TOther>(
        string other, int cost, LambdaRows rows = LambdaRows.None, LambdaShape shape = LambdaShape.Other) =>
        Of<T>(cost, rows, shape) with
        {
            TypeArguments = ImmutableDictionary<string, Type>.Empty.Add("T", typeof(T)).Add(other, typeof(TOther)),
        };

    /// <summary>Traits of a row with three type parameters.</summary>
    public static ComponentTraits Of<T, TOther, TThird>(string other, string third, int cost, LambdaRows rows, LambdaShape shape)
    {
        var traits = Of<T, TOther>(other, cost, rows, shape);
        return traits with { TypeArguments = traits.TypeArguments.Add(third, typeof(TThird)) };
    }

    /// <summary>The traits of what makes one value of all elements of a sequence.</summary>
    public static ComponentTraits Reducing(this ComponentTraits traits) => traits with { IsReduction = true };

    /// <summary>How often a character occurs in a text.</summary>
    public static int CountOf(string text, char c) => text.AsSpan().Count(c);

    /// <summary>Whether a split gives a list of reasonable size.</summary>
    public static bool IsShort(string text) => text.Length <= SizeLimit;
}
