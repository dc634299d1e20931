using System.Buffers;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.Workspaces;

/// <summary>A test and the project that it belongs to.</summary>
internal sealed record ProjectTest(Project Project, TestMethod Test);

/// <summary>Reads the tests of a whole solution.</summary>
internal static class SolutionTests
{
    public static async Task<ImmutableArray<ProjectTest>> ReadAsync(Solution solution, IReadOnlyCollection<FillTarget> targets, ProjectCopies copies, WallUse wall, CancellationToken cancellation)
    {
        var ids = targets.Select(t => t.Id).ToHashSet();
        var names = SearchValues.Create([.. targets.Select(t => t.Symbol.Name).Distinct()], StringComparison.Ordinal);
        var tests = ImmutableArray.CreateBuilder<ProjectTest>();
        var seen = new HashSet<string>();
        foreach (var project in solution.Projects.Where(p => p.Language == LanguageNames.CSharp).OrderBy(p => p.FilePath, StringComparer.Ordinal))
        {
            var found = new List<TestMethod>();
            TestScanner? scanner = null;
            foreach (var document in project.Documents.OrderBy(d => d.FilePath, StringComparer.Ordinal))
            {
                var text = (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
                if (!text.Contains('[') || !text.AsSpan().ContainsAny(names) || !seen.Add($"{project.FilePath}|{document.FilePath}")) continue;
                scanner ??= new TestScanner((await project.GetCompilationAsync(cancellation).ConfigureAwait(false))!, ids);
                var tree = await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false);
                found.AddRange(scanner.Scan(tree!, cancellation));
            }

            foreach (var test in await ComputedAsync(project, found, ids, copies, wall, cancellation).ConfigureAwait(false)) tests.Add(new ProjectTest(project, test));
        }

        return tests.ToImmutable();
    }

    /// <summary>The tests of one project, with those rows that must be run to be known.</summary>
    private static async Task<IEnumerable<TestMethod>> ComputedAsync(Project project, List<TestMethod> tests, HashSet<string> ids, ProjectCopies copies, WallUse wall, CancellationToken cancellation)
    {
        ImmutableArray<DataSource> sources = [.. tests.SelectMany(t => t.Sources).DistinctBy(s => s.Attribute)];
        if (sources.IsEmpty || await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation) return tests;
        var computed = await new DataRunner(compilation, copies, wall).RunAsync(sources, cancellation).ConfigureAwait(false);
        var scanner = new TestScanner(compilation, ids);
        return tests.Select(t => t.Sources.IsEmpty ? t : scanner.With(t, computed));
    }
}
