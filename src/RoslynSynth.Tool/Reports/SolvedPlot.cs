using System.Globalization;
using System.Net;
using System.Text;

namespace RoslynSynth.Tool.Reports;

/// <summary>The share of each suite that is solved after so many seconds, as a drawing; seconds are on a logarithmic axis from 0.01 to the limit.</summary>
internal static class SolvedPlot
{
    private const int Width = 640;
    private const int Height = 300;
    private const int Margin = 40;
    private const int LegendWidth = 190;
    private const double Least = 0.01;
    private static readonly string[] Colours = ["#0066cc", "#d95f02", "#1b9e77", "#7570b3", "#e7298a", "#66a61e", "#a6761d", "#444444", "#e6ab02", "#17becf", "#8c564b", "#bcbd22"];

    /// <summary>The drawing as SVG.</summary>
    public static string Of(IReadOnlyList<SuiteReport> suites)
    {
        var limit = Math.Max(0.1, suites.Max(s => s.Options.Time));
        var drawing = new StringBuilder();
        drawing.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width + Margin + LegendWidth} {Height + (2 * Margin)}\" width=\"{Width + Margin + LegendWidth}\" font-family=\"sans-serif\" font-size=\"12\">");
        drawing.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Margin}\" y=\"{Margin / 2}\" width=\"{Width}\" height=\"{Height}\" fill=\"none\" stroke=\"#ccc\"/>");
        foreach (var share in new[] { 0, 25, 50, 75, 100 }) drawing.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin - 6}\" y=\"{Y(share / 100.0) + 4:F0}\" text-anchor=\"end\">{share} %</text>");
        for (var second = Least; second <= limit * 1.001; second *= 10) drawing.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(second, limit):F0}\" y=\"{Height + Margin}\" text-anchor=\"middle\">{second:0.##} s</text>");
        for (var i = 0; i < suites.Count; i++) Append(drawing, suites[i], limit, i);
        return drawing.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder drawing, SuiteReport suite, double limit, int number)
    {
        var colour = Colours[number % Colours.Length];
        var times = suite.Tasks.Where(t => t.Outcome == "solved").Select(t => t.Seconds).Order().ToList();
        var points = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{Margin},{Y(0):F1}"));
        for (var i = 0; i < times.Count; i++)
            points.Append(CultureInfo.InvariantCulture, $" {X(times[i], limit):F1},{Y((double)i / suite.Total):F1} {X(times[i], limit):F1},{Y((i + 1.0) / suite.Total):F1}");
        points.Append(CultureInfo.InvariantCulture, $" {Margin + Width},{Y(times.Count / (double)Math.Max(1, suite.Total)):F1}");
        drawing.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{points}\"/>");
        drawing.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + Width + 8}\" y=\"{Margin + (16 * number)}\" fill=\"{colour}\">{WebUtility.HtmlEncode(suite.Suite)} {times.Count}/{suite.Total}</text>");
    }

    private static double X(double seconds, double limit) => Margin + (Width * Math.Clamp(Math.Log10(Math.Max(Least, seconds) / Least) / Math.Log10(limit / Least), 0, 1));

    private static double Y(double share) => (Margin / 2) + (Height * (1 - share));
}
