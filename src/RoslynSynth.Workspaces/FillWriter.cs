using System.Collections.Immutable;

namespace RoslynSynth.Workspaces;

/// <summary>Writes what was found, runs the project's own tests, and takes back what they refuse.</summary>
/// <param name="loaded">The solution.</param>
public sealed class FillWriter(LoadedSolution loaded)
{
    /// <summary>Writes the files, then verifies. Cancelled meanwhile, it takes everything back.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="runsTests">Whether the tests decide; without them the examples alone did.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<FillReport> WriteAsync(FillReport report, bool runsTests, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var written = new List<ChangedFile>();
        foreach (var file in report.Changes())
        {
            try
            {
                file.Write();
                written.Add(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                report = report.With(report.Results.Select(r => r.Edit?.File == file.Path ? r with { Outcome = FillOutcome.NotWritten, Message = e.Message } : r));
            }
        }

        if (!runsTests || written.Count == 0) return report;
        try
        {
            return await VerifyAsync(report, written, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            foreach (var file in written) file.Restore();
            throw;
        }
    }

    private async Task<FillReport> VerifyAsync(FillReport report, List<ChangedFile> written, CancellationToken cancellation)
    {
        var filled = report.Results.Where(r => r.Outcome == FillOutcome.Filled).Select(r => r.Target.Id).ToHashSet();
        var refused = new Dictionary<string, string>();
        var projects = report.Tests.Where(t => t.Test.Targets.Overlaps(filled)).GroupBy(t => t.Project.FilePath!).OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var project in projects)
        {
            var run = await UserTests.RunAsync(project.Key, loaded.Path.Folder, cancellation).ConfigureAwait(false);
            foreach (var test in project)
            {
                var message = !run.HasRun ? $"the tests of {Path.GetFileName(project.Key)} could not be run: {Reason(run.Output)}"
                    : run.FailedNames.Contains(test.Test.Name) ? $"the test {test.Test.Name} failed with it"
                    : null;
                if (message is null) continue;
                foreach (var id in test.Test.Targets) refused.TryAdd(id, message);
            }
        }

        if (refused.Count == 0) return report;
        var kept = report.With(report.Results.Select(r => r.Outcome == FillOutcome.Filled && refused.TryGetValue(r.Target.Id, out var why)
            ? r with { Outcome = FillOutcome.TakenBack, Message = why }
            : r));
        TakeBack(written, kept.Changes());
        return kept;
    }

    private static void TakeBack(List<ChangedFile> written, ImmutableArray<ChangedFile> kept)
    {
        foreach (var file in written)
        {
            var wanted = kept.FirstOrDefault(k => k.Path == file.Path)?.New ?? file.Old;
            if (wanted != file.New) (file with { Old = file.New, New = wanted }).Write();
        }
    }

    private static string Reason(string output) =>
        output.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? "see 'dotnet test'";
}
