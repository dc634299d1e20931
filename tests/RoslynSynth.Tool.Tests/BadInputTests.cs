using Xunit;

namespace RoslynSynth.Tool.Tests;

/// <summary>Every mistake: one line with a place and a way out, exit code 2, nothing on standard output, nothing left behind.</summary>
public sealed class BadInputTests
{
    private const string Fine = "public static partial class C { [Example(1, Returns = 2)] [Example(5, Returns = 6)] public static partial int F(int x); }";

    public static TheoryData<string, string[]> WrongCommands => new()
    {
        { "signature(1,10): error: The type 'Frob' is not known.", ["try", "string F(Frob s)", "-e", "(1) => \"\""] },
        { "signature(1,8): error: 'class' is a keyword. Write @class", ["try", "string class(string s)", "-e", "(\"\") => \"\""] },
        { "signature(1,1): error: 'F' has no examples. Add one", ["try", "string F(string s)"] },
        { "-e 1(1,2): error: 'abc' is not a value of type int.", ["try", "int F(int x)", "-e", "(abc) => 1"] },
        { "-e 1(1,1): error: The example has 2 arguments, but int F(int x) takes 1.", ["try", "int F(int x)", "-e", "(1, 2) => 1"] },
        { "-e 2(1,1): error: Two examples contradict each other: F(1) is 1 at -e 1(1,1) and 2 here. Remove one.", ["try", "int F(int x)", "-e", "(1) => 1", "-e", "(1) => 2"] },
        { "error: --memory must be an amount such as 512M or 2G; 'lots' is not.", ["try", "int F(int x)", "-e", "(1) => 1", "--memory", "lots"] },
        { "error: --time must be a number from 0.01 to 10000000; 'NaN' is not.", ["try", "int F(int x)", "-e", "(1) => 1", "--time", "NaN"] },
        { "error: --threads must be a whole number from 1 to 256; '0' is not.", ["try", "int F(int x)", "-e", "(1) => 1", "--threads", "0"] },
        { "error: --seed must be a whole number from 0 to 18446744073709551615; '-1' is not.", ["try", "int F(int x)", "-e", "(1) => 1", "--seed", "-1"] },
        { "error: --strategies must be all, none, or some of branches, parts, goals, loops, guards, focus, learning, proposals, chains, reductions; 'fast' is not.", ["try", "int F(int x)", "-e", "(1) => 1", "--strategies", "fast"] },
        { "error: '--frob' is not an option of this command.", ["synth", "Fine.cs", "--frob"] },
        { "None.cs(1,1): error: There is no such file.", ["synth", "None.cs"] },
        { "Fine.cs(1,1): error: The output folder can't be written: It is a file. Choose another with --output.", ["synth", "Fine.cs", "--output", "Fine.cs"] },
        { "/proc/none(1,1): error: The output folder can't be written:", ["synth", "Fine.cs", "--output", "/proc/none"] },
        { "None.dll(1,1): error: There is no such file. Give --components", ["synth", "Fine.cs", "--components", "None.dll"] },
        { "Fine.txt(1,1): error: This is not a .NET assembly that can be loaded:", ["synth", "Fine.cs", "--components", "Fine.txt"] },
        { "Broken.cs(1,31): error: The component file does not compile: CS", ["synth", "Fine.cs", "--components", "Broken.cs"] },
        { "Bad.json(1,41): error: The row has no \"args\".", ["synth", "Bad.json"] },
        { "none(1,1): error: There is no such folder. Give a folder of .json tasks.", ["bench", "none"] },
        { "error: --shard must be a part and a number of parts such as 2/5, counted from 1; '3/2' is not.", ["fill", "--shard", "3/2"] },
        { "specs(1,1): error: This is no name for a file. Give --sarif another.", ["fill", "--sarif", "specs"] },
        { "error: --write, --dry-run and --check exclude one another.", ["fill", "--write", "--check"] },
        { "Mine.cs(1,1): error: This file was not generated, so it is not overwritten.", ["synth", "Fine.cs", "--output", "."] },
    };

    [Theory]
    [MemberData(nameof(WrongCommands))]
    public async Task Is_refused_in_one_line(string start, string[] arguments)
    {
        Assert.SkipWhen(start.StartsWith("/proc", StringComparison.Ordinal) && !OperatingSystem.IsLinux(), "There is no /proc.");
        using var tool = new ToolProcess();
        tool.Write("Fine.cs", Fine);
        tool.Write("Fine.txt", "text");
        tool.Write("Broken.cs", "public static class B { int x }");
        tool.Write("Bad.json", """{"signature": "int F(int x)", "train": [1, {}]}""");
        if (start.StartsWith("specs", StringComparison.Ordinal)) tool.Write("specs/Fine.cs", Fine);
        if (start.StartsWith("Mine", StringComparison.Ordinal)) tool.Write("C.F.cs", "// Mine.");
        var before = tool.Contents();
        var result = await tool.RunAsync(arguments);
        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith(start.Replace("Mine.cs", $".{Path.DirectorySeparatorChar}C.F.cs", StringComparison.Ordinal), line, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal(before, tool.Contents());
        Assert.Empty(tool.Leftovers());
    }

    [Fact]
    public async Task Nothing_is_written_where_one_of_several_files_is_wrong()
    {
        using var tool = new ToolProcess();
        tool.Write("specs/A.cs", Fine);
        tool.Write("specs/B.cs", "public static partial class D { [Example(\"a\", Returns = 2)] public static partial int F(int x); }");
        var result = await tool.RunAsync("synth", "specs");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"specs{Path.DirectorySeparatorChar}B.cs(1,42): error: '\"a\"' is not a value of type int.", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(["specs", "specs/A.cs", "specs/B.cs"], tool.Contents());
    }

    [Fact]
    public async Task A_full_disk_leaves_no_partial_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root can mount a file system.");
        using var tool = new ToolProcess();
        tool.Write("Fine.cs", Fine);
        var full = Path.Combine(tool.Folder, "full");
        Directory.CreateDirectory(full);
        using var mount = System.Diagnostics.Process.Start("mount", ["-t", "tmpfs", "-o", "size=4k", "tmpfs", full]);
        await mount.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(mount.ExitCode == 0, "This system lets nothing be mounted.");
        try
        {
            File.WriteAllText(Path.Combine(full, "filler"), new string('x', 4096));
            var result = await tool.RunAsync("synth", "Fine.cs", "--output", "full");
            Assert.Equal(2, result.ExitCode);
            Assert.Contains(result.ErrorLines, l => l.Contains("error: ", StringComparison.Ordinal));
            Assert.Equal(["filler"], Directory.GetFileSystemEntries(full).Select(Path.GetFileName));
        }
        finally
        {
            using var unmount = System.Diagnostics.Process.Start("umount", [full]);
            await unmount.WaitForExitAsync(CancellationToken.None);
        }
    }
}
