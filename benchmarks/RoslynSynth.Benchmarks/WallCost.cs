using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Specifications;

namespace RoslynSynth.Benchmarks;

/// <summary>What the sandbox costs ordinary candidates: all layers against none, in turns, as a ratio; and how long a worker takes to be replaced.</summary>
internal static class WallCost
{
    private const int RoundCount = 9;
    private const int BatchCount = 40;
    private const int RowCount = 10;

    private static readonly ImmutableArray<EmittedMethod> Candidates =
    [
        .. new[]
        {
            "s.Length.ToString()", "s.Trim().ToUpperInvariant()", "s.Length > 3 ? s[..3] : s", "string.Concat(s.Where(char.IsLetter))", "string.Join(\"-\", s.Split(' ').Reverse())",
            "s.Contains('a') ? s.Replace(\"a\", \"b\") : $\"{s}.\"", "s.PadLeft(s.Length + 2, '*')", "string.Concat(s.OrderBy(c => c).Distinct())", "s.Sum(c => c - '0').ToString()",
        }.Select(e => Method($" => {e};")),
        Method(" { var total = 0; for (var i = 0; i < s.Length; i++) if (s[i] == 'a') total += i; return total.ToString(); }"),
        Method(" { var result = \"\"; foreach (var c in s) result = c + result; return result; }"),
        Method(" { string G(int n) => n == 0 ? \"\" : s[n - 1] + G(n - 1); return G(s.Length); }"),
    ];

    private static readonly Specification Specification = new(
        new Signature("F", [new Parameter("s", typeof(string), "string")], typeof(string), "string"),
        [.. Enumerable.Range(0, RowCount).Select(i => new Example([$"Ada {i} banana"], "?"))]);

    public static async Task RunAsync()
    {
        await using var judge = new Judge(new JudgeOptions { WorkerCount = 1 });
        using var open = await WorkerProcess.StartAsync(new JudgeOptions { Wall = WallUse.None });
        _ = await judge.InspectWallAsync();
        var (wallRatios, processorRatios) = (new List<double>(), new List<double>());
        for (var round = -2; round < RoundCount; round++)
        {
            var none = await MeasureAsync(() => RunBareAsync(open), open.ProcessId);
            var all = await MeasureAsync(async () => _ = await judge.JudgeAsync(Specification, Candidates, Specification.Examples), judge.WorkerProcessId!.Value);
            if (round < 0) continue;
            wallRatios.Add(all.Wall / none.Wall);
            processorRatios.Add(all.Processor / none.Processor);
            Console.WriteLine($"no layer {Rate(none.Wall):F0} candidates/s  all layers {Rate(all.Wall):F0}/s  {wallRatios[^1]:F3} times the time, {processorRatios[^1]:F3} times the processor time");
        }

        Console.WriteLine($"median {Median(wallRatios):F3} times the time, {Median(processorRatios):F3} times the processor time");
        var starts = new List<double>();
        for (var i = 0; i < RoundCount; i++)
        {
            var watch = Stopwatch.StartNew();
            using var worker = await WorkerProcess.StartAsync(new JudgeOptions());
            starts.Add(watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"a worker is there again after {Median(starts):F0} ms (median of {RoundCount})");
    }

    private static EmittedMethod Method(string body) => new($"public static string F(string s){body}", ["System.Linq"]);

    private static double Rate(double seconds) => BatchCount * Candidates.Length / seconds;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Seconds by the clock, and of this process and the worker together on a processor.</summary>
    private static async Task<(double Wall, double Processor)> MeasureAsync(Func<Task> batch, int workerId)
    {
        using var host = Process.GetCurrentProcess();
        using var worker = Process.GetProcessById(workerId);
        var before = host.TotalProcessorTime + worker.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < BatchCount; i++) await batch();
        var wall = watch.Elapsed.TotalSeconds;
        host.Refresh();
        worker.Refresh();
        return (wall, (host.TotalProcessorTime + worker.TotalProcessorTime - before).TotalSeconds);
    }

    /// <summary>The compiler and a worker without a wall, and no check in between.</summary>
    private static async Task RunBareAsync(WorkerProcess worker)
    {
        var trees = Candidates.Select((c, i) => CSharpSyntaxTree.ParseText($"using System.Linq;\nnamespace RoslynSynth.Candidates;\n\npublic static class Candidate{i}\n{{\n{c.Text}\n}}\n"));
        using var stream = new MemoryStream();
        CSharpCompilation.Create($"Bare{Guid.NewGuid():N}", trees, FrameworkReferences.All, BatchCompiler.CompilationOptions).Emit(stream);
        await worker.LoadAsync(stream.ToArray(), [], TimeSpan.FromSeconds(30));
        for (var i = 0; i < Candidates.Length; i++)
            await worker.RunAsync(BatchCompiler.TypeName(i), Specification.Signature, [.. Specification.Examples.Select(e => e.Arguments)], TimeSpan.FromSeconds(30), CancellationToken.None);
    }
}
