using System.Collections.Immutable;
using RoslynSynth.CSharp.Ambiguities;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.CSharp.Tests.Emitting;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Ambiguities;

public sealed class AmbiguityTests(JudgeFixture fixture) : IClassFixture<JudgeFixture>
{
    [Theory]
    [InlineData("int F(int x)", "(2) => 4")]
    [InlineData("bool F(int x)", "(1) => true", "(4) => false")]
    [InlineData("int F(int[] xs)", "([1, 2, 3]) => 3", "([4, 5]) => 5")]
    public async Task The_question_shows_an_input_on_which_the_two_cheapest_differ(string signature, params string[] examples)
    {
        var (specification, result) = await RunAsync(signature, examples, new SynthesisOptions { Search = Limits });
        var ambiguity = Assert.IsType<Ambiguity>(result.Ambiguity);
        Assert.False(ValueEquality.Matches(ambiguity.First.Value, ambiguity.Other.Value, specification.Tolerance));

        // Both outputs are what the functions really give.
        var again = await fixture.Judge.RunAsync(specification, [result.Solutions[0].Method, ambiguity.Second.Method], [ambiguity.Arguments], TestContext.Current.CancellationToken);
        Assert.True(ValueEquality.Matches(ambiguity.First.Value, again[0][0].Value, 0));
        Assert.True(ValueEquality.Matches(ambiguity.Other.Value, again[1][0].Value, 0));
        Assert.DoesNotContain(specification.Examples, e => ValueEquality.Matches(e.Arguments, ambiguity.Arguments, 0));
    }

    [Fact]
    public async Task The_answers_wanted_with_top_differ_pairwise_in_behaviour()
    {
        var (specification, result) = await RunAsync("int F(int x)", ["(2) => 4"], new SynthesisOptions { Search = Limits, Top = 3 });
        Assert.Equal(3, result.Solutions.Length);
        var inputs = Enumerable.Range(-100, 200).Select(i => ImmutableArray.Create<object?>(i)).ToImmutableArray();
        var outputs = await fixture.Judge.RunAsync(specification, [.. result.Solutions.Select(s => s.Method)], inputs, TestContext.Current.CancellationToken);
        var behaviours = outputs.Select(rows => string.Join(",", rows.Select(r => r.HasThrown ? "throws" : r.Value))).ToList();
        Assert.Equal(3, behaviours.Distinct().Count());
        Assert.Equal(result.Solutions.Select(s => s.Candidate.Cost).Order(), result.Solutions.Select(s => s.Candidate.Cost));
    }

    [Fact]
    public async Task One_more_example_settles_the_question()
    {
        var (_, result) = await RunAsync("int F(int x)", ["(2) => 4", "(3) => 9", "(5) => 25", "(-1) => 1"], new SynthesisOptions { Search = Limits });
        Assert.Equal("public static int F(int x) => x * x;", result.Solutions[0].Method.Text);
    }

    [Fact]
    public async Task Of_two_that_cost_the_same_the_one_with_more_values_comes_first()
    {
        var specification = new SpecificationReader([]).ReadInline("bool F(int[] xs)", ["([8]) => true", "([7, 4]) => false"]).Specification;
        var partial = SolutionOf(xs => Sketch.Call("IsEven", Sketch.Call("First", xs)));
        var total = SolutionOf(xs => Sketch.Call("All", xs, Sketch.Lambda<int>(x => Sketch.Call("IsEven", x))));
        var (distinct, _) = await new BehaviourComparison(fixture.Judge).GroupAsync(specification, [partial, total], 1, TestContext.Current.CancellationToken);
        Assert.Equal(total, distinct[0]);
        (distinct, _) = await new BehaviourComparison(fixture.Judge).GroupAsync(specification, [partial with { Candidate = partial.Candidate with { Cost = 0 } }, total], 1, TestContext.Current.CancellationToken);
        Assert.Equal(partial.Method, distinct[0].Method);

        static Solution SolutionOf(Func<Terms.Term, Terms.Term> body)
        {
            var method = Sketch.Emit("bool F(int[] xs)", arguments => body(arguments[0]));
            return new Solution(new Candidate(new Terms.ConstantTerm(true, typeof(bool)), [], 1), method, 0);
        }
    }

    private static SearchOptions Limits => new() { TimeLimit = TimeSpan.FromMinutes(2) };

    private async Task<(Specification, SynthesisResult)> RunAsync(string signature, string[] examples, SynthesisOptions options)
    {
        var specification = new SpecificationReader([]).ReadInline(signature, examples).Specification;
        return (specification, await new Synthesizer(fixture.Judge, []).RunAsync(specification, options, cancellation: TestContext.Current.CancellationToken));
    }
}
