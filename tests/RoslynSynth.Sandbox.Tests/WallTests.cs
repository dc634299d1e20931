using System.Diagnostics;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Protocol;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>The operating system's layer alone: the candidates here were checked by nobody.</summary>
public sealed class WallTests : IDisposable
{
    private const string Denied = "System.UnauthorizedAccessException";
    private readonly string _folder = Directory.CreateTempSubdirectory("roslynsynth-wall-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_worker_says_which_layers_are_active()
    {
        OnLinux();
        using var worker = await WorkerProcess.StartAsync(new JudgeOptions());
        Assert.True(worker.Layers.HasFlag(WallLayers.ResourceLimits | WallLayers.Seccomp | WallLayers.EndsWithHost), $"{worker.Layers}");
        Assert.True(worker.Layers.IsWall());
    }

    [Theory]
    [InlineData("return File.ReadAllText(text);")]
    [InlineData("return string.Join(',', Directory.GetFiles(Path.GetDirectoryName(text)!));")]
    [InlineData("return System.Threading.Tasks.Task.Run(() => File.ReadAllText(text)).GetAwaiter().GetResult();")]
    [InlineData("return OnFinalizerThread(() => File.ReadAllText(text));")]
    public async Task Files_of_the_user_can_not_be_read_on_any_thread(string body)
    {
        await WithLandlockAsync();
        var file = Path.Combine(_folder, "secret.txt");
        await File.WriteAllTextAsync(file, "secret", TestContext.Current.CancellationToken);
        Assert.Equal(Denied, await HostileCode.RunAsync(body, file));
        Assert.Equal(Denied, await HostileCode.RunAsync(body, "/etc/hostname"));
    }

    [Theory]
    [InlineData("File.WriteAllText(text + \".new\", \"x\"); return \"written\";")]
    [InlineData("File.AppendAllText(text, \"x\"); return \"written\";")]
    [InlineData("File.Delete(text); return \"deleted\";")]
    [InlineData("File.Move(text, text + \".moved\"); return \"moved\";")]
    [InlineData("Directory.CreateDirectory(text + \".folder\"); return \"made\";")]
    [InlineData("File.CreateSymbolicLink(text + \".link\", \"/\"); return \"linked\";")]
    [InlineData("File.SetUnixFileMode(text, (UnixFileMode)511); return \"changed\";")]
    public async Task Nothing_can_be_written_or_removed(string body)
    {
        OnLinux();
        var file = Path.Combine(_folder, "precious.txt");
        await File.WriteAllTextAsync(file, "precious", TestContext.Current.CancellationToken);
        Assert.StartsWith("System.", await HostileCode.RunAsync(body, file), StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("using var s = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp); s.Connect(IPAddress.Loopback, 22); return \"connected\";")]
    [InlineData("using var s = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp); return \"made\";")]
    [InlineData("using var s = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified); return \"made\";")]
    [InlineData("return Dns.GetHostAddresses(\"localhost\")[0].ToString();")]
    public async Task There_is_no_network(string body)
    {
        OnLinux();
        Assert.StartsWith("System.", await HostileCode.RunAsync(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return Process.Start(\"/bin/true\").Id.ToString();", "System.ComponentModel.Win32Exception")]
    [InlineData("return fork() < 0 ? Error : \"forked\";", "1")]
    [InlineData("return kill(int.Parse(text), 0) < 0 ? Error : \"signalled\";", "1")]
    [InlineData("return syscall(101, 16, int.Parse(text), 0, 0, 0) < 0 ? Error : \"traced\";", "1")]
    [InlineData("return syscall(425, 8, 0, 0, 0, 0) < 0 ? Error : \"ring\";", "1")]
    [InlineData("return syscall(165, 0, 0, 0, 0, 0) < 0 ? Error : \"mounted\";", "1")]
    [InlineData("return syscall(321, 0, 0, 0, 0, 0) < 0 ? Error : \"bpf\";", "1")]
    [InlineData("return syscall(319, 0, 0, 0, 0, 0) < 0 ? Error : \"file in memory\";", "1")]
    [InlineData("var limit = stackalloc ulong[] { 1 << 30, 1 << 30 }; return setrlimit(4, limit) < 0 ? Error : \"raised\";", "1")]
    [InlineData("return prctl(1, 0, 0, 0, 0) < 0 ? Error : \"outlives its host\";", "1")]
    public async Task Processes_signals_and_the_wall_itself_are_out_of_reach(string body, string expected)
    {
        OnLinux();
        Assert.SkipUnless(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64, "The numbers of the calls here are those of x64.");
        Assert.Equal(expected, await HostileCode.RunAsync(body, $"{Environment.ProcessId}"));
    }

    [Fact]
    public async Task The_host_environment_is_invisible()
    {
        Environment.SetEnvironmentVariable("ROSLYNSYNTH_SECRET", "secret");
        var names = await HostileCode.RunAsync("return string.Join(',', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order());");
        Assert.All(names.Split(','), name => Assert.True(name.StartsWith("DOTNET_", StringComparison.Ordinal) || name is "TZ" or "LD_LIBRARY_PATH" or "SystemRoot" or "PWD", name));
    }

    [Fact]
    public async Task Memory_outside_the_managed_heap_is_bounded()
    {
        OnLinux();
        var options = new JudgeOptions { MemoryLimit = 128 << 20, TimeLimit = TimeSpan.FromSeconds(30) };
        const string body = "for (var i = 0; i < 64; i++) _ = NativeMemory.Alloc(64 << 20); return \"4 GB\";";
        Assert.Equal("OutOfMemory", await HostileCode.RunAsync(body, "", options));
    }

    [Fact]
    public async Task The_kernel_ends_a_worker_whose_host_was_killed()
    {
        OnLinux();
        // A shell stands for the host. Its worker's input stays open, so only the kernel can tell that the host is gone.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec 3<&0; \"$0\" \"$1\" wall $$ 536870912 <&3 >/dev/null & echo $!; wait", Dotnet, Worker])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in WorkerLauncher.StartInfo(new JudgeOptions()).Environment) start.Environment[name] = value;
        using var host = Process.Start(start)!;
        using var worker = Process.GetProcessById(int.Parse((await host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!));
        while (!(await File.ReadAllTextAsync($"/proc/{worker.Id}/status", TestContext.Current.CancellationToken)).Contains("Seccomp:\t2", StringComparison.Ordinal))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        host.Kill();
        Assert.True(worker.WaitForExit(2000));
    }

    [Fact]
    public async Task A_worker_ends_with_its_input_even_while_a_candidate_spins()
    {
        using var worker = await WorkerProcess.StartAsync(new JudgeOptions());
        using var process = Process.GetProcessById(worker.ProcessId);
        var spinning = HostileCode.RunAsync(worker, "while (true) { }", "", TimeSpan.FromMinutes(1));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        worker.CloseInput();
        Assert.True(process.WaitForExit(2000));
        Assert.Equal("Crashed", await spinning);
    }

    private static string Dotnet => WorkerLauncher.StartInfo(new JudgeOptions()).FileName;

    private static string Worker => Path.Combine(AppContext.BaseDirectory, "sandbox", "RoslynSynth.Sandbox.dll");

    private static void OnLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "This layer is Linux's.");

    private static async Task WithLandlockAsync()
    {
        OnLinux();
        using var worker = await WorkerProcess.StartAsync(new JudgeOptions());
        Assert.SkipUnless(worker.Layers.HasFlag(WallLayers.Landlock), "This kernel has no Landlock.");
    }
}
