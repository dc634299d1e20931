using BenchmarkDotNet.Running;
using RoslynSynth.Benchmarks;

if (args is ["--quick", ..]) QuickRun.Run(args[1..]);
else BenchmarkSwitcher.FromAssembly(typeof(Workload).Assembly).Run(args);
