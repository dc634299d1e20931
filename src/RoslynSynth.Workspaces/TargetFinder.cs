using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.Workspaces;

/// <summary>Finds the methods of a solution that wait for their body or were filled before. A file in several projects (linked, or of several frameworks) counts once.</summary>
internal static class TargetFinder
{
    private static readonly string[] Signs = ["NotImplementedException", "throw null", " partial ", FillMarker.Start];

    public static async Task<ImmutableArray<FillTarget>> FindAsync(LoadedSolution loaded, CancellationToken cancellation)
    {
        var found = new List<FillTarget>();
        var seen = new HashSet<(string, int)>();
        foreach (var project in loaded.Solution.Projects.Where(p => p.Language == LanguageNames.CSharp).OrderBy(p => p.FilePath, StringComparer.Ordinal).ThenByDescending(p => p.Name, StringComparer.Ordinal))
        {
            if (loaded.Path.OnlyProject is { } only && !only.Equals(project.FilePath, StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var document in project.Documents.Where(IsWritten).OrderBy(d => d.FilePath, StringComparer.Ordinal))
            {
                var text = (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
                if (!Array.Exists(Signs, s => text.Contains(s, StringComparison.Ordinal))) continue;
                foreach (var target in await FindAsync(document, cancellation).ConfigureAwait(false))
                {
                    if (seen.Add((target.File, target.Declaration.SpanStart))) found.Add(target);
                }
            }
        }

        return [.. found];
    }

    private static async Task<IEnumerable<FillTarget>> FindAsync(Document document, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var methods = root!.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(m => (Declaration: m, IsOpen: OpenBody.Is(m), Hash: FillMarker.HashIn(m))).Where(m => m.IsOpen || m.Hash is not null).ToList();
        if (methods.Count == 0) return [];
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return methods.Select(m => (m, Symbol: model!.GetDeclaredSymbol(m.Declaration, cancellation) as IMethodSymbol))
            .Where(m => m.Symbol is not null && IsReal(m.m.Declaration, m.Symbol))
            .Select(m => new FillTarget(document, m.m.Declaration, m.Symbol!, (m.Symbol!.PartialDefinitionPart ?? m.Symbol).GetDocumentationCommentId()!)
            {
                FilledFrom = m.m.IsOpen ? null : m.m.Hash,
            });
    }

    /// <summary>Leaves out partial methods that have another half (a source generator's, too), and those that may stay without one.</summary>
    private static bool IsReal(MethodDeclarationSyntax declaration, IMethodSymbol symbol) =>
        declaration.Body is not null || declaration.ExpressionBody is not null || (symbol.PartialImplementationPart is null && !symbol.ReturnsVoid);

    private static bool IsWritten(Document document) => document.FilePath is { } path && !path.Split('/', '\\').Contains("obj")
        && !path.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".Designer.cs", StringComparison.OrdinalIgnoreCase);
}
