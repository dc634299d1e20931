using System.CommandLine;
using System.CommandLine.Parsing;
using RoslynSynth.Workspaces;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>fill PATH</c>: writes the bodies of unimplemented methods that have tests.</summary>
internal static class FillCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A .sln, .slnx or .csproj file, or a folder with one.", DefaultValueFactory = _ => "." };
        var write = new Option<bool>("--write") { Description = "Write the bodies, run the tests, take back what they refuse." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; print what would change. The default where nobody can be asked what to write." };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 where something could be filled or is stale." };
        var noTest = new Option<bool>("--no-test") { Description = "With --write: don't run the tests; the examples alone decide." };
        var noRestore = new Option<bool>("--no-restore") { Description = "Don't restore packages." };
        var only = new Option<string[]>("--only") { Description = "Only methods of this name, such as Make or Slugs.Make; repeatable.", DefaultValueFactory = _ => [] };
        var shard = new Option<Shard?>("--shard") { Description = "Only one part of the methods, such as 2/5: the second of five. For several machines.", CustomParser = ShardOf };
        var cache = new Option<string?>("--cache") { Description = "The folder where answers are remembered; by default one of yours." };
        var noCache = new Option<bool>("--no-cache") { Description = "Neither use nor keep remembered answers." };
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var sarif = new Option<string?>("--sarif") { Description = "Write the findings to a file as SARIF 2.1.0, for code scanning." };
        var junit = new Option<string?>("--junit") { Description = "Write the results to a file as JUnit XML, one test case a method." };
        var common = new CommonOptions(10);
        var command = new Command("fill", "Writes unimplemented methods of a solution from its tests.") { path, write, dryRun, check, noTest, noRestore, only, shard, cache, noCache, json, sarif, junit };
        common.AddTo(command);
        command.Validators.Add(result =>
        {
            if (new[] { write, dryRun, check }.Count(o => result.GetValue(o)) > 1) result.AddError("--write, --dry-run and --check exclude one another.");
            if (result.GetValue(noCache) && result.GetValue(cache) is not null) result.AddError("--cache and --no-cache exclude one another.");
        });
        command.SetAction((parsed, cancellation) => Session.GuardAsync(common.IsVerbose(parsed), () =>
        {
            var synthesis = common.Synthesis(parsed) with { LooksForAmbiguity = false, Top = 1 };
            var settings = new FillSettings(parsed.GetValue(path)!)
            {
                Mode = parsed.GetValue(write) ? FillMode.Write
                    : parsed.GetValue(check) ? FillMode.Check
                    : parsed.GetValue(dryRun) || parsed.GetValue(json) || !Terminal.IsInteractive ? FillMode.Show
                    : FillMode.Ask,
                RunsTests = !parsed.GetValue(noTest),
                Restores = !parsed.GetValue(noRestore),
                IsJson = parsed.GetValue(json),
                IsVerbose = common.IsVerbose(parsed),
                SarifFile = parsed.GetValue(sarif),
                JUnitFile = parsed.GetValue(junit),
                Fill = new FillOptions
                {
                    Synthesis = synthesis,
                    Wall = common.Wall(parsed),
                    Components = common.Components(parsed),
                    Only = [.. parsed.GetValue(only)!],
                    Shard = parsed.GetValue(shard),
                    Cache = parsed.GetValue(noCache) ? null : CacheFolder.Open(parsed.GetValue(cache), common.GuideId(parsed, synthesis.Guide)),
                },
            };
            return new FillRun(settings).RunAsync(cancellation);
        }, cancellation));
        return command;
    }

    private static Shard? ShardOf(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (!Shard.TryParse(text, out var shard)) result.AddError($"--shard must be a part and a number of parts such as 2/5, counted from 1; '{text}' is not.");
        return shard;
    }
}
