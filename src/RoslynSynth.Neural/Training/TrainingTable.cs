using System.Globalization;

namespace RoslynSynth.Neural.Training;

/// <summary>A training run as a table and as a curve.</summary>
internal static class TrainingTable
{
    private const int Width = 640;
    private const int Height = 360;
    private const int Margin = 48;

    public const string Header = """
        | pass | loss | held back | without place | first | first ten | calibration error | first, without place | calibration error, without place |
        |---|---|---|---|---|---|---|---|---|
        """;

    public static string RowOf(TrainingPass pass) => string.Create(CultureInfo.InvariantCulture,
        $"| {pass.Number} | {pass.Loss:F4} | {pass.HeldBack.Loss:F4} | {pass.Alone.Loss:F4} | {pass.HeldBack.First:F3} | {pass.HeldBack.FirstTen:F3} | {pass.HeldBack.CalibrationError:F4} | {pass.Alone.First:F3} | {pass.Alone.CalibrationError:F4} |");

    public static string Of(IReadOnlyList<TrainingPass> passes) => $"{Header}\n{string.Join('\n', passes.Select(RowOf))}\n";

    /// <summary>The losses as an SVG.</summary>
    public static string CurveOf(IReadOnlyList<TrainingPass> passes)
    {
        (string Name, string Colour, double[] Values)[] lines =
        [
            ("training", "#888888", [.. passes.Select(p => p.Loss)]), ("held back", "#0b62a4", [.. passes.Select(p => p.HeldBack.Loss)]),
            ("held back, without place", "#c1440e", [.. passes.Select(p => p.Alone.Loss)]),
        ];
        var (least, most) = (lines.Min(l => l.Values.Min()), lines.Max(l => l.Values.Max()));
        var range = Math.Max(1e-6, most - least);
        string X(int i) => Number(Margin + (i * (Width - (2.0 * Margin)) / Math.Max(1, passes.Count - 1)));
        string Y(double v) => Number(Height - Margin - ((v - least) / range * (Height - (2.0 * Margin))));
        var drawn = lines.Select((l, n) => $"""
              <polyline fill="none" stroke="{l.Colour}" stroke-width="2" points="{string.Join(' ', l.Values.Select((v, i) => $"{X(i)},{Y(v)}"))}"/>
              <text x="{Width - Margin}" y="{Margin + (n * 18)}" text-anchor="end" fill="{l.Colour}">{l.Name}: {Number(l.Values[^1])}</text>
            """);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="13">
              <rect width="{Width}" height="{Height}" fill="white"/>
              <path d="M{Margin},{Margin} V{Height - Margin} H{Width - Margin}" fill="none" stroke="black"/>
              <text x="{Margin - 6}" y="{Y(most)}" text-anchor="end">{Number(most)}</text>
              <text x="{Margin - 6}" y="{Y(least)}" text-anchor="end">{Number(least)}</text>
              <text x="{Width / 2}" y="{Height - 12}" text-anchor="middle">pass 1 to {passes.Count}; loss of one choice in nats</text>
            {string.Join('\n', drawn)}
            </svg>

            """;
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
