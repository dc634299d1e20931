using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RoslynSynth.CodeFixes.Engine;

/// <summary>
/// The engine: one that runs already, or else the one that the package carries, as a process of its own. The host's process neither loads it nor waits for it when
/// cancelled.
/// </summary>
internal static class EngineProcess
{
    /// <summary>Names the engine's assembly instead of the package's, for those who develop it.</summary>
    private const string Variable = "ROSLYNSYNTH_ENGINE";

    /// <summary>Asks the engine. What goes wrong is told in the answer; only cancellation is thrown.</summary>
    public static async Task<EngineResponse> AskAsync(Project project, EngineRequest request, CancellationToken cancellation)
    {
        if (await RunningEngine.TryAskAsync(EnginePipe.Name, request, cancellation).ConfigureAwait(false) is { } answer) return answer;
        if (Find(project) is not { } engine) return Failure("the engine is not beside the analyzer; install the package RoslynSynth.Analyzers anew");
        try
        {
            return await RunAsync(engine, request, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is IOException or InvalidDataException or System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return Failure($"the engine did not answer: {e.Message}");
        }
    }

    private static EngineResponse Failure(string why) => new(why, [], []);

    private static string? Find(Project project)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return named;
        // The reference's own path: hosts load assemblies from copies.
        var name = typeof(EngineProcess).Assembly.GetName().Name + ".dll";
        var places = project.Solution.Projects.SelectMany(p => p.AnalyzerReferences).OfType<AnalyzerFileReference>().Select(r => r.FullPath)
            .Append(typeof(EngineProcess).Assembly.Location).Where(p => Path.GetFileName(p) == name);
        return places.Select(p => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(p)!, "..", "..", "..", "tools", "RoslynSynth.Tool.dll"))).FirstOrDefault(File.Exists);
    }

    private static async Task<EngineResponse> RunAsync(string engine, EngineRequest request, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", $"\"{engine}\" engine")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // What the host sets for itself would send the engine to the host's own runtime.
        foreach (var name in new[] { "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH" }) start.Environment.Remove(name);
        using var process = new Process { StartInfo = start };
        process.Start();
        using var ending = cancellation.Register(() => End(process));
        var lastLine = "";
        process.ErrorDataReceived += (_, e) => lastLine = string.IsNullOrWhiteSpace(e.Data) ? lastLine : e.Data!;
        process.BeginErrorReadLine();
        var input = Task.Run(() =>
        {
            using var stream = process.StandardInput.BaseStream;
            EngineMessages.Write(stream, request);
        }, CancellationToken.None);
        try
        {
            using var bytes = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(bytes, 81920, CancellationToken.None).ConfigureAwait(false);
            await input.ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            process.WaitForExit();
            if (bytes.Length == 0) throw new InvalidDataException(lastLine);
            bytes.Position = 0;
            return EngineMessages.ReadResponse(bytes);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        finally
        {
            End(process);
        }
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself meanwhile.
        }
    }
}
