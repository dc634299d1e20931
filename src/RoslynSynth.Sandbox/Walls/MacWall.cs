using RoslynSynth.Protocol;

namespace RoslynSynth.Sandbox.Walls;

/// <summary>macOS: limits only. No file can grow and no process can start, but files stay readable and removable and the network open.</summary>
internal static class MacWall
{
    private const int Processor = 0, FileSize = 1, Core = 4, Processes = 7, Files = 8;

    public static WallLayers Enter() =>
        Libc.LowerResourceLimit(Core, 0) & Libc.LowerResourceLimit(FileSize, 0) & Libc.LowerResourceLimit(Files, 256)
        & Libc.LowerResourceLimit(Processes, 0) & Libc.LowerResourceLimit(Processor, ResourceLimits.ProcessorSeconds)
            ? WallLayers.ResourceLimits
            : WallLayers.None;
}
