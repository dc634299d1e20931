using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Specifications;

[assembly: AssemblyFixture(typeof(RoslynSynth.Sandbox.Tests.JudgeFixture))]

namespace RoslynSynth.Sandbox.Tests;

/// <summary>The real pipeline: compiler, checks, and workers behind their wall, which all attacks share, so that each meets what the others left.</summary>
public sealed class JudgeFixture : IAsyncLifetime
{
    private const int Slack = 96 << 20;
    private static readonly ImmutableArray<string> Namespaces = ["System", "System.Collections.Generic", "System.Linq"];

    /// <summary>How often each attack is made; 50 in the long run, see docs/security.md.</summary>
    public static int Repetitions { get; } = int.TryParse(Environment.GetEnvironmentVariable("ROSLYNSYNTH_ATTACKS"), out var count) ? count : 1;

    public Judge Judge { get; } = new(new JudgeOptions { TimeLimit = TimeSpan.FromSeconds(6), MemoryLimit = 128 << 20 });

    public async ValueTask InitializeAsync() => await Judge.WarmUpAsync();

    public ValueTask DisposeAsync() => Judge.DisposeAsync();

    public static Signature Signature<TParameter, TResult>(string parameter, string result) => new("F", [new Parameter("x", typeof(TParameter), parameter)], typeof(TResult), result);

    public async Task<Verdict> JudgeAsync(Signature signature, string text, object? argument, object? wanted)
    {
        var example = new Example([argument], wanted);
        return (await Judge.JudgeAsync(new Specification(signature, [example]), [new EmittedMethod(text, Namespaces)], [example], TestContext.Current.CancellationToken))[0];
    }

    /// <summary>Makes an attack on <c>int F(int x)</c>, several times if so asked, and checks after each that the next candidate is well served.</summary>
    public async Task AttackAsync(string text, params VerdictOutcome[] expected)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Repetitions; i++)
        {
            var verdict = await JudgeAsync(Signature<int, int>("int", "int"), text, 1, -12345);
            Assert.Contains(verdict.Outcome, expected);
            Assert.False(string.IsNullOrWhiteSpace(verdict.Message));
            await CheckHealthAsync();
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true), 0, before + Slack);
    }

    public async Task CheckHealthAsync()
    {
        var next = await JudgeAsync(Signature<int, int>("int", "int"), "public static int F(int x) => x + 1;", 1, 2);
        Assert.Equal((VerdictOutcome.Accepted, null), (next.Outcome, next.Message));
    }
}
