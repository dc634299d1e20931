using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Values as C# literals. Everything outside printable ASCII is escaped, so no value can end a literal, a comment or a line.</summary>
public static class Literals
{
    /// <summary>A literal or expression for a value; sequences as collection expressions.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool b => b ? "true" : "false",
        char c => $"'{(c == '\'' ? "\\'" : c == '"' ? "\"" : Escape(c))}'",
        string s => Text(s),
        int i => i == int.MinValue ? "int.MinValue" : i.ToString(CultureInfo.InvariantCulture),
        long l => l == long.MinValue ? "long.MinValue" : l.ToString(CultureInfo.InvariantCulture) + "L",
        double d => Double(d),
        float f => float.IsFinite(f) ? f.ToString("R", CultureInfo.InvariantCulture) + "f" : $"float.{Special(f)}",
        decimal m => m.ToString(CultureInfo.InvariantCulture) + "m",
        Enum e => $"{e.GetType().Name}.{e}",
        ITuple t => $"({string.Join(", ", Enumerable.Range(0, t.Length).Select(i => Of(t[i])))})",
        IDictionary map => $"new() {{ {string.Join(", ", map.Keys.Cast<object>().Select(key => $"[{Of(key)}] = {Of(map[key])}"))} }}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };

    private static string Text(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var unit in text) result.Append(unit == '"' ? "\\\"" : Escape(unit));
        return result.Append('"').ToString();
    }

    /// <summary>One code unit as it stands inside a literal; quotes are the caller's.</summary>
    internal static string Escape(char unit) => unit switch
    {
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\0' => "\\0",
        >= ' ' and <= '~' => unit.ToString(),
        _ => $"\\u{(int)unit:X4}",
    };

    private static string Double(double value)
    {
        if (!double.IsFinite(value)) return $"double.{Special(value)}";
        if (value == 0 && double.IsNegative(value)) return "-0.0";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    private static string Special(double value) =>
        double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity";
}
