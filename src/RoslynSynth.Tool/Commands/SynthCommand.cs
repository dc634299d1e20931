using System.CommandLine;
using RoslynSynth.Tool.Reports;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>synth SPEC…</c>: writes one .cs file for each specification.</summary>
internal static class SynthCommand
{
    public static Command Create()
    {
        var paths = CommonOptions.Paths("spec", "Specifications: .cs or .json files, or folders of them.");
        var output = new Option<string>("--output") { Description = "The folder to write to.", DefaultValueFactory = _ => "generated" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; print what would change." };
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var common = new CommonOptions();
        var command = new Command("synth", "Writes the functions that specification files ask for.") { paths, output, dryRun, json };
        common.AddTo(command);
        command.SetAction((parsed, cancellation) => Session.GuardAsync(common.IsVerbose(parsed), async () =>
        {
            await using var session = Session.Open(common.Components(parsed), common.Wall(parsed));
            var specifications = parsed.GetValue(paths)!.SelectMany(p => Directory.Exists(p) ? session.Reader.ReadFolder(p) : session.Reader.ReadFile(p)).ToList();
            var names = FileNames.For(specifications);
            var isJson = parsed.GetValue(json);
            var folder = new OutputFolder(parsed.GetValue(output)!, parsed.GetValue(dryRun), isJson ? TextWriter.Null : Console.Out);
            folder.Check(names);
            var run = new SynthRun(session, common.Synthesis(parsed), folder, common.IsVerbose(parsed));
            for (var i = 0; i < names.Length; i++) await run.SynthesizeAsync(specifications[i], names[i], cancellation);
            if (isJson) Console.WriteLine(Json.Of(run.Results));
            await Console.Error.WriteLineAsync($"{run.SolvedCount} of {specifications.Count} solved.");
            return run.SolvedCount == specifications.Count ? ExitCode.Solved : ExitCode.Unsolved;
        }, cancellation));
        return command;
    }
}
