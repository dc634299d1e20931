using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Refuses text whose brackets are nested so deep that the parser itself would run out of stack, which no one could catch.</summary>
internal static class Nesting
{
    private const int Limit = 200;

    /// <summary>Checks a text before it is parsed.</summary>
    /// <exception cref="SpecificationException">It is nested too deep.</exception>
    public static void Check(string text, string file)
    {
        // Holes of interpolated strings are nested inside one token.
        if (text.Contains("$\"", StringComparison.Ordinal) || text.Contains("$@", StringComparison.Ordinal)) CheckLines(text, file);
        var (brackets, angles) = (0, 0);
        foreach (var token in SyntaxFactory.ParseTokens(text))
        {
            switch (token.Kind())
            {
                case SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken:
                    brackets++;
                    break;
                case SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken:
                    brackets = Math.Max(0, brackets - 1);
                    angles = 0;
                    break;
                case SyntaxKind.LessThanToken:
                    angles++;
                    break;
                case SyntaxKind.GreaterThanToken or SyntaxKind.SemicolonToken:
                    angles = Math.Max(0, angles - 1);
                    break;
            }

            if (brackets > Limit || angles > Limit) throw TooDeep(SourceText.From(text).Lines.GetLinePosition(token.SpanStart), file);
        }
    }

    private static void CheckLines(string text, string file)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var depth = 0;
            for (var i = 0; i < line.Length; i++)
            {
                depth += line[i] is '(' or '[' or '{' ? 1 : line[i] is ')' or ']' or '}' ? -1 : 0;
                if (depth > Limit) throw TooDeep(new LinePosition(number, i), file);
            }

            number++;
        }
    }

    private static SpecificationException TooDeep(LinePosition position, string file) =>
        new($"Brackets are nested more than {Limit} deep here. Write it more simply.", new SourcePlace(file, position.Line + 1, position.Character + 1));
}
