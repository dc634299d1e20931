using RoslynSynth.Tool.Reports;

namespace RoslynSynth.Tool;

/// <summary>The job of GitHub Actions that the tool runs in.</summary>
/// <param name="workspace">Where annotations' paths begin.</param>
/// <param name="summaryFile">Where the summary goes; null where this runner has none.</param>
internal sealed class GitHubJob(ReportRoot workspace, string? summaryFile)
{
    /// <summary>The job around this process, or null.</summary>
    /// <param name="variable">The environment.</param>
    /// <param name="root">Where paths begin if the runner does not say.</param>
    public static GitHubJob? From(Func<string, string?> variable, ReportRoot root)
    {
        if (!string.Equals(variable("GITHUB_ACTIONS"), "true", StringComparison.OrdinalIgnoreCase)) return null;
        var summary = variable("GITHUB_STEP_SUMMARY");
        return new GitHubJob(variable("GITHUB_WORKSPACE") is { Length: > 0 } folder ? new ReportRoot(folder) : root, string.IsNullOrEmpty(summary) ? null : summary);
    }

    /// <summary>Tells the findings.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="heading">The summary's heading.</param>
    /// <param name="output">Gets the annotations; the runner reads them from standard error as well.</param>
    /// <param name="errors">Is told where the summary can't be written, which is no reason to fail.</param>
    public void Tell(IReadOnlyList<FillFinding> findings, string heading, TextWriter output, TextWriter errors)
    {
        foreach (var line in GitHubOutput.Annotations(findings, workspace)) output.WriteLine(line);
        if (summaryFile is null) return;
        try
        {
            File.AppendAllText(summaryFile, GitHubOutput.Summary(findings, workspace, heading));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(Messages.OneLine($"warning: the job's summary can't be written: {e.Message}"));
        }
    }
}
