using System.Diagnostics;

namespace RoslynSynth.Benchmarks;

/// <summary>Each workload a few times in turn, in CPU and wall time: for comparing two states of the code within a minute.</summary>
internal static class QuickRun
{
    private const int RepeatCount = 3;

    /// <param name="arguments">Optional: a factor on the number of terms, the one workload to run, the one number of threads.</param>
    public static void Run(string[] arguments)
    {
        var scale = arguments.Length > 0 ? double.Parse(arguments[0]) : 1;
        var only = arguments.Length > 1 ? arguments[1] : null;
        int[] threadCounts = arguments.Length > 2 ? [int.Parse(arguments[2])] : [1, 2];
        for (var repeat = 0; repeat < RepeatCount; repeat++)
        {
            foreach (var threadCount in threadCounts)
            {
                if (only is null or "ints") Measure("ints", Workload.Ints, threadCount, (long)(20_000_000 * scale));
                if (only is null or "strings") Measure("strings", Workload.Strings, threadCount, (long)(4_000_000 * scale));
            }
        }
    }

    /// <summary>Keeps so many int terms and says what they take.</summary>
    public static void Keep(long count)
    {
        var sweep = new Sweep(Workload.Ints, threadCount: 1);
        sweep.Run(long.MaxValue, count);
        Console.WriteLine($"kept {sweep.Kept / 1e6:F2} M  {sweep.ByteCount >> 20} MiB by its own count, {Environment.WorkingSet >> 20} MiB of the process");
    }

    private static void Measure(string name, Workload workload, int threads, long terms)
    {
        GC.Collect();
        var sweep = new Sweep(workload, threads);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var wall = Stopwatch.StartNew();
        sweep.Run(terms);
        var wallSeconds = wall.Elapsed.TotalSeconds;
        var cpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        var own = sweep.TriedByType[workload.Specification.Signature.ReturnType] / (double)sweep.Tried;
        Console.WriteLine(
            $"{name,-8} threads {threads}  tried {sweep.Tried / 1e6,6:F1} M ({own:P0} {name})  kept {sweep.Kept / 1e6,5:F2} M  "
            + $"{sweep.Tried / wallSeconds / 1e6,6:F2} M/s wall  {sweep.Tried / cpuSeconds / 1e6,6:F2} M/s cpu  "
            + $"busy {cpuSeconds / wallSeconds,4:F2}  {sweep.ByteCount >> 20,5} MiB  {sweep.Fingerprint:x16}");
    }
}
