using System.Buffers;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Workspaces.Answers;

namespace RoslynSynth.Workspaces;

/// <summary>A test and the project that it belongs to.</summary>
internal sealed record ProjectTest(Project Project, TestMethod Test);

/// <summary>Reads the tests of a whole solution.</summary>
/// <param name="solution">The solution.</param>
/// <param name="targets">The methods that tests are wanted of.</param>
/// <param name="filled">All methods that were filled before.</param>
/// <param name="copies">What was compiled before.</param>
/// <param name="options">The wall, and what remembers values.</param>
internal sealed class SolutionTests(Solution solution, IReadOnlyCollection<FillTarget> targets, IReadOnlyCollection<FillTarget> filled, ProjectCopies copies, FillOptions options)
{
    private readonly RowMemory _memory = new(options.Cache, filled.Select(t => t.Id));
    private Solution? _opened;

    public async Task<ImmutableArray<ProjectTest>> ReadAsync(CancellationToken cancellation)
    {
        var ids = targets.Select(t => t.Id).ToHashSet();
        var names = SearchValues.Create([.. targets.Select(t => t.Symbol.Name).Distinct()], StringComparison.Ordinal);
        var wanted = new List<(Project Project, List<Document> Documents, List<TestMethod> Found)>();
        var seen = new HashSet<string>();
        foreach (var project in solution.Projects.Where(p => p.Language == LanguageNames.CSharp).OrderBy(p => p.FilePath, StringComparer.Ordinal))
        {
            var documents = new List<Document>();
            foreach (var document in project.Documents.OrderBy(d => d.FilePath, StringComparer.Ordinal))
            {
                var text = (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
                if (text.Contains('[') && text.AsSpan().ContainsAny(names) && seen.Add($"{project.FilePath}|{document.FilePath}")) documents.Add(document);
            }

            if (documents.Count > 0) wanted.Add((project, documents, []));
        }

        // Binding the tests is most of the work where all answers are remembered.
        await Parallel.ForEachAsync(wanted, cancellation, async (p, token) => p.Found.AddRange(await ScanAsync(p.Project, p.Documents, ids, token).ConfigureAwait(false))).ConfigureAwait(false);
        var tests = ImmutableArray.CreateBuilder<ProjectTest>();
        foreach (var (project, _, found) in wanted)
            foreach (var test in await ComputedAsync(project, found, ids, cancellation).ConfigureAwait(false)) tests.Add(new ProjectTest(project, test));
        return tests.ToImmutable();
    }

    private static async Task<List<TestMethod>> ScanAsync(Project project, List<Document> documents, HashSet<string> ids, CancellationToken cancellation)
    {
        var found = new List<TestMethod>();
        var scanner = new TestScanner((await project.GetCompilationAsync(cancellation).ConfigureAwait(false))!, ids);
        foreach (var document in documents) found.AddRange(scanner.Scan((await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false))!, cancellation));
        return found;
    }

    /// <summary>What claims say once their values were run that must be run to be known.</summary>
    public async Task<ImmutableArray<CallClaim>> ComputedAsync(IEnumerable<CallClaim> claims, CancellationToken cancellation)
    {
        var all = ImmutableArray.CreateBuilder<CallClaim>();
        foreach (var group in claims.GroupBy(c => solution.GetDocument(c.Home?.SyntaxTree)?.Project))
            all.AddRange(group.Key is { } project ? await ComputedAsync(project, [.. group], cancellation).ConfigureAwait(false) : [.. group]);
        return all.ToImmutable();
    }

    private async Task<ImmutableArray<CallClaim>> ComputedAsync(Project project, IReadOnlyCollection<CallClaim> claims, CancellationToken cancellation)
    {
        var values = new ClaimValues((await project.GetCompilationAsync(cancellation).ConfigureAwait(false))!);
        var sources = values.SourcesOf(claims);
        var computed = await RunAsync(project, sources, cancellation).ConfigureAwait(false);
        return [.. claims.Select(c => values.With(c, computed))];
    }

    /// <summary>The tests of one project, with those rows, and then those values, that must be run to be known.</summary>
    private async Task<IEnumerable<TestMethod>> ComputedAsync(Project project, List<TestMethod> tests, HashSet<string> ids, CancellationToken cancellation)
    {
        ImmutableArray<DataSource> sources = [.. tests.SelectMany(t => t.Sources).DistinctBy(s => s.Origin)];
        if (!sources.IsEmpty)
        {
            var rows = await RunAsync(project, sources, cancellation).ConfigureAwait(false);
            var scanner = new TestScanner((await project.GetCompilationAsync(cancellation).ConfigureAwait(false))!, ids);
            tests = [.. tests.Select(t => t.Sources.IsEmpty ? t : scanner.With(t, rows))];
        }

        if (tests.Count == 0) return tests;
        var claims = new Queue<CallClaim>(await ComputedAsync(project, [.. tests.SelectMany(t => t.Claims)], cancellation).ConfigureAwait(false));
        return [.. tests.Select(t => t with { Claims = [.. t.Claims.Select(_ => claims.Dequeue())] })];
    }

    private async Task<IReadOnlyDictionary<SyntaxNode, DataRows>> RunAsync(Project project, ImmutableArray<DataSource> sources, CancellationToken cancellation)
    {
        if (sources.IsEmpty) return ImmutableDictionary<SyntaxNode, DataRows>.Empty;
        var code = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return await _memory.OfAsync(code!, sources, missing => RunAnewAsync(project, missing, cancellation)).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<SyntaxNode, DataRows>> RunAnewAsync(Project project, ImmutableArray<DataSource> sources, CancellationToken cancellation)
    {
        _opened ??= await OpenedAsync(cancellation).ConfigureAwait(false);
        var compilation = await _opened.GetProject(project.Id)!.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return await new DataRunner(compilation!, copies, options.Wall).RunAsync(sources, cancellation).ConfigureAwait(false);
    }

    /// <summary>The solution without the bodies that were filled: what the tests say must not follow from them.</summary>
    private async Task<Solution> OpenedAsync(CancellationToken cancellation)
    {
        var opened = solution;
        foreach (var file in filled.GroupBy(t => t.File))
        {
            foreach (var document in solution.GetDocumentIdsWithFilePath(file.Key))
            {
                var root = (await solution.GetDocument(document)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
                var bodies = file.Select(t => root.FindNode(t.Declaration.Span)).OfType<MethodDeclarationSyntax>().ToList();
                opened = opened.WithDocumentSyntaxRoot(document, root.ReplaceNodes(bodies, (_, method) => WithoutBody(method)));
            }
        }

        return opened;
    }

    private static MethodDeclarationSyntax WithoutBody(MethodDeclarationSyntax method) =>
        method.WithBody(null).WithExpressionBody(PublicCopy.Open).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
}
