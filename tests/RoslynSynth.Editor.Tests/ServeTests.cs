using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using Microsoft.CodeAnalysis;
using RoslynSynth.CodeFixes.Engine;
using Xunit;

namespace RoslynSynth.Editor.Tests;

/// <summary>The engine that stays, as a real process.</summary>
[Collection("engine")]
public sealed class ServeTests : IDisposable
{
    private const string Code = "public static class Words { public static string Shout(string text) => throw new System.NotImplementedException(); }";
    private const string Tests = "public class WordsTests { [Theory, InlineData(\"hi\", \"HI\"), InlineData(\"Ada l\", \"ADA L\")] public void Shouts(string text, string expected) => Assert.Equal(expected, Words.Shout(text)); }";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roslynsynth-serve-");
    private readonly List<Process> _processes = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A path is the pipe itself on Unix; names share a folder there.</summary>
    private string Pipe => OperatingSystem.IsWindows() ? _folder.Name : Path.Combine(_folder.FullName, "pipe");

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Requests_are_answered_also_several_at_once_and_after_garbage()
    {
        var server = await ServeAsync();
        foreach (var bytes in new[] { Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"), [255, 255, 255, 255], [200, 0, 0, 0, 1], [0, 0, 0, 0], [] })
        {
            await using var stranger = await ConnectAsync();
            await stranger.WriteAsync(bytes, Cancellation);
        }

        await using (var greeted = await ConnectAsync())
        {
            await EnginePipe.WriteAsync(greeted, EnginePipe.Greeting, Cancellation);
            Assert.Equal(EnginePipe.Welcome, await EnginePipe.ReadTextAsync(greeted, Cancellation));
            await EnginePipe.WriteAsync(greeted, "no request at all", Cancellation);
            Assert.True(await IsEndedAsync(greeted));
        }

        var answers = await Task.WhenAll(RunningEngine.TryAskAsync(Pipe, Request(), Cancellation), RunningEngine.TryAskAsync(Pipe, Request(), Cancellation));
        Assert.All(answers, a => Assert.Contains("ToUpperInvariant", Assert.Single(a!.Files).Text, StringComparison.Ordinal));
        Assert.False(server.HasExited);
    }

    [Fact]
    public async Task The_code_fix_asks_the_engine_that_runs()
    {
        await ServeAsync();
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Code", LanguageNames.CSharp);
        var (engine, pipe) = (Environment.GetEnvironmentVariable("ROSLYNSYNTH_ENGINE"), Environment.GetEnvironmentVariable(EnginePipe.Variable));
        try
        {
            Environment.SetEnvironmentVariable("ROSLYNSYNTH_ENGINE", "nowhere.dll");
            Assert.Contains("did not answer", (await EngineProcess.AskAsync(project, Request(), Cancellation)).Error, StringComparison.Ordinal);
            Environment.SetEnvironmentVariable(EnginePipe.Variable, Pipe);
            Assert.Equal("Filled", Assert.Single((await EngineProcess.AskAsync(project, Request(), Cancellation)).Results).Outcome);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ROSLYNSYNTH_ENGINE", engine);
            Environment.SetEnvironmentVariable(EnginePipe.Variable, pipe);
        }
    }

    [Fact]
    public async Task Another_version_is_refused_and_a_second_engine_too()
    {
        await ServeAsync();
        await using var other = await ConnectAsync();
        await EnginePipe.WriteAsync(other, EnginePipe.Greeting + ".1", Cancellation);
        Assert.StartsWith("no: this is roslynsynth-engine-", await EnginePipe.ReadTextAsync(other, Cancellation), StringComparison.Ordinal);
        Assert.True(await IsEndedAsync(other));
        var second = Start("--pipe", Pipe);
        Assert.Contains("answers on the pipe", await second.StandardError.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
        await second.WaitForExitAsync(Cancellation);
        Assert.Equal(2, second.ExitCode);
    }

    [Fact]
    public async Task A_client_that_goes_away_gives_its_search_up()
    {
        await ServeAsync();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var endless = RunningEngine.TryAskAsync(Pipe, Request("abc", 3000), source.Token);
        source.CancelAfter(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);
        // One search at a time: this one would wait for the other's fifty minutes.
        Assert.NotNull(await RunningEngine.TryAskAsync(Pipe, Request(), Cancellation));
    }

    [Fact]
    public async Task It_ends_when_nobody_asks()
    {
        var server = await ServeAsync("--idle", "0.02");
        await server.WaitForExitAsync(Cancellation);
        Assert.Equal(0, server.ExitCode);
        Assert.Null(await RunningEngine.TryAskAsync(Pipe, Request(), Cancellation));
    }

    [Fact]
    public async Task It_ends_with_its_parent()
    {
        using var parent = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RoslynSynth.Tool.dll"), "engine"]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        var server = await ServeAsync("--parent", $"{parent.Id}");
        Assert.False(server.HasExited);
        parent.Kill();
        await server.WaitForExitAsync(Cancellation);
        Assert.Equal(0, server.ExitCode);
        var orphan = Start("--pipe", Pipe, "--parent", $"{parent.Id}");
        Assert.Contains("There is no process", await orphan.StandardError.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    private static EngineRequest Request(string result = "HI", double seconds = 60)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).ToArray();
        EngineProject code = new("Code", "/Code/Code.csproj", [], 0, 0, false, references, []) { Documents = [new EngineFile("/Code/Words.cs", Code)] };
        EngineProject tests = new("Tests", "/Tests/Tests.csproj", [], 0, 0, false, references, [0]) { Documents = [new EngineFile("/Tests/WordsTests.cs", Tests.Replace("\"HI\"", $"\"{result}\"", StringComparison.Ordinal))] };
        return new EngineRequest(["M:Words.Shout(System.String)"], seconds, [code, tests]);
    }

    /// <summary>Where the server left bytes unread, a socket says that it was reset.</summary>
    private static async Task<bool> IsEndedAsync(Stream pipe)
    {
        try
        {
            return await EnginePipe.ReadTextAsync(pipe, Cancellation) is null;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private async Task<NamedPipeClientStream> ConnectAsync()
    {
        var pipe = new NamedPipeClientStream(".", Pipe, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        await pipe.ConnectAsync(60_000, Cancellation);
        return pipe;
    }

    private async Task<Process> ServeAsync(params string[] options)
    {
        var server = Start(["--pipe", Pipe, .. options]);
        Assert.StartsWith("Serves on", await server.StandardOutput.ReadLineAsync(Cancellation), StringComparison.Ordinal);
        return server;
    }

    private Process Start(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RoslynSynth.Tool.dll"), "serve", .. options]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["XDG_CACHE_HOME"] = _folder.FullName;
        var process = Process.Start(start)!;
        _processes.Add(process);
        return process;
    }
}
