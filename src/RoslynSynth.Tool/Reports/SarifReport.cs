using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoslynSynth.Tool.Reports;

/// <summary>Findings as SARIF 2.1.0, which code scanning services and editors read. The same findings give the same text: no times, no paths of this machine.</summary>
internal static class SarifReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Of(IEnumerable<FillFinding> findings, ReportRoot root, string version)
    {
        var rules = FillRule.All.Select(r => new SarifRule(r.Id, r.Name, new SarifText(r.Description), new SarifConfiguration(Level(r)))).ToArray();
        var results = findings.SelectMany(f => f.Notes.Prepend(f)).Where(f => f.Rule is not null).Select(f => Result(f, f.Rule!, root)).ToArray();
        var driver = new SarifDriver("RoslynSynth", version, version, rules);
        return JsonSerializer.Serialize(new SarifLog([new SarifRun(new SarifTool(driver), results)]), Options);
    }

    private static SarifResult Result(FillFinding finding, FillRule rule, ReportRoot root) => new(
        rule.Id, FillRule.All.ToList().IndexOf(rule), Level(rule), new SarifText($"{finding.FullName}: {finding.Text}"),
        [
            new SarifLocation(
                new SarifPhysical(Artifact(finding.File, root), new SarifRegion(finding.Line, finding.Column)),
                [new SarifLogical(finding.FullName, "member")]),
        ],
        new() { ["roslynsynthMethod/v1"] = Fingerprint($"{rule.Id} {finding.Id}") });

    private static SarifArtifact Artifact(string file, ReportRoot root) => root.Below(file) is { } path
        ? new SarifArtifact(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), SarifBase.Root)
        : new SarifArtifact(new Uri(file).AbsoluteUri, null);

    /// <summary>By which a service knows a finding again when its line moves.</summary>
    private static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static string Level(FillRule rule) => JsonNamingPolicy.CamelCase.ConvertName(rule.Level.ToString());
}
