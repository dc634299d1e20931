using System.CommandLine;
using System.Text.Json;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Tool.Reports;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>bench FOLDER…</c>: runs suites of tasks and says how many were solved.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("suite") { Description = "Folders of JSON tasks.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<string?>("--json") { Description = "Write the results to this file." };
        var html = new Option<string?>("--html") { Description = "Write a report to this file." };
        var parallel = new Option<int>("--parallel") { Description = "Tasks at once.", DefaultValueFactory = _ => 1 };
        var every = new Option<int>("--every") { Description = "Take every n-th task only.", DefaultValueFactory = _ => 1 };
        var common = new CommonOptions(20);
        var command = new Command("bench", "Runs suites of tasks; results on unseen rows decide.") { folders, json, html, parallel, every };
        common.AddTo(command);
        command.SetAction((parsed, cancellation) => Session.GuardAsync(common.IsVerbose(parsed), async () =>
        {
            await using var session = Session.Open(common.Components(parsed), common.Wall(parsed));
            var options = common.Synthesis(parsed) with { LooksForAmbiguity = false };
            var suites = new List<SuiteReport>();
            foreach (var folder in parsed.GetValue(folders)!)
            {
                var run = new BenchRun(session, options, Math.Max(1, parsed.GetValue(parallel)), common.IsVerbose(parsed));
                suites.Add(await run.RunAsync(folder, Math.Max(1, parsed.GetValue(every)), cancellation));
                BenchTable.Write(suites[^1]);
            }

            object document = suites.Count == 1 ? suites[0] : suites;
            if (parsed.GetValue(json) is { } jsonPath) await File.WriteAllTextAsync(jsonPath, JsonSerializer.Serialize(document, BenchTable.JsonOptions), CancellationToken.None);
            if (parsed.GetValue(html) is { } htmlPath) await File.WriteAllTextAsync(htmlPath, HtmlReport.Of(suites), CancellationToken.None);
            return suites.TrueForAll(s => s.Solved == s.Total) ? ExitCode.Solved : ExitCode.Unsolved;
        }, cancellation));
        return command;
    }
}

/// <summary>One suite's run.</summary>
internal sealed class BenchRun(Session session, SynthesisOptions options, int parallel, bool isVerbose)
{
    public async Task<SuiteReport> RunAsync(string folder, int every, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) throw new SpecificationException("There is no such folder.", new SourcePlace(folder, 1, 1));
        var files = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Where((_, i) => i % every == 0).ToList();
        if (files.Count == 0) throw new SpecificationException("The folder holds no .json task.", new SourcePlace(folder, 1, 1));
        var tasks = new TaskReport[files.Count];
        var withoutUnseen = 0;
        var numbered = files.Select((file, i) => (file, i));
        await Parallel.ForEachAsync(numbered, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = CancellationToken.None }, async (item, _) =>
        {
            if (cancellation.IsCancellationRequested) return;
            var read = TryRead(item.file, out var error);
            if (read is { Specification.Unseen.IsEmpty: true }) Interlocked.Increment(ref withoutUnseen);
            tasks[item.i] = read is null ? TaskReport.Failed(Path.GetFileNameWithoutExtension(item.file), error!) : await RunAsync(read.Specification, cancellation);
            var done = tasks[item.i];
            if (isVerbose || done.Outcome == "error") await Console.Error.WriteLineAsync($"{done.Name}: {done.Outcome} {done.Seconds:F2} s {done.Source}");
        });
        var ran = tasks.Where(t => t is not null).ToList();
        return new SuiteReport(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            new BenchOptions(options.Search.TimeLimit.TotalSeconds, options.Search.Seed, options.Search.ThreadCount, options.Search.MemoryLimit, parallel),
            ran.Count, ran.Count(t => t.Outcome == "solved"), ran.Count(t => t.Outcome == "overfitted"), withoutUnseen, ran);
    }

    private ReadSpecification? TryRead(string file, out string? error)
    {
        error = null;
        try
        {
            return session.Reader.ReadFile(file)[0];
        }
        catch (SpecificationException e)
        {
            error = e.Message;
            return null;
        }
    }

    private async Task<TaskReport> RunAsync(Specification specification, CancellationToken cancellation)
    {
        try
        {
            var result = await session.Synthesizer.RunAsync(specification, options, null, cancellation);
            foreach (var refusal in isVerbose ? result.Refusals : []) await Console.Error.WriteLineAsync($"{specification.Name}: refused: {refusal}");
            var seconds = Math.Round(result.Solutions.IsEmpty ? result.Report.Seconds : result.SecondsToFirst, 3);
            var rate = Math.Round(result.Report.TermsTried / Math.Max(0.001, result.Report.Seconds));
            if (result.Solutions.IsEmpty)
            {
                var outcome = result.Reason is StopReason.Exhausted or StopReason.CostLimit or StopReason.MemoryLimit ? "exhausted" : "timeout";
                return new TaskReport(specification.Name, outcome, seconds, result.Report.TermsTried, rate, 0, null);
            }

            var best = result.Solutions[0];
            var isRight = specification.Unseen.IsEmpty
                || (await session.Judge.JudgeAsync(specification, [best.Method], specification.Unseen, cancellation))[0].Outcome == VerdictOutcome.Accepted;
            return new TaskReport(specification.Name, isRight ? "solved" : "overfitted", seconds, result.Report.TermsTried, rate, best.Candidate.Cost, best.Method.Text);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return TaskReport.Failed(specification.Name, e.Message) with { Source = isVerbose ? e.ToString() : e.Message };
        }
    }
}
