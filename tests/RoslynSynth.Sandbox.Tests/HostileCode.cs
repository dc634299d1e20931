using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Specifications;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>Code that no check has seen, with the whole framework and unsafe code, run in a real worker: only the operating system stands against it.</summary>
internal static class HostileCode
{
    private static readonly Signature Signature = new("Run", [new Parameter("text", typeof(string), "string")], typeof(string), "string");

    private static readonly ImmutableArray<MetadataReference> Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))];

    /// <summary>Runs <c>string Run(string text)</c> with the given body; the answer is a text, or the name of an exception.</summary>
    public static async Task<string> RunAsync(string body, string argument = "", JudgeOptions? options = null)
    {
        options ??= new JudgeOptions();
        using var worker = await WorkerProcess.StartAsync(options);
        return await RunAsync(worker, body, argument, options.TimeLimit);
    }

    public static async Task<string> RunAsync(WorkerProcess worker, string body, string argument, TimeSpan limit)
    {
        Assert.True(await worker.LoadAsync(Compile(body), [], limit));
        var report = await worker.RunAsync("Hostile", Signature, [[argument]], limit, TestContext.Current.CancellationToken);
        if (report.Stop is { } stop) return stop.ToString();
        return report.Rows[0].HasThrown ? report.Rows[0].ExceptionTypes[0] : (string)report.Rows[0].Value!;
    }

    private static byte[] Compile(string body)
    {
        var text = $$"""
            using System; using System.IO; using System.Linq; using System.Net; using System.Net.Sockets; using System.Diagnostics; using System.Runtime.InteropServices; using System.Threading;
            public static unsafe class Hostile
            {
                public static string Run(string text) { {{body}} }
                [DllImport("libc", SetLastError = true)] static extern int kill(int process, int signal);
                [DllImport("libc", SetLastError = true)] static extern int fork();
                [DllImport("libc", SetLastError = true)] static extern long syscall(long number, long a, long b, long c, long d, long e);
                [DllImport("libc", SetLastError = true)] static extern int setrlimit(int resource, ulong* limit);
                [DllImport("libc", SetLastError = true)] static extern int prctl(int option, long a, long b, long c, long d);
                static string OnFinalizerThread(Func<string> read) { Leave(read); GC.Collect(); GC.WaitForPendingFinalizers(); return Dying.Seen; }
                [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] static void Leave(Func<string> read) => new Dying(read);
                sealed class Dying(Func<string> read)
                {
                    public static string Seen = "";
                    ~Dying() { try { Seen = read(); } catch (Exception e) { Seen = e.GetType().FullName; } }
                }
                static string Error => Marshal.GetLastPInvokeError().ToString();
            }
            """;
        var compilation = CSharpCompilation.Create(
            $"Hostile{Guid.NewGuid():N}", [CSharpSyntaxTree.ParseText(text)], Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        using var stream = new MemoryStream();
        var emit = compilation.Emit(stream);
        Assert.True(emit.Success, string.Join('\n', emit.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return stream.ToArray();
    }
}
