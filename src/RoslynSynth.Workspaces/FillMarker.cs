using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.Workspaces;

/// <summary>The comment above a filled method: it says where the body came from, and whether it is still the answer to its examples.</summary>
internal static partial class FillMarker
{
    public const string Start = "// Filled by RoslynSynth from ";

    public static string For(int exampleCount, string hash) => $"{Start}{exampleCount} example{(exampleCount == 1 ? "" : "s")}, specification {hash}.";

    /// <summary>The hash in a method's marker, or null.</summary>
    public static string? HashIn(MethodDeclarationSyntax method) => Of(method) is { } marker ? Hash().Match(marker.ToString()) is { Success: true } m ? m.Groups[1].Value : null : null;

    /// <summary>The marker of a method, or null.</summary>
    public static SyntaxTrivia? Of(MethodDeclarationSyntax method)
    {
        var marker = method.GetLeadingTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) && t.ToString().StartsWith(Start, StringComparison.Ordinal));
        return marker == default ? null : marker;
    }

    [GeneratedRegex("specification ([0-9a-f]{16})\\.")]
    private static partial Regex Hash();
}
