using System.Diagnostics;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Benchmarks;

/// <summary>What the guide costs a task: reading its specification, and ranking the terms that it proposes (running them is search, not overhead).</summary>
internal static class GuideCost
{
    private const int RoundCount = 3;

    /// <param name="arguments">The weights, then folders of JSON tasks.</param>
    public static void Run(string[] arguments)
    {
        var guide = NeuralGuide.Read(arguments[0]);
        var reader = new SpecificationReader([]);
        var tasks = arguments[1..].SelectMany(f => Directory.EnumerateFiles(f, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            .SelectMany(f => reader.ReadFile(f)).Select(r => r.Specification).ToList();
        for (var round = 1; round <= RoundCount; round++)
        {
            // A copy is read anew.
            var times = tasks.ConvertAll(t => Measure(t with { }, guide));
            Console.WriteLine($"round {round}  {tasks.Count} tasks  reading {Describe(times.ConvertAll(t => t.Reading))}  proposals {Describe(times.ConvertAll(t => t.Proposals))}  both {Describe(times.ConvertAll(t => t.Reading + t.Proposals))}");
        }
    }

    private static (double Reading, double Proposals) Measure(Specification task, NeuralGuide guide)
    {
        var watch = Stopwatch.StartNew();
        Grammar.For(task);
        var plain = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        var grammar = Grammar.For(task, guide: guide);
        var reading = watch.Elapsed.TotalMilliseconds - plain;
        watch.Restart();
        _ = new Proposals(grammar, task, [.. task.Signature.Parameters.Select(p => new Variable(p.Name, CanonicalTypes.Of(p.Type)))]).Best(Proposals.Count).Count();
        return (reading, watch.Elapsed.TotalMilliseconds);
    }

    private static string Describe(List<double> times)
    {
        times.Sort();
        return $"{times.Average():F2} ms (median {times[times.Count / 2]:F2}, most {times[^1]:F1})";
    }
}
