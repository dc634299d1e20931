using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RoslynSynth.CodeFixes.Engine;

/// <summary>The part of a solution that the engine must see: the projects of the methods, those that may test them, and what all these need.</summary>
internal static class Snapshot
{
    public static async Task<List<EngineProject>> OfAsync(Solution solution, IEnumerable<ProjectId> projects, CancellationToken cancellation)
    {
        var graph = solution.GetProjectDependencyGraph();
        var wanted = new HashSet<ProjectId>(projects);
        foreach (var id in wanted.ToList()) wanted.UnionWith(graph.GetProjectsThatTransitivelyDependOnThisProject(id));
        foreach (var id in wanted.ToList()) wanted.UnionWith(graph.GetProjectsThatThisProjectTransitivelyDependsOn(id));
        var order = solution.Projects.Where(p => wanted.Contains(p.Id) && p.Language == LanguageNames.CSharp).ToList();
        var result = new List<EngineProject>();
        foreach (var project in order) result.Add(await OfAsync(project, order, cancellation).ConfigureAwait(false));
        return result;
    }

    private static async Task<EngineProject> OfAsync(Project project, List<Project> order, CancellationToken cancellation)
    {
        var parse = (CSharpParseOptions?)project.ParseOptions ?? CSharpParseOptions.Default;
        var options = project.CompilationOptions as CSharpCompilationOptions;
        var found = new EngineProject(
            project.AssemblyName,
            project.FilePath ?? project.Name,
            [.. parse.PreprocessorSymbolNames],
            (int)parse.SpecifiedLanguageVersion,
            (int)(options?.NullableContextOptions ?? NullableContextOptions.Disable),
            options?.AllowUnsafe == true,
            [.. project.MetadataReferences.OfType<PortableExecutableReference>().Select(r => r.FilePath).Where(p => p is not null).Select(p => p!)],
            [.. project.ProjectReferences.Select(r => order.FindIndex(p => p.Id == r.ProjectId)).Where(i => i >= 0)]);
        foreach (var document in project.Documents)
            found.Documents.Add(new EngineFile(document.FilePath ?? document.Name, (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString()));
        foreach (var document in project.AnalyzerConfigDocuments.Where(d => d.FilePath is not null))
            found.Configurations.Add(new EngineFile(document.FilePath!, (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString()));
        return found;
    }
}
