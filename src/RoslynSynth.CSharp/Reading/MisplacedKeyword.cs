using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Finds a keyword that stands where a method or a parameter has its name; the compiler's own words for it help little.</summary>
internal static class MisplacedKeyword
{
    /// <summary>What to say about the line of a parse error, or null where no keyword is to blame.</summary>
    public static SpecificationException? In(string line, string file, int lineNumber)
    {
        var tokens = SyntaxFactory.ParseTokens(line).ToList();
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (SyntaxFacts.IsReservedKeyword(tokens[i].Kind()) && IsTypeEnd(tokens[i - 1].Kind()) && IsNameEnd(tokens[i + 1].Kind()))
                return Refusal(tokens[i].ValueText, new SourcePlace(file, lineNumber, tokens[i].SpanStart + 1));
        }

        return null;
    }

    public static SpecificationException Refusal(string keyword, SourcePlace place) => new($"'{keyword}' is a keyword. Write @{keyword} or choose another name.", place);

    private static bool IsTypeEnd(SyntaxKind kind) => SyntaxFacts.IsPredefinedType(kind)
        || kind is SyntaxKind.IdentifierToken or SyntaxKind.GreaterThanToken or SyntaxKind.CloseBracketToken or SyntaxKind.QuestionToken;

    private static bool IsNameEnd(SyntaxKind kind) => kind is SyntaxKind.OpenParenToken or SyntaxKind.CloseParenToken or SyntaxKind.CommaToken or SyntaxKind.EqualsToken;
}
