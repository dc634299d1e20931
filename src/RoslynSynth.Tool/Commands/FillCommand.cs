using System.CommandLine;
using DiffPlex.Renderer;
using RoslynSynth.Workspaces;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>fill PATH</c>: writes the bodies of unimplemented methods that have tests.</summary>
internal static class FillCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A .sln, .slnx or .csproj file, or a folder with one.", DefaultValueFactory = _ => "." };
        var write = new Option<bool>("--write") { Description = "Write the bodies, run the tests, take back what they refuse." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; print what would change. The default." };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 where something could be filled or is stale." };
        var noTest = new Option<bool>("--no-test") { Description = "With --write: don't run the tests; the examples alone decide." };
        var noRestore = new Option<bool>("--no-restore") { Description = "Don't restore packages." };
        var only = new Option<string[]>("--only") { Description = "Only methods of this name, such as Make or Slugs.Make; repeatable.", DefaultValueFactory = _ => [] };
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var common = new CommonOptions(10);
        var command = new Command("fill", "Writes unimplemented methods of a solution from its tests.") { path, write, dryRun, check, noTest, noRestore, only, json };
        common.AddTo(command);
        command.Validators.Add(result =>
        {
            if (new[] { write, dryRun, check }.Count(o => result.GetValue(o)) > 1) result.AddError("--write, --dry-run and --check exclude one another.");
        });
        command.SetAction((parsed, cancellation) => Session.GuardAsync(common.IsVerbose(parsed), async () =>
        {
            using var loaded = await LoadedSolution.OpenAsync(parsed.GetValue(path)!, !parsed.GetValue(noRestore), cancellation);
            using var console = new FillConsole(loaded.Path.Folder);
            if (common.IsVerbose(parsed)) foreach (var warning in loaded.Warnings) await Console.Error.WriteLineAsync(warning);
            var options = new FillOptions
            {
                Synthesis = common.Synthesis(parsed) with { LooksForAmbiguity = false, Top = 1 },
                Wall = common.Wall(parsed),
                Components = common.Components(parsed),
                Only = [.. parsed.GetValue(only)!],
            };
            var filler = new Filler(loaded, options, console);
            var report = await filler.RunAsync(cancellation);
            if (parsed.GetValue(write)) report = await new FillWriter(loaded, filler).WriteAsync(report, !parsed.GetValue(noTest), cancellation);
            else if (!parsed.GetValue(check) && !parsed.GetValue(json)) foreach (var file in report.Changes()) Show(file);
            if (parsed.GetValue(json)) Console.WriteLine(console.ToJson(report));
            console.Summary(report, parsed.GetValue(write));
            return ExitCodeOf(report, parsed.GetValue(check));
        }, cancellation));
        return command;
    }

    private static void Show(ChangedFile file) => Console.Write(UnidiffRenderer.GenerateUnidiff(file.Old, file.New, oldFileName: file.Path, newFileName: file.Path));

    private static int ExitCodeOf(FillReport report, bool isCheck)
    {
        var isBad = report.Results.Any(r => isCheck
            ? r.Outcome == FillOutcome.Filled || r.IsStale
            : r.Outcome is not (FillOutcome.Filled or FillOutcome.UpToDate or FillOutcome.NoExamples or FillOutcome.NotSupported));
        return isBad ? ExitCode.Unsolved : ExitCode.Solved;
    }
}
