using Spectre.Console;

namespace RoslynSynth.Tool.Reports;

/// <summary>A suite's results on the terminal.</summary>
internal static class BenchTable
{
    /// <summary>Where output is redirected there is no width to keep to.</summary>
    private const int WidthElsewhere = 160;

    public static void Write(SuiteReport suite)
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = WidthElsewhere;
        var table = new Table().Title(Markup.Escape(suite.Suite)).AddColumns("task", "outcome", "seconds", "terms", "cost");
        foreach (var task in suite.Tasks)
            table.AddRow(Markup.Escape(task.Name), task.Outcome, $"{task.Seconds:F2}", $"{task.Terms:N0}", task.Cost == 0 ? "" : $"{task.Cost}");
        console.Write(table);
        var times = suite.Tasks.Where(t => t.Outcome == "solved").Select(t => t.Seconds).Order().ToList();
        var median = times.Count == 0 ? "" : $", median {times[times.Count / 2]:F2} s";
        Console.WriteLine($"{suite.Suite}: {suite.Solved} of {suite.Total} solved, {suite.Overfitted} overfitted{median} ({suite.WithoutTestRows} tasks have no test rows)");
    }
}
