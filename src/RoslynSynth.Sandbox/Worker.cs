using System.Reflection;
using RoslynSynth.Metering;
using RoslynSynth.Protocol;

namespace RoslynSynth.Sandbox;

/// <summary>Serves one host: loads batches of candidates and runs them row by row.</summary>
internal sealed class Worker(Stream output, long memoryLimit)
{
    /// <summary>Half of what the main thread of a process has on Linux: a function that needs more would overflow where it is used. Unwinding a deeper one takes seconds.</summary>
    private const int StackSize = 4 << 20;
    private const int OldBatchLimit = 64;

    /// <summary>Turns of loops and calls of one run; a tenth of a second's worth of empty loops.</summary>
    private const long FuelForRun = 100_000_000;

    private readonly List<WeakReference> _oldBatches = [];
    private BatchContext? _context;
    private Assembly? _batch;

    /// <summary>Whether something was left behind: threads, timers, batches that can't be unloaded, memory.</summary>
    private bool IsTired => ThreadPool.ThreadCount > 0 || Timer.ActiveCount > 0 || GC.GetTotalMemory(false) > memoryLimit / 2 || _oldBatches.Count > OldBatchLimit;

    /// <summary>Goes once through all that a run needs, while the host still searches: code that ran before runs at once.</summary>
    public static void Practise(long memoryLimit)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(1);
        ValueSerializer.Write(writer, "", typeof(string));
        ValueSerializer.Write(writer, Array.Empty<int>(), typeof(int[]));
        using var body = new BinaryReader(new MemoryStream(stream.ToArray(), 0, (int)stream.Length, false, publiclyVisible: true));
        Func<string, int[], string> sample = static (text, _) => text;
        new Worker(Stream.Null, memoryLimit).RunRows(sample.Method, body);
        var context = new BatchContext([]);
        _ = context.Add(File.ReadAllBytes(typeof(Worker).Assembly.Location)).GetType("None");
        context.Unload();
    }

    public void Load(BinaryReader body)
    {
        DropBatch();
        var assembly = body.ReadBytes(body.ReadInt32());
        var paths = new string[body.ReadInt32()];
        for (var i = 0; i < paths.Length; i++) paths[i] = body.ReadString();
        _context = new BatchContext(paths);
        _batch = _context.Add(assembly);
        Message.Write(output, MessageKind.Done, w => w.Write(IsTired));
    }

    /// <summary>Runs a candidate on a thread of its own, so that the host's end is noticed meanwhile.</summary>
    public void Run(BinaryReader body)
    {
        var typeName = body.ReadString();
        var methodName = body.ReadString();
        if (_batch?.GetType(typeName)?.GetMethod(methodName) is not { } method)
        {
            Message.Write(output, MessageKind.Refused, w => w.Write($"There is no method {typeName}.{methodName}."));
            return;
        }

        var thread = new Thread(() => RunRows(method, body), StackSize) { IsBackground = true };
        thread.Start();
    }

    private void DropBatch()
    {
        if (_context is not null) _oldBatches.Add(new WeakReference(_context));
        _context?.Unload();
        (_context, _batch) = (null, null);
        if (_oldBatches.Count <= OldBatchLimit) return;
        // Finalizers of one round make room for the next.
        for (var round = 0; round < 4 && _oldBatches.Count > OldBatchLimit / 2; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            _oldBatches.RemoveAll(old => !old.IsAlive);
        }
    }

    private void RunRows(MethodInfo method, BinaryReader body)
    {
        try
        {
            StopCause? cause = null;
            Fuel.Left = FuelForRun;
            for (var left = body.ReadInt32(); left > 0 && cause is null; left--) cause = RunRow(method, body);
            Message.Write(output, cause is null ? MessageKind.Done : MessageKind.Stopped, w =>
            {
                if (cause is { } reason) w.Write((byte)reason);
                w.Write(IsTired);
            });
        }
        catch (InvalidDataException e)
        {
            Message.Write(output, MessageKind.Refused, w => w.Write(e.Message));
        }
    }

    private StopCause? RunRow(MethodInfo method, BinaryReader body)
    {
        // Fresh values for each row: a candidate that changes its arguments can't change the next example.
        var parameters = method.GetParameters();
        var start = (int)body.BaseStream.Position;
        var arguments = Array.ConvertAll(parameters, p => ValueSerializer.Read(body, p.ParameterType));
        _ = ((MemoryStream)body.BaseStream).TryGetBuffer(out var buffer);
        var given = buffer.AsSpan(start, (int)body.BaseStream.Position - start);
        try
        {
            return Answer(method, parameters, arguments, given);
        }
        catch (OutOfMemoryException)
        {
            return StopCause.OutOfMemory;
        }
        catch (Exception) when (IsOutOfFuel)
        {
            return StopCause.OutOfFuel;
        }
        catch (InsufficientExecutionStackException)
        {
            return StopCause.StackOverflow;
        }
        catch (InvalidDataException)
        {
            return StopCause.TooLarge;
        }
#pragma warning disable CA1031 // Whatever else a candidate throws is a result of its row.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Message.Write(output, MessageKind.Row, w => WriteException(w, e.GetType()));
            return null;
        }
    }

    /// <summary>A candidate may have caught what stopped it; the empty tank remains.</summary>
    private static bool IsOutOfFuel => Fuel.Left < 0;

    private StopCause? Answer(MethodInfo method, ParameterInfo[] parameters, object?[] arguments, ReadOnlySpan<byte> given)
    {
        var value = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        // A lazy sequence does its work only now.
        var answer = Bytes([value], [method.ReturnType]);
        if (IsOutOfFuel) return StopCause.OutOfFuel;
        if (!Bytes(arguments, Array.ConvertAll(parameters, p => p.ParameterType)).AsSpan().SequenceEqual(given)) return StopCause.ChangedArguments;
        Message.Write(output, MessageKind.Row, w =>
        {
            w.Write(0);
            w.Write(answer);
        }, Message.AnswerLimit);
        return null;
    }

    private static byte[] Bytes(object?[] values, Type[] types)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        for (var i = 0; i < values.Length; i++) ValueSerializer.Write(writer, values[i], types[i]);
        return stream.ToArray();
    }

    /// <summary>The names of the exception's type and its bases, most special first.</summary>
    private static void WriteException(BinaryWriter writer, Type type)
    {
        var names = new List<string>();
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType) names.Add(t.FullName ?? t.Name);
        writer.Write(names.Count);
        names.ForEach(writer.Write);
    }
}
