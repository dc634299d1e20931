using RoslynSynth.Protocol;

namespace RoslynSynth.Sandbox.Walls;

/// <summary>The operating system's wall around this process, set up before any candidate is loaded.</summary>
internal static class Wall
{
    /// <summary>Sets up what this system has and says what is active. May replace this process. On Windows the host sets up the job.</summary>
    public static WallLayers Enter(WorkerArguments arguments)
    {
        if (!arguments.WantsWall) return WallLayers.None;
        if (OperatingSystem.IsLinux()) return LinuxWall.Enter(arguments);
        return OperatingSystem.IsMacOS() ? MacWall.Enter() : WallLayers.None;
    }
}
