using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Loops;

/// <summary>Two engines, one truth: loops as columns and loops as compiled C#.</summary>
public sealed class LoopLawTests
{
    private const int LoopCount = 60;
    private const int RowCount = 10;
    private static readonly Signature Signature = new SignatureReader(new TypeReader([])).Read("int Law(int n, int m, List<int> xs)", "test");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Loops_give_the_same_in_columns_and_compiled(int seed)
    {
        var random = new Random(seed);
        ImmutableArray<Variable> parameters = [.. Signature.Parameters.Select(p => new Variable(p.Name, CanonicalTypes.Of(p.Type)))];
        var loops = new RandomLoops(random, parameters[0], parameters[1], parameters[2]);
        var bodies = Enumerable.Range(0, LoopCount).Select(_ => loops.Body()).ToImmutableArray();
        var rows = Enumerable.Range(0, RowCount).Select(_ => Row(random)).ToImmutableArray();
        var methods = bodies.Select(b => Emitter.Emit(Signature, new Candidate(b, parameters, 1))).ToImmutableArray();
        var examples = rows.Select(r => new Example(r, 0)).ToImmutableArray();
        await using var judge = new Judge(new JudgeOptions { TimeLimit = TimeSpan.FromMinutes(1), Wall = WallUse.WhereAvailable });
        var verdicts = await judge.JudgeAsync(new Specification(Signature, examples), methods, examples, TestContext.Current.CancellationToken);

        var compared = 0;
        for (var i = 0; i < bodies.Length; i++)
        {
            Assert.True(verdicts[i].Outcome is VerdictOutcome.Accepted or VerdictOutcome.WrongAnswer, $"seed {seed}: {verdicts[i].Outcome} {verdicts[i].Message}\n{methods[i].Text}");
            var words = Evaluate(bodies[i], parameters, rows);
            for (var row = 0; row < RowCount; row++)
            {
                if (words[row] == Word.Undefined) continue;
                compared++;
                var compiled = verdicts[i].Rows[row];
                Assert.True(!compiled.HasThrown && Equals(compiled.Value, words[row]), $"seed {seed}, row {row}: {words[row]} in columns, {compiled.Value} compiled\n{methods[i].Text}");
            }
        }

        Assert.True(compared > LoopCount * RowCount / 2, $"Only {compared} results could be compared.");
    }

    private static ImmutableArray<object?> Row(Random random) =>
        [random.Next(-2, 12), random.Next(-3, 6), Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(-5, 9)).ToList()];

    private static int[] Evaluate(Term body, ImmutableArray<Variable> parameters, ImmutableArray<ImmutableArray<object?>> rows)
    {
        var store = new ValueStore();
        var frame = new Frame(rows.Length);
        for (var p = 0; p < parameters.Length; p++)
        {
            var index = p;
            frame[parameters[p]] = [.. rows.Select(r => store.Encode(CanonicalValues.From(r[index], Signature.Parameters[index].Type), parameters[index].Type))];
        }

        return new TermEvaluator(store).Evaluate(body, frame);
    }
}
