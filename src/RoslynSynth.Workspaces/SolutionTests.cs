using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.Workspaces;

/// <summary>A test and the project that it belongs to.</summary>
internal sealed record ProjectTest(Project Project, TestMethod Test);

/// <summary>Reads the tests of a whole solution.</summary>
internal static class SolutionTests
{
    public static async Task<ImmutableArray<ProjectTest>> ReadAsync(Solution solution, IReadOnlyCollection<FillTarget> targets, CancellationToken cancellation)
    {
        var ids = targets.Select(t => t.Id).ToHashSet();
        var names = targets.Select(t => t.Symbol.Name).Distinct().ToList();
        var tests = ImmutableArray.CreateBuilder<ProjectTest>();
        var seen = new HashSet<string>();
        foreach (var project in solution.Projects.Where(p => p.Language == LanguageNames.CSharp).OrderBy(p => p.FilePath, StringComparer.Ordinal))
        {
            foreach (var document in project.Documents.OrderBy(d => d.FilePath, StringComparer.Ordinal))
            {
                var text = (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
                if (!text.Contains('[') || !names.Exists(n => text.Contains(n, StringComparison.Ordinal)) || !seen.Add($"{project.FilePath}|{document.FilePath}")) continue;
                var compilation = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
                var tree = await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false);
                tests.AddRange(new TestScanner(compilation!, ids).Scan(tree!, cancellation).Select(t => new ProjectTest(project, t)));
            }
        }

        return tests.ToImmutable();
    }
}
