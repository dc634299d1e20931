using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Specifications;
using RoslynSynth.Tool.Reports;

namespace RoslynSynth.Tool;

/// <summary>Runs suites of tasks, so many at once.</summary>
internal sealed class BenchRun(Session session, SynthesisOptions options, int parallel, bool isVerbose)
{
    /// <summary>Runs a suite; cancelling keeps the tasks that were done.</summary>
    public async Task<SuiteReport> RunAsync(BenchSuite suite, CancellationToken cancellation)
    {
        var reports = new TaskReport?[suite.Files.Count][];
        var withoutUnseen = 0;
        var settings = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = CancellationToken.None };
        await Parallel.ForAsync(0, reports.Length, settings, async (i, _) =>
        {
            var tasks = Read(suite.Files[i], out var problem);
            reports[i] = tasks is null ? [TaskReport.Failed(Path.GetFileNameWithoutExtension(suite.Files[i]), problem)] : new TaskReport?[tasks.Length];
            for (var j = 0; j < tasks?.Length; j++)
            {
                reports[i][j] = await RunAsync(tasks[j], cancellation);
                if (reports[i][j] is not null && tasks[j].Unseen.IsEmpty) Interlocked.Increment(ref withoutUnseen);
            }
        });
        var done = reports.SelectMany(r => r).OfType<TaskReport>().ToList();
        var search = options.Search;
        return new SuiteReport(
            suite.Name, new BenchOptions(search.TimeLimit.TotalSeconds, search.Seed, search.ThreadCount, search.MemoryLimit, parallel),
            done.Count, done.Count(t => t.Outcome == "solved"), done.Count(t => t.Outcome == "overfitted"), done)
        {
            WithoutTestRows = withoutUnseen,
        };
    }

    private Specification[]? Read(string file, out string problem)
    {
        problem = "";
        try
        {
            return [.. session.Reader.ReadFile(file).Select(r => r.Specification)];
        }
        catch (SpecificationException e)
        {
            problem = Messages.Of(e);
            Console.Error.WriteLine(problem);
            return null;
        }
    }

    /// <summary>The report of a task, or null where it was cancelled.</summary>
    private async Task<TaskReport?> RunAsync(Specification specification, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return null;
        try
        {
            var result = await session.Synthesizer.RunAsync(specification, options, null, cancellation);
            foreach (var refusal in isVerbose ? result.Refusals : []) await Console.Error.WriteLineAsync($"{specification.Name}: refused: {refusal}");
            var report = await JudgedAsync(specification, result, cancellation);
            if (isVerbose) await Console.Error.WriteLineAsync($"{report?.Name}: {report?.Outcome} {report?.Seconds:F2} s {report?.Source}");
            return report;
        }
        catch (Exception e) when (e is not SandboxUnavailableException)
        {
            if (e is OperationCanceledException) return null;
            var problem = Messages.OneLine($"internal fault: {(isVerbose ? e.ToString() : e.Message)}");
            await Console.Error.WriteLineAsync($"{specification.Name}: {problem}");
            return TaskReport.Failed(specification.Name, problem);
        }
    }

    private async Task<TaskReport?> JudgedAsync(Specification specification, SynthesisResult result, CancellationToken cancellation)
    {
        var report = new TaskReport(specification.Name, Outcomes.Word(result), Math.Round(result.Report.Seconds, 3), result.Report.TermsTried, Outcomes.Rate(result.Report), 0, null);
        if (report.Outcome == "cancelled") return null;
        if (result.Solutions is not [var best, ..]) return report;
        var isRight = specification.Unseen.IsEmpty
            || (await session.Judge.JudgeAsync(specification, [best.Method], specification.Unseen, cancellation))[0].Outcome == VerdictOutcome.Accepted;
        return report with
        {
            Outcome = isRight ? "solved" : "overfitted",
            Seconds = Math.Round(best.Seconds, 3),
            Terms = best.Candidate.TermsTried,
            Cost = best.Candidate.Cost,
            Source = best.Method.Text,
            FoundBy = StrategyNames.Of(best.Candidate.FoundBy),
        };
    }
}
