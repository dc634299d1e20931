using System.Globalization;
using RoslynSynth.Protocol;

namespace RoslynSynth.Sandbox;

/// <summary>What the host says on the command line.</summary>
/// <param name="Mode"><c>wall</c>: set up the wall; <c>open</c>: don't; a number: the layers that this process has brought through its own replacement.</param>
/// <param name="HostProcessId">The process that must be alive for this one to go on; 0 where it can't be seen.</param>
/// <param name="MemoryLimit">Most bytes of the managed heap.</param>
/// <param name="ReadablePaths">The user's assemblies.</param>
internal sealed record WorkerArguments(string Mode, int HostProcessId, long MemoryLimit, string[] ReadablePaths)
{
    /// <summary>The layers that were set up before this process replaced itself; null at the first start.</summary>
    public WallLayers? Entered => int.TryParse(Mode, NumberStyles.None, CultureInfo.InvariantCulture, out var layers) ? (WallLayers)layers : null;

    public bool WantsWall => Mode != "open";

    public static WorkerArguments? Parse(string[] args) =>
        args.Length >= 3 && int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var host)
            && long.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out var memory)
            ? new WorkerArguments(args[0], host, memory, args[3..])
            : null;

    /// <summary>The arguments for the process that takes this one's place.</summary>
    public string[] After(WallLayers layers) => [$"{(int)layers}", $"{HostProcessId}", $"{MemoryLimit}", .. ReadablePaths];
}
