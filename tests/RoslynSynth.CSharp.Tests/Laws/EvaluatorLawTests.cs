using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Laws;

/// <summary>Two engines, one truth: what columns say of a term is what Roslyn makes of its emitted C#, run by the worker.</summary>
public sealed class EvaluatorLawTests(JudgeFixture fixture) : IClassFixture<JudgeFixture>
{
    /// <summary>Each case is a batch of 40 terms on 12 rows; a failure names the batch's seed.</summary>
    [Property(MaxTest = 30)]
    public async Task Columns_agree_with_compiled_code(DoNotSize<int> seed) =>
        Assert.Empty(await new TermBatch(seed.Item).DisagreementsAsync(fixture.Judge));
}
