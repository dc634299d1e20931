using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace RoslynSynth.Tool.Tests;

public sealed class SynthTests
{
    private const string Overloads = """
        namespace Mine;

        public static partial class Numbers
        {
            [Example(1, Returns = 2)]
            [Example(5, Returns = 6)]
            public static partial int Next(int x);

            [Example("a", Returns = "aa")]
            [Example("bc", Returns = "bcbc")]
            public static partial string Next(string x);
        }
        """;

    /// <summary>A function that no search finds.</summary>
    private const string Hopeless = """
        public static partial class Z
        {
            [Example("a", Returns = "5x9R#8~962K~0!J6q&")]
            [Example("b", Returns = "pMR1%JT3M4JK9zyxp%")]
            [Example("c", Returns = "!Tp!#vE550EEK%Kz!z")]
            [Example("d", Returns = "p%pwQz3&76zp8z&TwK")]
            [Example("e", Returns = "RypExvQw~54K578Qvw")]
            [Example("f", Returns = "R~w18Qp118pqxK9R%T")]
            [Example("g", Returns = "K3#yRT4~K0q8p5zM!J")]
            [Example("h", Returns = "~0R2R&2x!0M49!#R%w")]
            [Example("i", Returns = "qyvzQ25REQx83vw7Qw")]
            [Example("j", Returns = "p#v6E98w1p9qv53TqJ")]
            public static partial string F(string s);
        }
        """;

    [Fact]
    public async Task Overloads_come_in_files_of_their_own()
    {
        using var tool = new ToolProcess();
        tool.Write("Numbers.cs", Overloads);
        var result = await tool.RunAsync("synth", "Numbers.cs", "--output", "out", "--time", "300");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["Numbers.cs", "out", "out/Numbers.Next-int.cs", "out/Numbers.Next-string.cs"], tool.Contents());
        Assert.Contains("    public static partial int Next(int x) => x + 1;\n", tool.Read("out/Numbers.Next-int.cs"), StringComparison.Ordinal);
        Assert.Contains("    public static partial string Next(string x) => x + x;\n", tool.Read("out/Numbers.Next-string.cs"), StringComparison.Ordinal);
        Assert.Equal(["out/Numbers.Next-int.cs", "out/Numbers.Next-string.cs"], result.Output.Replace('\\', '/').Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_dry_run_shows_the_difference_and_writes_nothing()
    {
        using var tool = new ToolProcess();
        tool.Write("Numbers.cs", Overloads);
        var result = await tool.RunAsync("synth", "Numbers.cs", "--output", "out", "--dry-run", "--time", "300");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["Numbers.cs"], tool.Contents());
        Assert.Contains("+    public static partial int Next(int x) => x + 1;\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_the_same_file_again_over_its_own()
    {
        using var tool = new ToolProcess();
        tool.Write("F.json", """{"signature": "int F(int x)", "train": [{"args": [1], "result": 2}, {"args": [5], "result": 6}]}""");
        await tool.RunAsync("synth", "F.json", "--output", ".", "--time", "300");
        var first = tool.Read("F.cs");
        var result = await tool.RunAsync("synth", "F.json", "--output", ".", "--dry-run", "--time", "300");
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("public static int F(int x) => x + 1;", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_tells_what_was_solved_and_what_was_not()
    {
        using var tool = new ToolProcess();
        tool.Write("specs/A.cs", Overloads);
        tool.Write("specs/Other.cs", "class Unrelated;");
        tool.Write("specs/packages.lock.json", "{}");
        tool.Write("specs/Z.cs", Hopeless);
        var result = await tool.RunAsync("synth", "specs", "--terms", "200000", "--time", "300", "--json");
        Assert.Equal(1, result.ExitCode);
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(["solved", "solved", "timeout"], document.RootElement.EnumerateArray().Select(r => r.GetProperty("outcome").GetString()));
        Assert.EndsWith("2 of 3 solved.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_it_keeps_what_was_found_and_leaves_no_worker()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no way to send Ctrl-C to another process there.");
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("ROSLYNSYNTH_SIGNALS") == "1", "On a loaded machine the search can end before the signal comes; set ROSLYNSYNTH_SIGNALS=1 to run it.");
        using var tool = new ToolProcess();
        tool.Write("specs/A.cs", Overloads);
        tool.Write("specs/Z.cs", Hopeless);
        using var process = tool.Start("synth", "specs", "--output", "out", "--time", "600", "--json");
        await WaitForAsync(() => tool.Contents().Contains("out/Numbers.Next-string.cs"), process);
        await WaitForAsync(() => Workers(process).Length > 0, process);
        var workers = Workers(process);
        ToolProcess.Interrupt(process);
        var result = await ToolProcess.FinishAsync(process);
        Assert.Equal(130, result.ExitCode);
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(["solved", "solved", "cancelled"], document.RootElement.EnumerateArray().Select(r => r.GetProperty("outcome").GetString()));
        Assert.Equal(["out", "out/Numbers.Next-int.cs", "out/Numbers.Next-string.cs", "specs", "specs/A.cs", "specs/Z.cs"], tool.Contents());
        Assert.DoesNotContain(workers, IsRunning);
    }

    private static async Task WaitForAsync(Func<bool> condition, Process process)
    {
        while (!condition())
        {
            Assert.False(process.HasExited, "The tool ended too early.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The child processes, as the system lists them.</summary>
    private static int[] Workers(Process process)
    {
        using var list = Process.Start(new ProcessStartInfo("ps", ["-A", "-o", "pid=,ppid="]) { RedirectStandardOutput = true })!;
        return [.. list.StandardOutput.ReadToEnd().Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(p => p.Length == 2 && int.Parse(p[1]) == process.Id).Select(p => int.Parse(p[0]))];
    }

    private static bool IsRunning(int id)
    {
        using var list = Process.Start(new ProcessStartInfo("ps", ["-p", $"{id}", "-o", "stat="]) { RedirectStandardOutput = true })!;
        var state = list.StandardOutput.ReadToEnd().Trim();
        return state.Length > 0 && state[0] != 'Z';
    }
}
