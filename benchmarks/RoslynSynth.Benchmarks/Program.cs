using BenchmarkDotNet.Running;
using RoslynSynth.Benchmarks;

switch (args)
{
    case ["--quick", ..]:
        QuickRun.Run(args[1..]);
        break;
    case ["--memory"]:
        QuickRun.Keep(10_000_000);
        break;
    case ["--wall"]:
        await WallCost.RunAsync();
        break;
    case ["--guide", _, _, ..]:
        GuideCost.Run(args[1..]);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Workload).Assembly).Run(args);
        break;
}
