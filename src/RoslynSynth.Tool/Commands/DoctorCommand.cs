using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Protocol;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>doctor</c>: says what this machine offers, above all which layers of the sandbox are really active.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var verbose = new Option<bool>("--verbose") { Description = "Say more, stack traces too." };
        var command = new Command("doctor", "Shows versions and which layers of the sandbox are active; exit code 4 where there is no wall.") { verbose };
        command.SetAction((parsed, cancellation) => Session.GuardAsync(parsed.GetValue(verbose), RunAsync, cancellation));
        return command;
    }

    private static async Task<int> RunAsync()
    {
        Write("roslynsynth", Session.Version);
        Write(".NET", $"{Environment.Version} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
        Write("processors", $"{Environment.ProcessorCount}");
        Write("GPU", Gpu());
        Write("guide", GuideChoice.Open(GuideChoice.Neural) is Guides.NeuralGuide ? "neural; its weights are here and whole" : "uniform; there are no weights for the neural one");
        await using var judge = new Judge(new JudgeOptions { Wall = WallUse.WhereAvailable });
        var watch = Stopwatch.StartNew();
        var layers = await judge.InspectWallAsync();
        Write("worker", $"starts in {watch.ElapsedMilliseconds} ms");
        foreach (var (layer, text) in Layers) Write(layer == Layers[0].Layer ? "wall" : "", $"{(layers.HasFlag(layer) ? "active    " : "not active")}  {text}");
        if (layers.IsWall())
        {
            Write("sandbox", "candidates run behind the operating system's wall; docs/security.md says what it promises");
            return ExitCode.Solved;
        }

        Write("sandbox", "NO WALL: candidates are refused unless --unsafe-no-sandbox is given");
        return ExitCode.NoSandbox;
    }

    private static (WallLayers Layer, string Text)[] Layers =>
    [
        (WallLayers.ResourceLimits, "resource limits (processor time, memory, file size, descriptors)"),
        .. OperatingSystem.IsLinux()
            ? [
                (WallLayers.Seccomp, "seccomp (no sockets, no processes, no writing)"),
                (WallLayers.Landlock, "Landlock (reads the framework and its own files only)"),
                (WallLayers.Bubblewrap, "bubblewrap (namespaces of its own; used where it is installed)"),
                (WallLayers.EndsWithHost, "the kernel ends it with its host"),
            ]
            : OperatingSystem.IsWindows() ? [(WallLayers.JobObject, "job object (one process, capped memory, ends with its host)")]
            : Array.Empty<(WallLayers, string)>(),
    ];

    private static string Gpu() =>
        OperatingSystem.IsLinux() ? (File.Exists("/proc/driver/nvidia/version") ? "NVIDIA driver found" : "no NVIDIA driver found")
        : NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda" : "libcuda", out _) ? "CUDA driver found" : "no CUDA driver found";

    private static void Write(string name, string text) => Console.WriteLine($"{name,-12} {text}");
}
