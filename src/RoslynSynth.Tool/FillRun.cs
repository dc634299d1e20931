using System.Diagnostics;
using DiffPlex.Renderer;
using RoslynSynth.Tool.Commands;
using RoslynSynth.Tool.Reports;
using RoslynSynth.Workspaces;
using Spectre.Console;

namespace RoslynSynth.Tool;

/// <summary>One fill: load, search, show or write, report.</summary>
/// <param name="settings">What was asked.</param>
internal sealed class FillRun(FillSettings settings)
{
    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        CheckOutputs();
        var watch = Stopwatch.StartNew();
        using var loaded = await LoadAsync(cancellation);
        using var console = new FillConsole(loaded.Path.Folder);
        var loadedAfter = watch.Elapsed;
        if (loaded.RestoreFailure is { } failure) await Console.Error.WriteLineAsync(Messages.OneLine($"warning: {failure}"));
        var filler = new Filler(loaded, settings.Fill, console);
        var report = await filler.RunAsync(cancellation);
        if (settings.IsVerbose)
        {
            foreach (var warning in loaded.Warnings) await Console.Error.WriteLineAsync(warning);
            await Console.Error.WriteLineAsync($"The solution was loaded in {loadedAfter.TotalSeconds:F1} s, its methods took {(watch.Elapsed - loadedAfter).TotalSeconds:F1} s.");
        }

        (report, var mode) = await ApplyAsync(report, new FillWriter(loaded, filler), cancellation);
        if (settings.IsJson) Console.WriteLine(console.ToJson(report));
        console.Summary(report, mode == FillMode.Write);
        Tell([.. report.Results.Select(r => FillFinding.Of(r, mode))], ReportRoot.Around(loaded.Path.Folder));
        return report.Results.Any(r => mode.IsFailure(r)) ? ExitCode.Unsolved : ExitCode.Solved;
    }

    private async Task<LoadedSolution> LoadAsync(CancellationToken cancellation)
    {
        using var progress = new LoadingDisplay(LiveLine.OnError());
        return await LoadedSolution.OpenAsync(settings.Path, settings.Restores, progress, cancellation);
    }

    /// <summary>Shows or writes what was found.</summary>
    /// <returns>What came of it, and what was done in the end.</returns>
    private async Task<(FillReport Report, FillMode Mode)> ApplyAsync(FillReport report, FillWriter writer, CancellationToken cancellation)
    {
        if (settings.Mode is FillMode.Show or FillMode.Ask && !settings.IsJson) foreach (var file in report.Changes()) Show(file);
        if (settings.Mode == FillMode.Ask)
        {
            var found = report.Results.Where(r => r.Outcome == FillOutcome.Filled).Select(r => new FoundBody(r.Target.Id, r.Target.Name)).ToList();
            var wanted = await new FillQuestion(AnsiConsole.Console).AskAsync(found, cancellation);
            if (wanted.Count == 0) return (report, FillMode.Show);
            report = report.Choose(wanted);
        }

        if (settings.Mode is FillMode.Show or FillMode.Check) return (report, settings.Mode);
        try
        {
            return (await writer.WriteAsync(report, settings.RunsTests, cancellation), FillMode.Write);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled: every file is as it was.");
            throw;
        }
    }

    /// <summary>A mistake in a path is told before the search, not after.</summary>
    private void CheckOutputs()
    {
        if (settings.SarifFile is { } sarif) AtomicFile.CheckFile(sarif, "--sarif");
        if (settings.JUnitFile is { } junit) AtomicFile.CheckFile(junit, "--junit");
    }

    private void Tell(FillFinding[] findings, ReportRoot root)
    {
        if (settings.SarifFile is { } sarif) AtomicFile.Write(sarif, SarifReport.Of(findings, root, Session.Version));
        if (settings.JUnitFile is { } junit) AtomicFile.Write(junit, JUnitReport.Of(findings, root));
        GitHubJob.From(Environment.GetEnvironmentVariable, root)?.Tell(findings, settings.Fill.Shard is { } shard ? $"roslynsynth fill, part {shard}" : "roslynsynth fill", settings.IsJson ? Console.Error : Console.Out, Console.Error);
    }

    private static void Show(ChangedFile file) => Console.Write(UnidiffRenderer.GenerateUnidiff(file.Old, file.New, oldFileName: file.Path, newFileName: file.Path));
}
