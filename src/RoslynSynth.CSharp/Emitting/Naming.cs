using Microsoft.CodeAnalysis.CSharp;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Proposes names that a reader would choose.</summary>
internal static class Naming
{
    /// <summary>Names for one element of a sequence that is spelled like this.</summary>
    public static string[] ForElement(string source, Type type)
    {
        if (type == typeof(char)) return ["c", "ch", "other"];
        var singular = Singular(source);
        if (singular is not null) return [singular, .. Fallbacks(type)];
        if (source.Contains(".Split(", StringComparison.Ordinal)) return ["part", "word", "piece"];
        return Fallbacks(type);
    }

    /// <summary>Names for one element of the first or the second of two sequences that are gone through together.</summary>
    public static string[] ForPaired(string first, string second, int index)
    {
        string[] fallbacks = index == 0 ? ["a", "x", "first"] : ["b", "y", "second"];
        return Singular(first) is { } one && Singular(second) is { } other && one != other ? [index == 0 ? one : other, .. fallbacks] : fallbacks;
    }

    /// <summary>Names for the value of an expression that is written more than once.</summary>
    public static string[] ForLocal(string text, Type type)
    {
        if (text.EndsWith(')') && text.Contains(".IndexOf(", StringComparison.Ordinal) && type == typeof(int)) return ["index", "position", "at"];
        if (text.Contains(".Split(", StringComparison.Ordinal) && SequenceForms.Of(type) != SequenceForm.None) return ["parts", "words", "pieces"];
        if (type == typeof(string)) return ["text", "rest", "part", "value"];
        if (type == typeof(bool)) return ["isTrue", "flag"];
        if (SequenceForms.Of(type) != SequenceForm.None) return ["items", "values", "others"];
        if (type == typeof(DateTime)) return ["date", "day", "moment"];
        if (type == typeof(TimeOnly)) return ["time", "start", "end"];
        return type == typeof(int) || type == typeof(double) || type == typeof(long) || type == typeof(decimal) ? ["value", "number", "amount"] : ["value", "result", "item"];
    }

    private static string[] Fallbacks(Type type) => type == typeof(string) ? ["s", "t", "word", "text"] : ["x", "y", "z", "item"];

    private static string? Singular(string source)
    {
        var singular = Stem(source);
        return singular is not null && SyntaxFacts.GetKeywordKind(singular) == SyntaxKind.None ? singular : null;
    }

    private static string? Stem(string source)
    {
        if (source.Length < 4 || !source.All(char.IsLetterOrDigit)) return null;
        if (source.EndsWith("ies", StringComparison.Ordinal)) return source[..^3] + "y";
        if (source.EndsWith("sses", StringComparison.Ordinal) || source.EndsWith("xes", StringComparison.Ordinal)) return source[..^2];
        return source.EndsWith('s') && !source.EndsWith("ss", StringComparison.Ordinal) ? source[..^1] : null;
    }
}
