using Microsoft.CodeAnalysis;

namespace RoslynSynth.Workspaces;

/// <summary>
/// The framework's source generators are IL for the JIT alone: running them costs a process most of a second, and few projects have work for one. Each is woken by
/// attributes, so a project without their names need not run it. Other generators stay: nobody knows what they look at.
/// </summary>
internal static class FrameworkGenerators
{
    private static readonly Dictionary<string, string[]> Attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Extensions.Logging.Generators"] = ["LoggerMessage"],
        ["Microsoft.Extensions.Options.SourceGeneration"] = ["OptionsValidator"],
        ["Microsoft.Interop.ComInterfaceGenerator"] = ["GeneratedCom", "VirtualMethodIndex"],
        ["Microsoft.Interop.JavaScript.JSImportGenerator"] = ["JSImport", "JSExport"],
        ["Microsoft.Interop.LibraryImportGenerator"] = ["LibraryImport"],
        ["System.Text.Json.SourceGeneration"] = ["JsonSerializable"],
        ["System.Text.RegularExpressions.Generator"] = ["GeneratedRegex"],
    };

    /// <summary>The solution without those that have nothing to do.</summary>
    public static async Task<Solution> WithoutIdleAsync(Solution solution, CancellationToken cancellation)
    {
        foreach (var project in solution.Projects.Where(p => p.AnalyzerReferences.Any(r => AttributesOf(r) is not null)))
        {
            var texts = await Task.WhenAll(project.Documents.Select(d => d.GetTextAsync(cancellation))).ConfigureAwait(false);
            var words = texts.Select(t => t.ToString()).ToList();
            var kept = project.AnalyzerReferences.Where(r => AttributesOf(r) is not { } names || names.Any(n => words.Exists(w => w.Contains(n, StringComparison.Ordinal))));
            solution = solution.WithProjectAnalyzerReferences(project.Id, kept);
        }

        return solution;
    }

    private static string[]? AttributesOf(Microsoft.CodeAnalysis.Diagnostics.AnalyzerReference reference) => Attributes.GetValueOrDefault(Path.GetFileNameWithoutExtension(reference.FullPath ?? ""));
}
