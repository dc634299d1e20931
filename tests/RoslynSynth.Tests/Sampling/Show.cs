using System.Collections;
using System.Globalization;

namespace RoslynSynth.Tests.Sampling;

/// <summary>Values in failure messages.</summary>
internal static class Show
{
    public static string Value(object? value) => value switch
    {
        null => "null",
        string s => $"\"{string.Concat(s.Select(Unit))}\"",
        char c => $"'{Unit(c)}'",
        double d => BitConverter.DoubleToInt64Bits(d) == long.MinValue ? "-0.0" : d.ToString("R", CultureInfo.InvariantCulture),
        Delegate => "a function",
        IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(k => $"{Value(k)}: {Value(map[k])}"))}}}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Value))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    public static string Row(IEnumerable<object?> values) => $"({string.Join(", ", values.Select(Value))})";

    private static string Unit(char unit) => unit is >= ' ' and <= '~' ? unit.ToString() : $"\\u{(int)unit:X4}";
}
