using System.Net;
using System.Text;

namespace RoslynSynth.Tool.Reports;

/// <summary>Findings in the forms that GitHub Actions reads: annotations beside the code, and a table in the job's summary.</summary>
internal static class GitHubOutput
{
    /// <summary>GitHub refuses a summary above 1 MiB for a step; others may have written to it before.</summary>
    private const int SummaryLimit = 900_000;

    /// <summary>One workflow command for each finding.</summary>
    public static IEnumerable<string> Annotations(IEnumerable<FillFinding> findings, ReportRoot root) => findings.Where(f => f.Rule is not null).Select(f =>
        $"::{Command(f.Rule!.Level)} file={Property(root.Below(f.File) ?? f.File)},line={f.Line},col={f.Column},title={Property($"{f.Rule.Id} {f.FullName}")}::{Data(f.Text)}");

    /// <summary>A Markdown table of all methods.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="root">Where paths begin.</param>
    /// <param name="heading">The heading, in plain text.</param>
    public static string Summary(IReadOnlyList<FillFinding> findings, ReportRoot root, string heading)
    {
        var text = new StringBuilder($"### {Cell(heading)}\n\n");
        if (findings.Count == 0) return text.Append("No method waits for its body.\n\n").ToString();
        text.Append("| | method | place | result |\n|---|---|---|---|\n");
        for (var i = 0; i < findings.Count; i++)
        {
            if (text.Length > SummaryLimit)
            {
                text.Append($"| | … | | {findings.Count - i} more |\n");
                break;
            }

            var f = findings[i];
            text.Append($"| {Sign(f)} | {Cell(f.FullName)} | {Cell($"{root.Below(f.File) ?? f.File}:{f.Line}")} | {Cell(f.Text)} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Command(FindingLevel level) => level switch
    {
        FindingLevel.Error => "error",
        FindingLevel.Warning => "warning",
        _ => "notice",
    };

    private static string Sign(FillFinding finding) => finding.IsFailure ? "❌" : finding.Rule is null ? "✅" : "➖";

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");

    /// <summary>Text that is neither HTML nor Markdown: what could be either becomes an entity.</summary>
    private static string Cell(string text) => string.Concat(WebUtility.HtmlEncode(text.ReplaceLineEndings(" ")).Select(c => c is '|' or '`' or '*' or '_' or '[' or ']' or '\\' or '~' or '$' or '@' ? $"&#{(int)c};" : $"{c}"));
}
