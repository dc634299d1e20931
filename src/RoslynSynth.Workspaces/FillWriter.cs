using System.Collections.Immutable;
using System.Diagnostics;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>Writes what was found, runs the project's own tests, and takes back what they refuse.</summary>
/// <param name="loaded">The solution.</param>
/// <param name="filler">Searches on where the tests refuse a body; null where nothing else is tried.</param>
public sealed class FillWriter(LoadedSolution loaded, Filler? filler = null)
{
    private const int RoundLimit = 3;

    /// <summary>No further round begins after this.</summary>
    private static readonly TimeSpan RetryLimit = TimeSpan.FromMinutes(3);

    /// <summary>Writes the files, then verifies. Cancelled meanwhile, it takes everything back.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="runsTests">Whether the tests decide; without them the examples alone did.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<FillReport> WriteAsync(FillReport report, bool runsTests, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var files = new WrittenFiles();
        report = files.Apply(report);
        if (!runsTests || files.IsEmpty) return report;
        try
        {
            return await VerifyAsync(report, files, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            files.Restore();
            throw;
        }
    }

    /// <summary>Rounds of testing and searching on, each with one run of each test project.</summary>
    private async Task<FillReport> VerifyAsync(FillReport report, WrittenFiles files, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var objections = new Dictionary<string, Objections>();
        HashSet<string> tried = [.. Filled(report)];
        for (var round = 0; ; round++)
        {
            var refusals = await RefusalsAsync(report, tried, cancellation).ConfigureAwait(false);
            var bodies = report.Results.Where(r => refusals.ContainsKey(r.Target.Id) && r.Outcome == FillOutcome.Filled).ToDictionary(r => r.Target.Id, r => r.Emitted!);
            report = files.Apply(report.With(report.Results.Select(r => bodies.ContainsKey(r.Target.Id) ? r with { Outcome = FillOutcome.TakenBack, Message = refusals[r.Target.Id].Message } : r)));
            var open = bodies.Where(b => refusals[b.Key].CanBeMet).ToDictionary(b => b.Key, b => Added(objections.GetValueOrDefault(b.Key, Objections.None), b.Value, refusals[b.Key]));
            foreach (var (id, all) in open) objections[id] = all;
            if (filler is null || open.Count == 0 || round == RoundLimit || watch.Elapsed > RetryLimit) return report;
            report = files.Apply(await filler.RetryAsync(report, open, cancellation).ConfigureAwait(false));
            tried = [.. Filled(report).Where(open.ContainsKey)];
            if (tried.Count == 0) return report;
        }
    }

    private static IEnumerable<string> Filled(FillReport report) => report.Results.Where(r => r.Outcome == FillOutcome.Filled).Select(r => r.Target.Id);

    private static Objections Added(Objections known, string body, Refusal refusal) => new(known.Bodies.Add(body), known.Claims.AddRange(refusal.Claims), known.Conditions.AddRange(refusal.Conditions));

    /// <summary>Runs the tests that call the methods tried; says for each method that a failed one calls what it said.</summary>
    private async Task<Dictionary<string, Refusal>> RefusalsAsync(FillReport report, HashSet<string> tried, CancellationToken cancellation)
    {
        var refused = new Dictionary<string, Refusal>();
        var projects = report.Tests.Where(t => t.Test.Targets.Overlaps(tried)).GroupBy(t => t.Project.FilePath!).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var project in projects)
        {
            var run = await UserTests.RunAsync(project.Key, loaded.Path.Folder, cancellation).ConfigureAwait(false);
            foreach (var test in project.Where(t => !run.HasRun || run.FailedNames.Contains(t.Test.Name)))
            {
                var (claims, conditions) = run.HasRun ? await PropertyFailure.SaidAsync(test, run.Output, test.Test.Targets, cancellation).ConfigureAwait(false) : ([], []);
                var message = run.HasRun ? $"the test {test.Test.Name} failed with it" : $"the tests of {Path.GetFileName(project.Key)} could not be run: {Reason(run.Output)}";
                foreach (var id in test.Test.Targets) refused[id] = (refused.GetValueOrDefault(id) ?? new Refusal(message, run.HasRun, [], [])).With(claims.Where(c => c.Target == id), conditions.Where(c => c.Target == id));
            }
        }

        return refused;
    }

    private static string Reason(string output) =>
        output.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? "see 'dotnet test'";

    /// <param name="Message">For the user.</param>
    /// <param name="CanBeMet">Whether another body may do better.</param>
    /// <param name="Claims">What failed properties say.</param>
    /// <param name="Conditions">What they say that is no example.</param>
    private sealed record Refusal(string Message, bool CanBeMet, ImmutableArray<CallClaim> Claims, ImmutableArray<Condition> Conditions)
    {
        public Refusal With(IEnumerable<CallClaim> claims, IEnumerable<TestCondition> conditions) =>
            this with { Claims = Claims.AddRange(claims), Conditions = Conditions.AddRange(conditions.Select(c => c.Condition)) };
    }
}
