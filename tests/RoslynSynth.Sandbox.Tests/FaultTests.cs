using System.Diagnostics;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>Attack 39: the whole tool, killed, doubled, and without room for its files.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Specifications = """
        using RoslynSynth;
        public static partial class Easy
        {
            [Example(1, Returns = 2)] [Example(5, Returns = 6)] [Example(-3, Returns = -2)] public static partial int Next(int x);
            [Example("ab", Returns = 2)] [Example("", Returns = 0)] [Example("xyz", Returns = 3)] public static partial int Size(string s);
            [Example("ab", Returns = "AB")] [Example("x", Returns = "X")] [Example("qQ", Returns = "QQ")] public static partial string Loud(string s);
        }
        """;

    private const string Sample = """{"name":"t","signature":"int F(int x)","train":[{"args":[1],"result":2},{"args":[3],"result":4},{"args":[8],"result":9}],"test":[{"args":[5],"result":6}]}""";

    private readonly ToolRun _tool = new();

    private static int Repetitions { get; } = int.TryParse(Environment.GetEnvironmentVariable("ROSLYNSYNTH_FAULTS"), out var count) ? count : 2;

    private string Output => _tool.Output;

    public FaultTests() => _tool.Write("Easy.cs", Specifications);

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Attack_39_killed_at_any_point_it_leaves_whole_files_and_no_process_and_a_second_run_completes()
    {
        await KillOftenAsync(Start, AssertWhole);
        await CompleteAsync(Start());
        Assert.Equal(3, Directory.GetFiles(Output, "*.cs").Length);
    }

    [Fact]
    public async Task Attack_39_a_killed_bench_leaves_a_whole_report_or_none_and_a_second_run_completes()
    {
        for (var i = 0; i < 4; i++) _tool.Write($"suite/t{i}.json", Sample.Replace("\"t\"", $"\"t{i}\"", StringComparison.Ordinal));
        await KillOftenAsync(Bench, AssertReport);
        var (exitCode, _, error) = await ToolRun.EndOfAsync(Bench());
        Assert.True(exitCode == 0, error);
        AssertReport();
        Assert.True(File.Exists(_tool.PathOf("report.json")));

        Process Bench() => _tool.Start("bench", "suite", "--json", "report.json", "--time", "120");

        void AssertReport()
        {
            if (!File.Exists(_tool.PathOf("report.json"))) return;
            using var report = JsonDocument.Parse(File.ReadAllText(_tool.PathOf("report.json")));
            Assert.Equal(4, report.RootElement.GetProperty("tasks").GetArrayLength());
        }
    }

    private static async Task KillOftenAsync(Func<Process> start, Action check)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds the workers in /proc.");
        var random = new Random(1);
        for (var i = 0; i < Repetitions; i++)
        {
            using var tool = start();
            await Task.Delay(random.Next(3000), TestContext.Current.CancellationToken);
            var workers = WorkersOf(tool.Id);
            tool.Kill();
            await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
            foreach (var worker in workers) Assert.True(worker.WaitForExit(2000) || IsGone(worker.Id), $"Round {i}: a worker outlived its host: {State(worker.Id)}");
            check();
        }
    }

    [Fact]
    public async Task Attack_39_killed_workers_are_replaced_and_the_run_completes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds the workers in /proc.");
        var tool = Start();
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            foreach (var worker in WorkersOf(tool.Id)) worker.Kill();
        }

        await CompleteAsync(tool);
    }

    [Fact]
    public async Task Attack_39_two_runs_in_one_folder_do_not_disturb_each_other()
    {
        await Task.WhenAll(CompleteAsync(Start()), CompleteAsync(Start()));
        Assert.Equal(3, Directory.GetFileSystemEntries(Output).Length);
    }

    [Fact]
    public async Task Attack_39_a_full_disk_is_one_clear_message_and_no_half_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root can mount a small disk.");
        Directory.CreateDirectory(Output);
        using var mount = Process.Start("mount", ["-t", "tmpfs", "-o", "size=4k", "none", Output]);
        await mount.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(mount.ExitCode == 0, "Mounting is not allowed here.");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(Output, "filler"), new byte[4096], TestContext.Current.CancellationToken);
            var (exitCode, _, message) = await ToolRun.EndOfAsync(Start());
            Assert.Equal(2, exitCode);
            Assert.Contains("No space left", message, StringComparison.Ordinal);
            Assert.Equal(["filler"], Directory.GetFileSystemEntries(Output).Select(Path.GetFileName));
        }
        finally
        {
            using var unmount = Process.Start("umount", [Output]);
            await unmount.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Attack_38_a_link_in_the_output_folder_leaves_its_target_untouched()
    {
        var precious = _tool.PathOf("precious.txt");
        await File.WriteAllTextAsync(precious, "precious", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Output);
        File.CreateSymbolicLink(Path.Combine(Output, "Easy.Next.cs"), precious);
        var (exitCode, _, message) = await ToolRun.EndOfAsync(Start());
        Assert.True(exitCode == 2, message);
        Assert.Equal("precious", await File.ReadAllTextAsync(precious, TestContext.Current.CancellationToken));
    }

    private Process Start() => _tool.Start("synth", "Easy.cs", "--output", Output, "--time", "120");

    private async Task CompleteAsync(Process tool)
    {
        var (exitCode, _, message) = await ToolRun.EndOfAsync(tool);
        Assert.True(exitCode == 0, message);
        AssertWhole();
    }

    /// <summary>Every generated file parses, to its closing brace.</summary>
    private void AssertWhole()
    {
        if (!Directory.Exists(Output)) return;
        foreach (var file in Directory.GetFiles(Output, "*.cs").Where(f => !Path.GetFileName(f).StartsWith('.')))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain(CSharpSyntaxTree.ParseText(text).GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        }
    }

    /// <summary>Dead and only not yet buried by the process that inherited it.</summary>
    private static bool IsGone(int process) => State(process) is null or ['Z' or 'X', ..];

    /// <summary>The state and the command line of a process, or null where there is none.</summary>
    private static string? State(int process)
    {
        try
        {
            return $"{File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Trim()} {File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ')}";
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static List<Process> WorkersOf(int host)
    {
        var workers = new List<Process>();
        foreach (var id in Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _)))
        {
            try
            {
                var words = File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
                if (words.Any(w => w.EndsWith("RoslynSynth.Sandbox.dll", StringComparison.Ordinal)) && words.Contains($"{host}")) workers.Add(Process.GetProcessById(int.Parse(id!)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // It has just ended.
            }
        }

        return workers;
    }
}
