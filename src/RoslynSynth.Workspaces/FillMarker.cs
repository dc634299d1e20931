using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.Workspaces;

/// <summary>The comment above a filled method: it says where the body came from, and whether it is still the answer to its examples.</summary>
internal static partial class FillMarker
{
    public const string Start = "// Filled by RoslynSynth from ";

    /// <param name="exampleCount">Number of examples.</param>
    /// <param name="hash">The specification's hash.</param>
    /// <param name="attributes">The hash of the examples in attributes, by which the analyzer sees that they changed; null where there are none.</param>
    public static string For(int exampleCount, string hash, string? attributes) =>
        $"{Start}{exampleCount} example{(exampleCount == 1 ? "" : "s")}, specification {hash}{(attributes is null ? "" : $", attributes {attributes}")}.";

    /// <summary>The hash in a method's marker, or null.</summary>
    public static string? HashIn(MethodDeclarationSyntax method) => Of(method) is { } marker ? Hash().Match(marker.ToString()) is { Success: true } m ? m.Groups[1].Value : null : null;

    /// <summary>The marker of a method, or null.</summary>
    public static SyntaxTrivia? Of(MethodDeclarationSyntax method)
    {
        var marker = method.GetLeadingTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) && t.ToString().StartsWith(Start, StringComparison.Ordinal));
        return marker == default ? null : marker;
    }

    [GeneratedRegex("specification ([0-9a-f]{16})[.,]")]
    private static partial Regex Hash();
}
