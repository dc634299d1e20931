using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Laws;

/// <summary>Two engines, one truth: what columns say of a term is what Roslyn makes of its emitted C#, run by the worker.</summary>
public sealed class EvaluatorLawTests(JudgeFixture fixture) : IClassFixture<JudgeFixture>
{
    /// <summary>Each case is a batch of terms on some rows; a failure names the batch's seed. Every run draws other batches.</summary>
    [Property(MaxTest = 20, Arbitrary = [typeof(Seeds)])]
    public Task Columns_agree_with_compiled_code(Seed seed) => AgreeAsync(seed.Value);

    [Theory]
    [InlineData(1147559859)]
    [InlineData(1539126749)]
    [InlineData(1876988052)]
    public Task Batches_that_once_disagreed_agree(int seed) => AgreeAsync(seed);

    private async Task AgreeAsync(int seed)
    {
        var disagreements = await new TermBatch(seed).DisagreementsAsync(fixture.Judge);
        Assert.True(disagreements.Count == 0, string.Join("\n\n", disagreements));
    }
}

/// <summary>What one batch grows from; there is nothing to shrink.</summary>
public sealed record Seed(int Value);

/// <summary>Seeds of all sizes alike.</summary>
public static class Seeds
{
    public static Arbitrary<Seed> All() => Gen.Choose(0, int.MaxValue).Select(v => new Seed(v)).ToArbitrary();
}
