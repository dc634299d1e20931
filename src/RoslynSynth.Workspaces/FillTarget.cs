using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>A method that waits for its body, or that was filled before.</summary>
/// <param name="Document">The file.</param>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Id">Its documentation id, the same in all projects.</param>
public sealed record FillTarget(Document Document, MethodDeclarationSyntax Declaration, IMethodSymbol Symbol, string Id)
{
    /// <summary>The name for people: <c>Slugs.Make</c>.</summary>
    public string Name => $"{Symbol.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}.{Symbol.Name}";

    /// <summary>The full path of the file.</summary>
    public string File => Document.FilePath!;

    /// <summary>The specification hash that an earlier fill left there; null where the method is open.</summary>
    public string? FilledFrom { get; init; }

    /// <summary>Where its name stands.</summary>
    public SourcePlace Place
    {
        get
        {
            var start = Declaration.Identifier.GetLocation().GetLineSpan().StartLinePosition;
            return new SourcePlace(File, start.Line + 1, start.Character + 1);
        }
    }
}
