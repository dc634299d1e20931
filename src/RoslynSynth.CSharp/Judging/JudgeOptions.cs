using System.Collections.Immutable;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Limits of judging.</summary>
public sealed record JudgeOptions
{
    /// <summary>Longest time for all rows of one candidate; 5 seconds by default.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Memory limit of the worker's managed heap in bytes; 512 MiB by default.</summary>
    public long MemoryLimit { get; init; } = 512L << 20;

    /// <summary>Most workers at once; one for each core by default.</summary>
    public int WorkerCount { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether candidates may run without the operating system's wall.</summary>
    public WallUse Wall { get; init; } = WallUse.Required;

    /// <summary>Full paths of the user's assemblies that candidates may call.</summary>
    public ImmutableArray<string> UserAssemblyPaths { get; init; } = [];

    /// <summary>Path of the worker (RoslynSynth.Sandbox.dll), or null to look beside this assembly.</summary>
    public string? WorkerPath { get; init; }
}
