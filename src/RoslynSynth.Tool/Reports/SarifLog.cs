using System.Text.Json.Serialization;

namespace RoslynSynth.Tool.Reports;

// The part of SARIF 2.1.0 that is written here, by the names of its schema.

internal sealed record SarifLog(SarifRun[] Runs)
{
    [JsonPropertyName("$schema")]
    [JsonPropertyOrder(-2)]
    public string Schema { get; } = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    [JsonPropertyOrder(-1)]
    public string Version { get; } = "2.1.0";
}

internal sealed record SarifRun(SarifTool Tool, SarifResult[] Results)
{
    public Dictionary<string, SarifBase> OriginalUriBaseIds { get; } = new() { [SarifBase.Root] = new SarifBase(new SarifText("The root of the repository.")) };

    public string ColumnKind { get; } = "utf16CodeUnits";
}

internal sealed record SarifBase(SarifText Description)
{
    public const string Root = "%SRCROOT%";
}

internal sealed record SarifText(string Text);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string Version, string SemanticVersion, SarifRule[] Rules);

internal sealed record SarifRule(string Id, string Name, SarifText ShortDescription, SarifConfiguration DefaultConfiguration);

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifResult(string RuleId, int RuleIndex, string Level, SarifText Message, SarifLocation[] Locations, Dictionary<string, string> PartialFingerprints);

internal sealed record SarifLocation(SarifPhysical PhysicalLocation, SarifLogical[] LogicalLocations);

internal sealed record SarifPhysical(SarifArtifact ArtifactLocation, SarifRegion Region);

internal sealed record SarifArtifact(string Uri, string? UriBaseId);

internal sealed record SarifRegion(int StartLine, int StartColumn);

internal sealed record SarifLogical(string FullyQualifiedName, string Kind);
