using System.Text.Json;
using Spectre.Console;

namespace RoslynSynth.Tool.Reports;

/// <summary>A suite's results on the terminal.</summary>
internal static class BenchTable
{
    public static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(SuiteReport suite)
    {
        var table = new Table().Title(Markup.Escape(suite.Suite)).AddColumns("task", "outcome", "seconds", "terms", "cost");
        foreach (var task in suite.Tasks)
            table.AddRow(Markup.Escape(task.Name), task.Outcome, $"{task.Seconds:F2}", $"{task.Terms:N0}", task.Cost == 0 ? "" : $"{task.Cost}");
        AnsiConsole.Write(table);
        var times = suite.Tasks.Where(t => t.Outcome == "solved").Select(t => t.Seconds).Order().ToList();
        var median = times.Count == 0 ? "" : $", median {times[times.Count / 2]:F2} s";
        Console.WriteLine($"{suite.Suite}: {suite.Solved} of {suite.Total} solved, {suite.Overfitted} overfitted{median} ({suite.WithoutTestRows} tasks have no test rows)");
    }
}
