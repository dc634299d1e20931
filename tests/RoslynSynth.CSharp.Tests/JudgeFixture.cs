using RoslynSynth.CSharp.Judging;
using Xunit;

namespace RoslynSynth.CSharp.Tests;

/// <summary>One judge with its worker process for a class of tests.</summary>
public sealed class JudgeFixture : IAsyncLifetime
{
    public Judge Judge { get; } = new(new JudgeOptions { TimeLimit = TimeSpan.FromMinutes(1), Wall = WallUse.WhereAvailable });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => Judge.DisposeAsync();
}
