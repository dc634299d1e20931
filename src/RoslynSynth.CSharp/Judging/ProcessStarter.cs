using System.Collections.Concurrent;
using System.Diagnostics;

namespace RoslynSynth.CSharp.Judging;

/// <summary>
/// Starts processes on one thread that lives as long as this process. On Linux a child that asked to end with its parent ends with the
/// <em>thread</em> that started it, and threads of the pool come and go.
/// </summary>
internal static class ProcessStarter
{
    private static readonly BlockingCollection<(ProcessStartInfo Info, TaskCompletionSource<Process> Result)> Requests = [];

    static ProcessStarter() => new Thread(Serve) { IsBackground = true, Name = "Process starter" }.Start();

    /// <exception cref="SandboxUnavailableException">The system does not start it.</exception>
    public static Task<Process> StartAsync(ProcessStartInfo info)
    {
        var result = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Requests.Add((info, result));
        return result.Task;
    }

    private static void Serve()
    {
        foreach (var (info, result) in Requests.GetConsumingEnumerable())
        {
            try
            {
                result.SetResult(Process.Start(info)!);
            }
            catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
            {
                result.SetException(new SandboxUnavailableException($"The sandbox worker does not start: {e.Message}", e));
            }
        }
    }
}
