using RoslynSynth.Workspaces;

namespace RoslynSynth.Tool;

/// <summary>What the command line asked of a fill.</summary>
/// <param name="Path">The solution, project or folder.</param>
internal sealed record FillSettings(string Path)
{
    public FillMode Mode { get; init; } = FillMode.Show;

    public FillOptions Fill { get; init; } = new();

    public bool RunsTests { get; init; } = true;

    public bool Restores { get; init; } = true;

    public bool IsJson { get; init; }

    public bool IsVerbose { get; init; }

    public string? SarifFile { get; init; }

    public string? JUnitFile { get; init; }
}
