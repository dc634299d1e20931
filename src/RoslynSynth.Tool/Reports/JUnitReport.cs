using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace RoslynSynth.Tool.Reports;

/// <summary>Findings as JUnit's XML, which CI services show as tests: one case a method. Failed are those that make the exit code 1.</summary>
internal static class JUnitReport
{
    private const string Suite = "roslynsynth fill";

    public static string Of(IReadOnlyList<FillFinding> findings, ReportRoot root)
    {
        object[] totals =
        [
            new XAttribute("name", Suite), new XAttribute("tests", findings.Count), new XAttribute("failures", findings.Count(f => f.IsFailure)), new XAttribute("errors", 0),
            new XAttribute("skipped", findings.Count(IsSkipped)), new XAttribute("time", Seconds(findings.Sum(f => f.Seconds))),
        ];
        var suite = new XElement("testsuite", totals, findings.Select(f => Case(f, root)));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{new XElement("testsuites", totals, suite)}\n";
    }

    private static XElement Case(FillFinding finding, ReportRoot root)
    {
        var place = $"{root.Below(finding.File) ?? finding.File}({finding.Line},{finding.Column})";
        return new XElement(
            "testcase",
            new XAttribute("classname", finding.Type), new XAttribute("name", finding.Method), new XAttribute("time", Seconds(finding.Seconds)),
            new XAttribute("file", Clean(root.Below(finding.File) ?? finding.File)), new XAttribute("line", finding.Line),
            finding.IsFailure ? new XElement("failure", new XAttribute("message", Clean(finding.Text)), new XAttribute("type", finding.Rule?.Id ?? ""), Clean($"{place}: {finding.Text}"))
            : IsSkipped(finding) ? new XElement("skipped", new XAttribute("message", Clean(finding.Text)))
            : null);
    }

    private static bool IsSkipped(FillFinding finding) => !finding.IsFailure && finding.Rule is not null;

    private static string Seconds(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>XML can't hold every character, not even escaped.</summary>
    private static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) result.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) result.Append(text[i]).Append(text[++i]);
            else result.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
        }

        return result.ToString();
    }
}
