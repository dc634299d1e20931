using RoslynSynth.Protocol;

namespace RoslynSynth.CSharp.Judging;

/// <summary>How much a judge insists on the operating system's wall around its workers.</summary>
public enum WallUse
{
    /// <summary>No wall, no run.</summary>
    Required,

    /// <summary>All layers that the system has, even where they are no wall. For trusted specifications only.</summary>
    WhereAvailable,

    /// <summary>No layer; for measuring what the wall costs.</summary>
    None,
}

/// <summary>What counts as a wall.</summary>
public static class WallLayersExtensions
{
    /// <summary>
    /// Whether these layers keep a candidate from files, network and processes on Linux; on Windows and macOS whether the (weaker) wall of the system is up.
    /// </summary>
    public static bool IsWall(this WallLayers layers) =>
        OperatingSystem.IsLinux() ? (layers & (WallLayers.Seccomp | WallLayers.Bubblewrap)) != 0
        : OperatingSystem.IsWindows() ? layers.HasFlag(WallLayers.JobObject)
        : OperatingSystem.IsMacOS() && layers.HasFlag(WallLayers.ResourceLimits);
}
