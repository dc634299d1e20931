using System.Globalization;
using Microsoft.CodeAnalysis;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Syntax as text that can be put into another file: without comments, line breaks or invisible characters.</summary>
internal static class SyntaxText
{
    /// <summary>The node with the usual spacing.</summary>
    public static string Of(SyntaxNode node)
    {
        var bare = node.ReplaceTrivia(node.DescendantTrivia(), (_, _) => default).NormalizeWhitespace(eol: " ").ToString();
        return string.Concat(bare.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format));
    }

    /// <summary>The node for a message: on one line, and not too long.</summary>
    public static string Short(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 60 ? $"'{text[..57]}...'" : $"'{text}'";
    }
}
