using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RoslynSynth.CodeFixes.Engine;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Guides;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Workspaces;
using RoslynSynth.Workspaces.Answers;

namespace RoslynSynth.Tool.Engine;

/// <summary>Fills methods of a solution that an editor sent: its texts, saved or not. Nothing is read from the disk but references, no file of the solution is written.</summary>
/// <param name="guide">Says what is likely.</param>
/// <param name="cache">Remembers answers, or null. References that were read once are kept as long as their files stay the same.</param>
internal sealed class EngineRun(IGuide guide, AnswerCache? cache = null)
{
    private readonly ConcurrentDictionary<(string Path, DateTime Written), MetadataReference> _references = [];

    public async Task<EngineResponse> AnswerAsync(EngineRequest request, CancellationToken cancellation)
    {
        try
        {
            using var workspace = Open(request);
            var options = new FillOptions
            {
                Synthesis = new SynthesisOptions { LooksForAmbiguity = false, Guide = guide, Search = new SearchOptions { TimeLimit = TimeSpan.FromSeconds(request.Seconds) } },
                OnlyIds = [.. request.Methods],
                Cache = cache,
            };
            var report = await new Filler(LoadedSolution.Of(workspace, Environment.CurrentDirectory), options, new Silence()).RunAsync(cancellation);
            return new EngineResponse(
                "",
                [.. report.Changes().Select(c => new EngineFile(c.Path, c.New))],
                [.. report.Results.Select(r => new EngineResult(r.Target.Id, r.Outcome.ToString(), r.Message ?? Words(r.Outcome)))]);
        }
        catch (Exception e) when (e is SpecificationException or SandboxUnavailableException)
        {
            return new EngineResponse(e.Message, [], []);
        }
    }

    private static string Words(FillOutcome outcome) => outcome == FillOutcome.UpToDate ? "its body is up to date with all its examples" : "";

    private AdhocWorkspace Open(EngineRequest request)
    {
        var workspace = new AdhocWorkspace();
        var ids = request.Projects.Select(p => ProjectId.CreateNewId(p.Name)).ToList();
        var projects = request.Projects.Select((project, i) => Project(project, ids[i], ids)).ToList();
        _ = workspace.AddSolution(SolutionInfo.Create(SolutionId.CreateNewId(), VersionStamp.Default, projects: projects));
        return workspace;
    }

    private ProjectInfo Project(EngineProject project, ProjectId id, List<ProjectId> ids)
    {
        var compilation = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: project.AllowsUnsafe, nullableContextOptions: (NullableContextOptions)project.Nullable);
        return ProjectInfo.Create(
            id, VersionStamp.Default, project.Name, project.Name, LanguageNames.CSharp, project.Path,
            compilationOptions: compilation,
            parseOptions: new CSharpParseOptions((LanguageVersion)project.LanguageVersion, preprocessorSymbols: project.Symbols),
            documents: project.Documents.Select(d => Document(id, d)),
            projectReferences: project.Projects.Select(p => new ProjectReference(ids[p])),
            metadataReferences: project.References.Distinct().Where(File.Exists).Select(ReferenceTo))
            .WithAnalyzerConfigDocuments(project.Configurations.Select(d => Document(id, d)));
    }

    private MetadataReference ReferenceTo(string path) => _references.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), static key => MetadataReference.CreateFromFile(key.Path));

    private static DocumentInfo Document(ProjectId project, EngineFile file) => DocumentInfo.Create(
        DocumentId.CreateNewId(project), Path.GetFileName(file.Path),
        loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Text, System.Text.Encoding.UTF8), VersionStamp.Default, file.Path)), filePath: file.Path);

    private sealed class Silence : IFillObserver
    {
        public IProgress<SearchReport>? Searching(Specification specification) => null;

        public void Done(FillResult result)
        {
        }
    }
}
