using System.Diagnostics;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool;

/// <summary>Finds and starts the trainer. It is a tool of its own, since it needs libtorch, which is large.</summary>
internal static class Trainer
{
    public const string Name = "roslynsynth-neural";
    private const string Project = "RoslynSynth.Neural";

    /// <summary>Runs it and gives its exit code; where there is none, says what to install.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="tasks">The file of drawn tasks, for the message.</param>
    /// <param name="cancellation">Waits for it to end: Ctrl-C reaches it too.</param>
    public static async Task<int> RunAsync(IEnumerable<string> arguments, string tasks, CancellationToken cancellation)
    {
        if (Find() is not { } path)
        {
            throw new SpecificationException(
                $"The trainer is not installed; the drawn tasks are kept. Run `dotnet tool install --global {Project}` (or build src/{Project}) and then the same command again.", new SourcePlace(tasks, 1, 1));
        }

        var isAssembly = path.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isAssembly ? Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet" : path) { UseShellExecute = false };
        if (isAssembly) start.ArgumentList.Add(path);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // Two threads of OpenMP that spin while they wait make a busy machine many times slower.
        start.Environment.TryAdd("OMP_WAIT_POLICY", "PASSIVE");
        using var process = Process.Start(start) ?? throw new IOException($"{path} could not be started.");
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    private static string? Find()
    {
        var file = OperatingSystem.IsWindows() ? Name + ".exe" : Name;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools"));
        return Built() ?? folders.Select(f => Path.Combine(f, file)).FirstOrDefault(File.Exists);
    }

    /// <summary>The trainer that was built beside this tool in the repository.</summary>
    private static string? Built()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration, projects) = (own.Name, own.Parent?.Name, own.Parent?.Parent?.Parent?.Parent);
        if (configuration is null || projects is null) return null;
        var path = Path.Combine(projects.FullName, Project, "bin", configuration, framework, Project + ".dll");
        return File.Exists(path) ? path : null;
    }
}
