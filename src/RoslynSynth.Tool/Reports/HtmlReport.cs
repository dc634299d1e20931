using System.Globalization;
using System.Net;
using System.Text;

namespace RoslynSynth.Tool.Reports;

/// <summary>Suites' results as one page without dependencies: a plot of tasks solved against seconds, and a table.</summary>
internal static class HtmlReport
{
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
        page.Append(SolvedPlot.Of([suite])).Append("<table><tr><th>task<th>outcome<th>seconds<th>terms<th>cost<th>source</tr>");
        foreach (var task in suite.Tasks)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(task.Name)}<td>{task.Outcome}<td>{task.Seconds:F2}<td>{task.Terms:N0}<td>{task.Cost}<td><pre>{Text(task.Source ?? "")}</pre></tr>");
        page.Append("</table>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
