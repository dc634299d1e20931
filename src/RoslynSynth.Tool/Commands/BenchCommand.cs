using System.CommandLine;
using RoslynSynth.Tool.Reports;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>bench FOLDER…</c>: runs suites of tasks and says how many were solved.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var folders = CommonOptions.Paths("suite", "Folders of JSON tasks.");
        var json = new Option<string?>("--json") { Description = "Write the results to this file; - is standard output, instead of the table." };
        var html = new Option<string?>("--html") { Description = "Write a report to this file." };
        var svg = new Option<string?>("--svg") { Description = "Draw what is solved against seconds into this file." };
        var parallel = CommonOptions.Number("--parallel", "Tasks at once.", 1, 1, 256);
        var every = CommonOptions.Number("--every", "Take every n-th task only.", 1, 1, 1_000_000);
        var common = new CommonOptions(20);
        var command = new Command("bench", "Runs suites of tasks; results on unseen rows decide.") { folders, json, html, svg, parallel, every };
        common.AddTo(command);
        command.SetAction((parsed, cancellation) => Session.GuardAsync(common.IsVerbose(parsed), async () =>
        {
            var (jsonPath, htmlPath, svgPath) = (parsed.GetValue(json), parsed.GetValue(html), parsed.GetValue(svg));
            if (jsonPath is not (null or "-")) CheckTarget(jsonPath, "--json");
            if (htmlPath is not null) CheckTarget(htmlPath, "--html");
            if (svgPath is not null) CheckTarget(svgPath, "--svg");
            var runs = parsed.GetValue(folders)!.Select(f => new BenchSuite(f, parsed.GetValue(every))).ToList();
            await using var session = Session.Open(common.Components(parsed), common.Wall(parsed));
            var run = new BenchRun(session, common.Synthesis(parsed), parsed.GetValue(parallel), common.IsVerbose(parsed));
            var suites = new List<SuiteReport>();
            foreach (var suite in runs)
            {
                suites.Add(await run.RunAsync(suite, cancellation));
                if (jsonPath != "-") BenchTable.Write(suites[^1]);
            }

            var document = suites.Count == 1 ? Json.Of(suites[0]) : Json.Of(suites);
            if (jsonPath == "-") Console.WriteLine(document);
            else if (jsonPath is not null) AtomicFile.Write(jsonPath, document);
            if (htmlPath is not null) AtomicFile.Write(htmlPath, HtmlReport.Of(suites));
            if (svgPath is not null) AtomicFile.Write(svgPath, SolvedPlot.Of(suites));
            return suites.TrueForAll(s => s.Solved == s.Total) ? ExitCode.Solved : ExitCode.Unsolved;
        }, cancellation));
        return command;
    }

    /// <summary>An hour of searching must not end in a path that can't be written.</summary>
    private static void CheckTarget(string path, string option)
    {
        if (Directory.Exists(path)) throw new Specifications.SpecificationException($"This is a folder. Give {option} a file.", new Specifications.SourcePlace(path, 1, 1));
        AtomicFile.CheckFolder(string.IsNullOrWhiteSpace(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!, option);
    }
}
