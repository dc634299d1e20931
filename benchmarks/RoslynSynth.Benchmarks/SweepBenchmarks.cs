using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace RoslynSynth.Benchmarks;

/// <summary>Time a screened term: evaluated, hashed, deduplicated, and kept where it is new. Each run starts from nothing, as a search does.</summary>
[InProcess]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 2, iterationCount: 5)]
public class SweepBenchmarks
{
    private const int IntCount = 20_000_000;
    private const int StringCount = 4_000_000;

    [Params(1, 2)]
    public int ThreadCount { get; set; }

    [Benchmark(OperationsPerInvoke = IntCount)]
    public long Ints() => Run(Workload.Ints, IntCount);

    [Benchmark(OperationsPerInvoke = StringCount)]
    public long Strings() => Run(Workload.Strings, StringCount);

    private long Run(Workload workload, int count)
    {
        var sweep = new Sweep(workload, ThreadCount);
        sweep.Run(count);
        return sweep.Kept;
    }
}
