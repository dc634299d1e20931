using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Win32.SafeHandles;
using RoslynSynth.Protocol;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Judging;

/// <summary>One worker process and the conversation with it. Any anomaly ends in its death; the pool starts another.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int ErrorTextLimit = 4096;
    private const long AnswerLimit = 64L << 20;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    /// <summary>Longest use of one worker: far below the processor time that its wall grants.</summary>
    private static readonly TimeSpan UseLimit = TimeSpan.FromSeconds(300);

    private readonly Process _process;
    private readonly SafeFileHandle? _job;
    private readonly StringBuilder _errorText = new();
    private TimeSpan _used;
    private bool _isTired;

    private WorkerProcess(Process process, SafeFileHandle? job)
    {
        (_process, _job) = (process, job);
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errorText) if (_errorText.Length < ErrorTextLimit && line.Data is { } text) _errorText.Append(text.AsSpan(0, Math.Min(text.Length, ErrorTextLimit)));
        };
        process.BeginErrorReadLine();
    }

    public bool IsAlive { get; private set; } = true;

    /// <summary>Whether it may go on with other candidates.</summary>
    public bool IsFit => IsAlive && !_isTired && _used < UseLimit && !_process.HasExited;

    public int ProcessId => _process.Id;

    /// <summary>The layers of its wall.</summary>
    public WallLayers Layers { get; private set; }

    /// <summary>Starts a worker and waits until it has said hello from inside its wall.</summary>
    /// <exception cref="SandboxUnavailableException">There is no worker to start, it does not speak the protocol, or it has no wall and must have one.</exception>
    public static async Task<WorkerProcess> StartAsync(JudgeOptions options)
    {
        var isWrapped = WorkerLauncher.HasBubblewrap(options);
        var worker = await StartProcessAsync(options).ConfigureAwait(false);
        var problem = await worker.GreetAsync(isWrapped, options.Wall).ConfigureAwait(false);
        if (problem is null) return worker;
        worker.Dispose();
        if (!isWrapped) throw new SandboxUnavailableException(problem);
        WorkerLauncher.GiveUpBubblewrap();
        return await StartAsync(options).ConfigureAwait(false);
    }

    /// <summary>Hands a batch over; false where the worker does not answer that it has it.</summary>
    public async Task<bool> LoadAsync(byte[] assembly, ImmutableArray<string> userAssemblyPaths, TimeSpan limit)
    {
        Write(MessageKind.Load, w =>
        {
            w.Write(assembly.Length);
            w.Write(assembly);
            w.Write(userAssemblyPaths.Length);
            foreach (var path in userAssemblyPaths) w.Write(path);
        });
        try
        {
            if (await ReadAsync(limit, CancellationToken.None).ConfigureAwait(false) is { Kind: MessageKind.Done } done)
            {
                _isTired |= done.Body.ReadBoolean();
                return true;
            }
        }
        catch (Exception e) when (e is TimeoutException or IOException)
        {
            // Reported below.
        }

        Dispose();
        return false;
    }

    /// <summary>Runs one method on rows of arguments, all within the limit.</summary>
    public async Task<RunReport> RunAsync(
        string typeName, Signature signature, ImmutableArray<ImmutableArray<object?>> argumentRows, TimeSpan limit, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        Write(MessageKind.Run, w => WriteRun(w, typeName, signature, argumentRows));
        var rows = ImmutableArray.CreateBuilder<RowResult>();
        try
        {
            var left = AnswerLimit;
            while (await ReadAsync(limit - watch.Elapsed, cancellation).ConfigureAwait(false) is var (kind, body))
            {
                left -= body.BaseStream.Length;
                if (kind == MessageKind.Row && rows.Count < argumentRows.Length && left > 0) rows.Add(ReadRow(body, signature.ReturnType));
                else if (kind == MessageKind.Done && rows.Count == argumentRows.Length) return End(null, null, body.ReadBoolean());
                else if (kind == MessageKind.Refused) return End(VerdictOutcome.Crashed, body.ReadString(), true);
                else if (kind == MessageKind.Stopped) return Stopped((StopCause)body.ReadByte(), body.ReadBoolean());
                else return Killed(left > 0 ? VerdictOutcome.Crashed : VerdictOutcome.TooLarge, null);
            }

            return Killed(await CauseOfDeathAsync().ConfigureAwait(false), null);
        }
        catch (TimeoutException)
        {
            return Killed(VerdictOutcome.TimedOut, null);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or FormatException)
        {
            return Killed(VerdictOutcome.Crashed, $"the worker's answer can't be read: {e.Message}");
        }
        finally
        {
            _used += watch.Elapsed;
        }

        RunReport End(VerdictOutcome? stop, string? message, bool isTired)
        {
            _isTired |= isTired;
            return new RunReport(stop, rows.ToImmutable(), message);
        }

        RunReport Stopped(StopCause cause, bool isTired) => cause switch
        {
            StopCause.OutOfMemory => End(VerdictOutcome.OutOfMemory, null, true),
            StopCause.StackOverflow => End(VerdictOutcome.StackOverflow, null, isTired),
            StopCause.OutOfFuel => End(VerdictOutcome.TimedOut, null, isTired),
            StopCause.TooLarge => End(VerdictOutcome.TooLarge, null, isTired),
            StopCause.ChangedArguments => End(VerdictOutcome.WrongAnswer, "changed its arguments", isTired),
            _ => Killed(VerdictOutcome.Crashed, null),
        };

        RunReport Killed(VerdictOutcome outcome, string? message)
        {
            Dispose();
            return new RunReport(outcome, rows.ToImmutable(), message);
        }
    }

    /// <summary>Ends the conversation as the end of this process would.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    public void Dispose()
    {
        if (!IsAlive) return;
        IsAlive = false;
        try
        {
            // It can't have children: its wall forbids them, and bubblewrap ends what is inside.
            _process.Kill();
            _process.WaitForExit(2000);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It had ended by itself.
        }

        _job?.Dispose();
        _process.Dispose();
    }

    private static async Task<WorkerProcess> StartProcessAsync(JudgeOptions options)
    {
        var process = await ProcessStarter.StartAsync(WorkerLauncher.StartInfo(options)).ConfigureAwait(false);
        if (!OperatingSystem.IsWindows() || options.Wall == WallUse.None) return new WorkerProcess(process, null);
        try
        {
            return new WorkerProcess(process, WindowsJob.Hold(process, options.MemoryLimit + (512L << 20)));
        }
        catch (Win32Exception)
        {
            // Without the job there is no wall, which the greeting notices.
            return new WorkerProcess(process, null);
        }
    }

    /// <summary>Null where all is well, or what is wrong.</summary>
    private async Task<string?> GreetAsync(bool isWrapped, WallUse wall)
    {
        try
        {
            if (await ReadAsync(StartLimit, CancellationToken.None).ConfigureAwait(false) is not { Kind: MessageKind.Hello } hello)
                return $"The sandbox worker does not start. {ErrorText()}".TrimEnd();
            if (hello.Body.ReadInt32() != Message.Version) return "The sandbox worker does not speak this version's protocol. Reinstall the tool.";
            Layers = (WallLayers)hello.Body.ReadInt32() | (isWrapped ? WallLayers.Bubblewrap : 0) | (_job is null ? 0 : WallLayers.JobObject);
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            return "The sandbox worker does not answer. Reinstall the tool.";
        }

        return Layers.IsWall() || wall != WallUse.Required ? null
            : "This system offers no wall around the code that would be run (see 'roslynsynth doctor'). If you trust the specification, add --unsafe-no-sandbox.";
    }

    private static void WriteRun(BinaryWriter writer, string typeName, Signature signature, ImmutableArray<ImmutableArray<object?>> argumentRows)
    {
        writer.Write(typeName);
        writer.Write(signature.Name);
        writer.Write(argumentRows.Length);
        foreach (var row in argumentRows)
        {
            for (var i = 0; i < row.Length; i++) ValueSerializer.Write(writer, row[i], signature.Parameters[i].Type);
        }
    }

    private static RowResult ReadRow(BinaryReader body, Type returnType)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var count = Math.Min(body.ReadInt32(), 64); count > 0; count--) names.Add(body.ReadString());
        return names.Count > 0 ? new RowResult(null, names.ToImmutable()) : new RowResult(ValueSerializer.Read(body, returnType), []);
    }

    /// <summary>What its exit code and its last words say.</summary>
    private async Task<VerdictOutcome> CauseOfDeathAsync()
    {
        const int outOfProcessorTime = 128 + 24, windowsStackOverflow = unchecked((int)0xC00000FD);
        using var limit = new CancellationTokenSource(2000);
        try
        {
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return VerdictOutcome.Crashed;
        }

        var text = ErrorText();
        if (_process.ExitCode == outOfProcessorTime) return VerdictOutcome.TimedOut;
        if (_process.ExitCode == windowsStackOverflow || text.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase)) return VerdictOutcome.StackOverflow;
        return text.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || text.Contains("OutOfMemory", StringComparison.Ordinal)
            ? VerdictOutcome.OutOfMemory : VerdictOutcome.Crashed;
    }

    private string ErrorText()
    {
        lock (_errorText) return _errorText.ToString();
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

    /// <summary>The next message; null where the worker is gone.</summary>
    /// <exception cref="TimeoutException">Nothing came in time, or it was cancelled.</exception>
    /// <exception cref="InvalidDataException">What came is no message.</exception>
    private async Task<(MessageKind Kind, BinaryReader Body)?> ReadAsync(TimeSpan limit, CancellationToken cancellation)
    {
        if (limit <= TimeSpan.Zero || cancellation.IsCancellationRequested) throw new TimeoutException();
        var stream = _process.StandardOutput.BaseStream;
        var read = Task.Run(() => Message.Read(stream, Message.AnswerLimit), CancellationToken.None);
        try
        {
            return await read.WaitAsync(limit, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            // The read ends with the process; nobody waits for it.
            _ = read.ContinueWith(static t => t.Exception, TaskScheduler.Default);
            throw new TimeoutException();
        }
    }
}
