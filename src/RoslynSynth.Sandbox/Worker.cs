using System.Reflection;
using RoslynSynth.Protocol;

namespace RoslynSynth.Sandbox;

/// <summary>Serves one host: loads batches of candidates and runs them row by row.</summary>
internal sealed class Worker(Stream output)
{
    private const int StackSize = 16 << 20;
    private BatchContext? _batch;

    public void Load(BinaryReader body)
    {
        _batch?.Unload();
        var assembly = body.ReadBytes(body.ReadInt32());
        var paths = new string[body.ReadInt32()];
        for (var i = 0; i < paths.Length; i++) paths[i] = body.ReadString();
        _batch = new BatchContext(paths);
        _batch.Add(assembly);
        Message.Write(output, MessageKind.Done);
    }

    /// <summary>Runs a candidate on a thread of its own, so that the host's end is noticed meanwhile.</summary>
    public void Run(BinaryReader body)
    {
        var typeName = body.ReadString();
        var methodName = body.ReadString();
        if (_batch?.Assembly.GetType(typeName)?.GetMethod(methodName) is not { } method)
        {
            Message.Write(output, MessageKind.Refused, w => w.Write($"There is no method {typeName}.{methodName}."));
            return;
        }

        var thread = new Thread(() => RunRows(method, body), StackSize) { IsBackground = true };
        thread.Start();
    }

    private void RunRows(MethodInfo method, BinaryReader body)
    {
        try
        {
            var parameters = method.GetParameters();
            var rowCount = body.ReadInt32();
            for (var row = 0; row < rowCount; row++)
            {
                // Fresh values for each row: a candidate that changes its arguments can't change the next example.
                var arguments = Array.ConvertAll(parameters, p => ValueSerializer.Read(body, p.ParameterType));
                RunRow(method, arguments);
            }

            Message.Write(output, MessageKind.Done);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            Message.Write(output, MessageKind.Refused, w => w.Write(e.Message));
        }
    }

    private void RunRow(MethodInfo method, object?[] arguments)
    {
        try
        {
            var value = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            Message.Write(output, MessageKind.Row, w =>
            {
                w.Write(0);
                ValueSerializer.Write(w, value, method.ReturnType);
            });
        }
#pragma warning disable CA1031 // Whatever a candidate throws is a result of its row.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Message.Write(output, MessageKind.Row, w => WriteException(w, e.GetType()));
        }
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
