using System.Diagnostics;
using System.Globalization;

namespace RoslynSynth.CSharp.Judging;

/// <summary>How a worker process is started: its command line, its empty environment, and bubblewrap around it where that works.</summary>
internal static class WorkerLauncher
{
    private static readonly Lazy<string?> Bubblewrap = new(() => !OperatingSystem.IsLinux() ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "bwrap")).FirstOrDefault(File.Exists));

    private static volatile bool _isBubblewrapBroken;

    /// <summary>Whether the next start is inside bubblewrap.</summary>
    public static bool HasBubblewrap(JudgeOptions options) => options.Wall != WallUse.None && !_isBubblewrapBroken && Bubblewrap.Value is not null;

    /// <summary>Some systems have bubblewrap installed and forbid what it does.</summary>
    public static void GiveUpBubblewrap() => _isBubblewrapBroken = true;

    /// <summary>Where the worker lies: beside this assembly, unless it was told.</summary>
    /// <exception cref="SandboxUnavailableException">It is not there.</exception>
    public static string PathOf(string? workerPath)
    {
        var path = workerPath ?? Path.Combine(AppContext.BaseDirectory, "sandbox", "RoslynSynth.Sandbox.dll");
        return File.Exists(path) ? path : throw new SandboxUnavailableException($"The sandbox worker is missing: {path}. Reinstall the tool.");
    }

    /// <exception cref="SandboxUnavailableException">There is no worker to start.</exception>
    public static ProcessStartInfo StartInfo(JudgeOptions options)
    {
        var path = PathOf(options.WorkerPath);
        var isWrapped = HasBubblewrap(options);
        var dotnet = DotnetPath();
        var host = isWrapped || !OperatingSystem.IsLinux() ? 0 : Environment.ProcessId;
        string[] worker = [dotnet, path, options.Wall == WallUse.None ? "open" : "wall", $"{host}", $"{options.MemoryLimit}", .. options.UserAssemblyPaths];
        string[] command = isWrapped ? [Bubblewrap.Value!, .. BubblewrapOptions(dotnet, path, options), .. worker] : worker;
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path)),
        };
        SetEnvironment(start.Environment, options);
        return start;
    }

    private static IEnumerable<string> BubblewrapOptions(string dotnet, string worker, JudgeOptions options)
    {
        string[] places = ["/usr", "/lib", "/lib64", "/etc/ld.so.cache", Path.GetDirectoryName(RealPath(dotnet))!, Path.GetDirectoryName(Path.GetFullPath(worker))!, .. options.UserAssemblyPaths];
        return
        [
            "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--proc", "/proc", "--dev", "/dev",
            .. places.Distinct().SelectMany(place => new[] { "--ro-bind-try", place, place }), "--chdir", "/", "--",
        ];
    }

    private static string RealPath(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private static string DotnetPath()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Path.GetFileName(Environment.ProcessPath) == name) return Environment.ProcessPath!;
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string?[] places =
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? Path.Combine(root, name) : null,
            Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", name)),
        ];
        return Array.Find(places, File.Exists) ?? name;
    }

    /// <summary>The worker sees nothing of the host's environment but what the runtime needs to be found.</summary>
    private static void SetEnvironment(IDictionary<string, string?> environment, JudgeOptions options)
    {
        var kept = environment.Where(v => v.Key is "DOTNET_ROOT" or "LD_LIBRARY_PATH" or "SystemRoot").ToList();
        environment.Clear();
        foreach (var (key, value) in kept) environment[key] = value;
        environment["DOTNET_GCHeapHardLimit"] = options.MemoryLimit.ToString("x", CultureInfo.InvariantCulture);
        environment["DOTNET_EnableDiagnostics"] = "0";
        // Writing code through a second mapping would need files in memory, which the wall forbids.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        environment["DOTNET_DbgEnableMiniDump"] = "0";
        environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        environment["TZ"] = "UTC";
    }
}
