using System.Collections.Immutable;
using System.Diagnostics;
using RoslynSynth.Protocol;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Judging;

/// <summary>How a run in the worker ended.</summary>
internal enum RunOutcome
{
    Completed,
    Refused,
    TimedOut,
    Crashed,
}

/// <summary>A run in the worker.</summary>
internal sealed record RunReport(RunOutcome Outcome, ImmutableArray<RowResult> Rows, string? Message);

/// <summary>One worker process and the conversation with it. Any anomaly ends in its death; its owner starts another.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public bool IsAlive => !_process.HasExited;

    public int ProcessId => _process.Id;

    /// <summary>Starts a worker and waits until it has said hello.</summary>
    /// <exception cref="InvalidOperationException">There is no worker to start, or it does not speak the protocol.</exception>
    public static async Task<WorkerProcess> StartAsync(JudgeOptions options)
    {
        var path = options.WorkerPath ?? Path.Combine(AppContext.BaseDirectory, "sandbox", "RoslynSynth.Sandbox.dll");
        if (!File.Exists(path)) throw new InvalidOperationException($"The sandbox worker is missing: {path}. Reinstall the tool.");
        var start = new ProcessStartInfo(DotnetPath(), [path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        SetEnvironment(start.Environment, options);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The sandbox worker did not start.");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var worker = new WorkerProcess(process);
        var hello = await worker.ReadAsync(StartLimit).ConfigureAwait(false);
        if (hello is { Kind: MessageKind.Hello } && hello.Value.Body.ReadInt32() == Message.Version) return worker;
        worker.Dispose();
        throw new InvalidOperationException("The sandbox worker does not speak this version's protocol. Reinstall the tool.");
    }

    public async Task<bool> LoadAsync(byte[] assembly, ImmutableArray<string> userAssemblyPaths, TimeSpan limit)
    {
        Write(MessageKind.Load, w =>
        {
            w.Write(assembly.Length);
            w.Write(assembly);
            w.Write(userAssemblyPaths.Length);
            foreach (var path in userAssemblyPaths) w.Write(path);
        });
        return await ReadAsync(limit).ConfigureAwait(false) is { Kind: MessageKind.Done };
    }

    /// <summary>Runs one method on rows of arguments, all within the limit.</summary>
    public async Task<RunReport> RunAsync(
        string typeName, Signature signature, ImmutableArray<ImmutableArray<object?>> argumentRows, TimeSpan limit, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<RowResult>();
        var watch = Stopwatch.StartNew();
        Write(MessageKind.Run, w =>
        {
            w.Write(typeName);
            w.Write(signature.Name);
            w.Write(argumentRows.Length);
            foreach (var row in argumentRows)
            {
                for (var i = 0; i < row.Length; i++) ValueSerializer.Write(w, row[i], signature.Parameters[i].Type);
            }
        });
        while (true)
        {
            var left = limit - watch.Elapsed;
            if (left <= TimeSpan.Zero || cancellation.IsCancellationRequested) return Killed(RunOutcome.TimedOut, rows);
            (MessageKind Kind, BinaryReader Body)? message;
            try
            {
                message = await ReadAsync(left, cancellation).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                return Killed(RunOutcome.TimedOut, rows);
            }

            switch (message)
            {
                case { Kind: MessageKind.Row } row when rows.Count < argumentRows.Length:
                    rows.Add(ReadRow(row.Body, signature.ReturnType));
                    break;
                case { Kind: MessageKind.Done }:
                    return new RunReport(RunOutcome.Completed, rows.ToImmutable(), null);
                case { Kind: MessageKind.Refused } refusal:
                    return new RunReport(RunOutcome.Refused, rows.ToImmutable(), refusal.Body.ReadString());
                default:
                    return Killed(RunOutcome.Crashed, rows);
            }
        }
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(2000);
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }

        _process.Dispose();
    }

    private static RowResult ReadRow(BinaryReader body, Type returnType)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var count = Math.Min(body.ReadInt32(), 64); count > 0; count--) names.Add(body.ReadString());
        return names.Count > 0 ? new RowResult(null, names.ToImmutable()) : new RowResult(ValueSerializer.Read(body, returnType), []);
    }

    private static string DotnetPath()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Path.GetFileName(Environment.ProcessPath) == name) return Environment.ProcessPath!;
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string?[] places =
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? Path.Combine(root, name) : null,
            Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", name)),
        ];
        return Array.Find(places, File.Exists) ?? name;
    }

    /// <summary>The worker sees nothing of the host's environment but what the runtime needs.</summary>
    private static void SetEnvironment(IDictionary<string, string?> environment, JudgeOptions options)
    {
        var kept = environment.Where(v => v.Key is "PATH" or "DOTNET_ROOT" or "HOME" or "TMPDIR" or "TEMP" or "TMP" or "SystemRoot").ToList();
        environment.Clear();
        foreach (var (key, value) in kept) environment[key] = value;
        environment["DOTNET_GCHeapHardLimit"] = options.MemoryLimit.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        environment["DOTNET_DbgEnableMiniDump"] = "0";
        environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
    }

    private void Write(MessageKind kind, Action<BinaryWriter> body)
    {
        try
        {
            Message.Write(_process.StandardInput.BaseStream, kind, body);
        }
        catch (IOException)
        {
            // The worker is gone; the next read says so.
        }
    }

    /// <summary>The next message; null where the worker is gone or talks nonsense.</summary>
    /// <exception cref="TimeoutException">Nothing came in time.</exception>
    private async Task<(MessageKind Kind, BinaryReader Body)?> ReadAsync(TimeSpan limit, CancellationToken cancellation = default)
    {
        var read = Task.Run(
            () =>
            {
                try
                {
                    return Message.Read(_process.StandardOutput.BaseStream);
                }
                catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException)
                {
                    return null;
                }
            },
            CancellationToken.None);
        try
        {
            return await read.WaitAsync(limit, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException();
        }
    }

    private RunReport Killed(RunOutcome outcome, ImmutableArray<RowResult>.Builder rows)
    {
        Dispose();
        return new RunReport(outcome, rows.ToImmutable(), null);
    }
}
