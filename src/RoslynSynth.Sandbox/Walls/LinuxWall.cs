using RoslynSynth.Protocol;

namespace RoslynSynth.Sandbox.Walls;

/// <summary>
/// Linux: limits and Landlock first, then this process replaces itself, so that every thread of the new runtime is inside; last seccomp, on all threads.
/// </summary>
internal static class LinuxWall
{
    private const int SetParentDeathSignal = 1, SetNoNewPrivileges = 38, KillSignal = 9;
    private const int Processor = 0, FileSize = 1, Data = 2, Core = 4, Files = 7;

    /// <summary>Threads, code and the runtime's own memory beside the managed heap.</summary>
    private const long NativeMemory = 512L << 20;

    public static WallLayers Enter(WorkerArguments arguments)
    {
        var layers = arguments.Entered ?? Prepare(arguments);
        if (EndsWithHost(arguments)) layers |= WallLayers.EndsWithHost;
        return Seccomp.Enter() ? layers | WallLayers.Seccomp : layers;
    }

    /// <summary>Comes back only where there is no Landlock.</summary>
    private static WallLayers Prepare(WorkerArguments arguments)
    {
        var layers = SetLimits(arguments.MemoryLimit) ? WallLayers.ResourceLimits : WallLayers.None;
        _ = EndsWithHost(arguments);
        if (Libc.ProcessControl(SetNoNewPrivileges, 1, 0, 0, 0) != 0 || !Landlock.Enter(ReadablePlaces(arguments))) return layers;
        var program = Environment.ProcessPath!;
        string?[] command = [program, Path.Combine(AppContext.BaseDirectory, "RoslynSynth.Sandbox.dll"), .. arguments.After(layers | WallLayers.Landlock), null];
        _ = Libc.Execute(program, command, [.. EnvironmentPairs(), null]);
        throw new InvalidOperationException("The worker could not start again inside its wall.");
    }

    private static bool SetLimits(long memoryLimit) =>
        Libc.LowerResourceLimit(Core, 0) & Libc.LowerResourceLimit(FileSize, 0) & Libc.LowerResourceLimit(Files, 256)
        & Libc.LowerResourceLimit(Processor, ResourceLimits.ProcessorSeconds) & Libc.LowerResourceLimit(Data, (ulong)(memoryLimit + NativeMemory));

    /// <summary>The host may have ended before the request reached the kernel.</summary>
    private static bool EndsWithHost(WorkerArguments arguments)
    {
        var isSet = Libc.ProcessControl(SetParentDeathSignal, KillSignal, 0, 0, 0) == 0;
        if (arguments.HostProcessId != 0 && Libc.GetParentProcessId() != arguments.HostProcessId) Environment.Exit(0);
        return isSet;
    }

    /// <summary>The runtime, the worker, the user's assemblies, and where the system's libraries that this process has loaded lie.</summary>
    private static IEnumerable<string> ReadablePlaces(WorkerArguments arguments) =>
        File.ReadLines("/proc/self/maps").Select(line => line.IndexOf('/') is var start and >= 0 ? Path.GetDirectoryName(line[start..]) : null).OfType<string>()
            .Concat([Path.GetDirectoryName(Environment.ProcessPath)!, AppContext.BaseDirectory, "/lib", "/lib64", "/usr/lib", "/usr/lib64"])
            .Concat(["/etc/ld.so.cache", "/proc", "/sys/devices/system", "/sys/fs/cgroup", "/dev/null", "/dev/urandom"])
            .Concat(arguments.ReadablePaths).Distinct().Where(place => place != "/");

    private static IEnumerable<string> EnvironmentPairs()
    {
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables()) yield return $"{variable.Key}={variable.Value}";
    }
}
