using System.Diagnostics;

namespace RoslynSynth.Tool.Tests;

/// <summary>The tool as a real process, in a folder of its own.</summary>
internal sealed class ToolProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roslynsynth-test-");

    public string Folder => _folder.FullName;

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return name;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Every file and folder in the folder, with / between the parts.</summary>
    public string[] Contents() => [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public async Task<ToolResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await FinishAsync(process);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "RoslynSynth.Tool.dll"), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Path.GetFileName(Folder) + ".tmp")).FullName;
        return Process.Start(start)!;
    }

    /// <summary>What the process left in its temporary folder.</summary>
    public string[] Leftovers()
    {
        var temporary = Path.Combine(Path.GetTempPath(), Path.GetFileName(Folder) + ".tmp");
        return [.. Directory.EnumerateFileSystemEntries(temporary).Select(f => Path.GetFileName(f)!).Where(f => !f.StartsWith("clr-debug-pipe", StringComparison.Ordinal) && !f.StartsWith("dotnet-diagnostic", StringComparison.Ordinal) && f != ".dotnet")];
    }

    public static async Task<ToolResult> FinishAsync(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The tool did not end. Standard error: {await error}");
        }

        return new ToolResult(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    /// <summary>What Ctrl-C sends.</summary>
    public static void Interrupt(Process process) => Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        var temporary = Path.Combine(Path.GetTempPath(), _folder.Name + ".tmp");
        if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
    }
}

internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard error without the lines of progress.</summary>
    public string[] ErrorLines => [.. Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.Contains(" terms kept, ", StringComparison.Ordinal))];
}
