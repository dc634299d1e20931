using System.Globalization;
using System.Net;
using System.Text;

namespace RoslynSynth.Tool.Reports;

/// <summary>Suites' results as one page without dependencies: a plot of tasks solved against seconds, and a table.</summary>
internal static class HtmlReport
{
    private const int Width = 640;
    private const int Height = 240;

    public static string Of(IReadOnlyList<SuiteReport> suites)
    {
        var page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>RoslynSynth bench</title>");
        page.Append("<style>body{font:14px system-ui;margin:2em;max-width:70em}table{border-collapse:collapse}td,th{padding:.2em .8em;text-align:left;border-bottom:1px solid #ddd;vertical-align:top}pre{margin:0}</style>");
        foreach (var suite in suites) Append(page, suite);
        return page.ToString();
    }

    private static void Append(StringBuilder page, SuiteReport suite)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(suite.Suite)}: {suite.Solved} of {suite.Total} solved, {suite.Overfitted} overfitted, {suite.Options.Time} s a task</h2>");
        page.Append(Plot(suite)).Append("<table><tr><th>task<th>outcome<th>seconds<th>terms<th>cost<th>source</tr>");
        foreach (var task in suite.Tasks)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(task.Name)}<td>{task.Outcome}<td>{task.Seconds:F2}<td>{task.Terms:N0}<td>{task.Cost}<td><pre>{Text(task.Source ?? "")}</pre></tr>");
        page.Append("</table>");
    }

    /// <summary>Solved tasks over time, seconds on a logarithmic axis from 0.01 s to the limit.</summary>
    private static string Plot(SuiteReport suite)
    {
        var times = suite.Tasks.Where(t => t.Outcome == "solved").Select(t => Math.Max(0.01, t.Seconds)).Order().ToList();
        var span = Math.Log10(Math.Max(0.1, suite.Options.Time) / 0.01);
        var points = new StringBuilder("0," + Height);
        for (var i = 0; i < times.Count; i++)
        {
            var x = Width * Math.Min(1, Math.Log10(times[i] / 0.01) / span);
            points.Append(CultureInfo.InvariantCulture, $" {x:F1},{Y(i, suite):F1} {x:F1},{Y(i + 1, suite):F1}");
        }

        points.Append(CultureInfo.InvariantCulture, $" {Width},{Y(times.Count, suite):F1}");
        return $"<svg width=\"{Width}\" height=\"{Height}\" style=\"border:1px solid #ccc\"><polyline fill=\"none\" stroke=\"#06c\" stroke-width=\"2\" points=\"{points}\"/></svg>";
    }

    private static double Y(int solved, SuiteReport suite) => Height - (Height * (double)solved / Math.Max(1, suite.Total));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
