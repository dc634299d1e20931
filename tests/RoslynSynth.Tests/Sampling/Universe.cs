using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;

namespace RoslynSynth.Tests.Sampling;

/// <summary>Types of every kind that signatures have, and the catalogue's rows over them.</summary>
internal static class Universe
{
    public static IReadOnlySet<Type> Types { get; } = new HashSet<Type>
    {
        typeof(int), typeof(bool), typeof(string), typeof(char), typeof(double), typeof(long),
        typeof(int[]), typeof(bool[]), typeof(string[]), typeof(char[]), typeof(double[]), typeof(long[]),
        typeof(int[][]), typeof(string[][]), typeof(char[][]),
        typeof(HashSet<int>), typeof(HashSet<string>),
        typeof(Dictionary<string, int>), typeof(Dictionary<char, int>), typeof(Dictionary<int, string>),
        typeof((int, int)), typeof((string, int)), typeof((int, string, bool)), typeof((int, int, int, int)), typeof((int, int)[]),
        typeof(int?), typeof(double?), typeof(char?), typeof(long?), typeof(bool?),
    };

    /// <summary>Every row of the catalogue over these types.</summary>
    public static ImmutableArray<Component> Rows { get; } = ComponentCatalogue.For(Types, [(typeof(double), typeof(int)), (typeof(string), typeof(int)), (typeof(int), typeof(string))]);

    /// <summary>Rows that make values as large as an argument says: their guard is what keeps them small.</summary>
    public static bool IsSizedByArgument(Component row) => row.Name is "Repeat" or "RepeatValue" or "PadLeft" or "PadLeftWith" or "PadRight" or "PadRightWith"
        or "Range" or "RangeFromOne" or "RangeBetween" or "Divisors" or "Counter";

    /// <summary>
    /// Rows whose guard refuses more than what throws in C#: sizes, results that say nothing (a quotient by zero that is an infinity), null texts where C#
    /// joins them as empty ones, and meanings that C# has but the row's name denies (the value of what is no digit, the place of what is not there).
    /// </summary>
    public static bool IsGuardedBeyondExceptions(Component row) => IsSizedByArgument(row) || row.GuardedBeyondExceptions();

    private static bool GuardedBeyondExceptions(this Component row) => (row.Name, row.ParameterTypes.FirstOrDefault()) switch
    {
        ("Divide" or "SquareRoot" or "Log" or "ToInt", var first) when first == typeof(double) => true,
        ("Remainder" or "ToChar" or "Ratio" or "ToInt" or "ShiftLeft" or "ShiftRight" or "SquareRoot", _) => true,
        ("DigitValue" or "Shift" or "Digits" or "RunningSums" or "Sum", _) => true,
        ("IndexOf" or "LastIndexOf" or "IndexOfFrom" or "CountOf" or "Split" or "Before" or "After" or "BeforeLast" or "AfterLast", var first) when first == typeof(string) => true,
        ("MaxBy" or "MinBy" or "Longest" or "Shortest", _) => true,
        ("Concat" or "Replace", var first) when first == typeof(string) => true,
        ("AppendChar" or "PrependChar" or "Join" or "JoinChars" or "JoinInts", _) => true,
        ("MarkCapitals" or "IsMultipleOf" or "RemoveAt" or "SetAt" or "InsertAt" or "ZipToDictionary" or "GroupEqual" or "FirstCapitalIndex", _) => true,
        _ => false,
    };
}
