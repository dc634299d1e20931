using Microsoft.CodeAnalysis;

namespace RoslynSynth.Analyzers;

/// <summary>The diagnostics.</summary>
public static class Rules
{
    /// <summary>A method waits for its body.</summary>
    public const string OpenId = "RSY001";

    /// <summary>A filled body is older than its examples.</summary>
    public const string StaleId = "RSY002";

    /// <summary>Examples contradict each other.</summary>
    public const string ContradictionId = "RSY003";

    private const string Category = "Synthesis";
    // In the repository and in the package; there is no public address yet.
    private const string Pages = "docs/analyzers/";

    /// <summary>RSY001.</summary>
    public static readonly DiagnosticDescriptor Open = new(
        OpenId, "A method waits for its body", "'{0}' has {1} and no body", Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: Pages + OpenId + ".md");

    /// <summary>RSY002.</summary>
    public static readonly DiagnosticDescriptor Stale = new(
        StaleId, "A filled body is older than its examples", "The body of '{0}' was written from other examples than those above it now", Category,
        DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + StaleId + ".md");

    /// <summary>RSY003.</summary>
    public static readonly DiagnosticDescriptor Contradiction = new(
        ContradictionId, "Examples contradict each other", "This example of '{0}' contradicts the one in line {1}: the same arguments, another result", Category,
        DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + ContradictionId + ".md");
}
