using System.Globalization;

namespace RoslynSynth.Grammars.Formats;

/// <summary>What a part of a written date looks like.</summary>
internal enum DateTokenKind
{
    /// <summary>Separators and any other text.</summary>
    Literal,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>The name of a month, full or abbreviated.</summary>
    Month,

    /// <summary>The name of a day of the week, full or abbreviated.</summary>
    Weekday,

    /// <summary>AM or PM.</summary>
    HalfDay,
}

/// <summary>A part of a written date.</summary>
internal readonly record struct DateToken(DateTokenKind Kind, string Text)
{
    private static readonly DateTimeFormatInfo Names = DateTimeFormatInfo.InvariantInfo;

    /// <summary>The parts of a text; neighbouring literals are one.</summary>
    public static List<DateToken> Of(string text)
    {
        var tokens = new List<DateToken>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            Func<char, bool>? isSame = char.IsAsciiDigit(text[start]) ? char.IsAsciiDigit : char.IsAsciiLetter(text[start]) ? char.IsAsciiLetter : null;
            while (isSame is not null && end < text.Length && isSame(text[end])) end++;
            Add(tokens, text[start..end]);
            start = end;
        }

        return tokens;
    }

    /// <summary>What all texts of one shape have in common: kinds, and literals to the letter.</summary>
    public static string ShapeOf(List<DateToken> tokens) => string.Join('\0', tokens.Select(t => t.Kind == DateTokenKind.Literal ? t.Text : t.Kind.ToString()));

    private static void Add(List<DateToken> tokens, string text)
    {
        var kind = char.IsAsciiDigit(text[0]) ? DateTokenKind.Number
            : Has(Names.MonthNames, text) || Has(Names.AbbreviatedMonthNames, text) ? DateTokenKind.Month
            : Has(Names.DayNames, text) || Has(Names.AbbreviatedDayNames, text) ? DateTokenKind.Weekday
            : Has([Names.AMDesignator, Names.PMDesignator], text) ? DateTokenKind.HalfDay
            : DateTokenKind.Literal;
        if (kind == DateTokenKind.Literal && tokens.Count > 0 && tokens[^1].Kind == kind) tokens[^1] = new DateToken(kind, tokens[^1].Text + text);
        else tokens.Add(new DateToken(kind, text));
    }

    private static bool Has(string[] names, string text) => Array.Exists(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
}
