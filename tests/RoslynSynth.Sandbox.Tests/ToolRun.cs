using System.Diagnostics;
using System.Text;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>The whole tool as a process of its own, in a folder of its own.</summary>
internal sealed class ToolRun : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("roslynsynth-run-").FullName;

    public string Output => PathOf("out");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RoslynSynth.Tool.dll"), .. arguments])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        WorkingDirectory = Folder,
    })!;

    public Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => EndOfAsync(Start(arguments));

    public static async Task<(int ExitCode, string Output, string Error)> EndOfAsync(Process tool)
    {
        using (tool)
        {
            var output = tool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
            return (tool.ExitCode, await output, error);
        }
    }
}
