using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Tests.Searching;

/// <summary>Rounds with the productions that a guide thinks likely.</summary>
public sealed class FocusTests
{
    private static readonly Likely Chain = new("Distinct", "Order", "RunningSums", "Reverse", "Skip");
    private static readonly int[][] Inputs = [[3, 1, 3, 9, 4, 4], [8, 2, 2, 8, 5, 6, 7], [5, -1, -1, 12, 5, 30, 2], [7, 7, 6, 1, 0, 2]];

    [Fact]
    public void What_the_guide_thinks_likely_is_found_in_fewer_terms()
    {
        var (guided, foundBy) = Run(Chain, Strategies.All & ~Strategies.Chains, 1);
        var (alone, _) = Run(Chain, Strategies.All & ~(Strategies.Focus | Strategies.Chains), 1);
        Assert.Equal((StopReason.Solved, Strategies.Focus), (guided.Reason, foundBy));
        Assert.True(guided.Report.TermsTried * 2 < alone.Report.TermsTried, $"{guided.Report.TermsTried} against {alone.Report.TermsTried}");
    }

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        var (one, two) = (Run(Chain, Strategies.All & ~Strategies.Chains, 1).Result, Run(Chain, Strategies.All & ~Strategies.Chains, 2).Result);
        Assert.Equal(one.Report.TermsTried, two.Report.TermsTried);
    }

    [Fact]
    public void A_guide_without_an_opinion_brings_no_focus() =>
        Assert.DoesNotContain(Run(new UniformGuide(), Strategies.All, 1).Result.Strategies, s => s.Strategy == Strategies.Focus);

    [Fact]
    public void What_terms_that_fit_some_examples_are_made_of_counts_as_likely()
    {
        var grammar = Grammar.For(SpecificationOf(Inputs));
        var rare = grammar.Productions.MaxBy(p => p.Cost)!.Component;
        Assert.DoesNotContain(grammar.Focused(10, new Dictionary<Component, double>()).Productions, p => p.Component == rare);
        Assert.Contains(grammar.Focused(10, new Dictionary<Component, double> { [rare] = 9 }).Productions, p => p.Component == rare);
    }

    private static (SearchResult Result, Strategies FoundBy) Run(IGuide guide, Strategies strategies, int threads)
    {
        var specification = SpecificationOf(Inputs);
        var options = new SearchOptions { Strategies = strategies, TermLimit = 2_000_000, FocusAfter = 5_000_000, TimeLimit = TimeSpan.FromMinutes(10), ThreadCount = threads };
        var foundBy = Strategies.None;
        var result = new Search(specification, Grammar.For(specification, null, guide), options).Run(
            c =>
            {
                foundBy = c.FoundBy;
                return OfferResult.Enough;
            },
            cancellation: TestContext.Current.CancellationToken);
        return (result, foundBy);
    }

    private static Specification SpecificationOf(int[][] inputs) => new(
        new Signature("F", [new Parameter("xs", typeof(int[]), "int[]")], typeof(int[]), "int[]"), [.. inputs.Select(xs => new Example([xs], Wanted(xs)))]);

    private static int[] Wanted(int[] xs)
    {
        var sums = new List<int> { 0 };
        foreach (var x in xs.Distinct().Order().Skip(1).Reverse()) sums.Add(sums[^1] + x);
        return [.. sums.Skip(1).Distinct().Reverse().Skip(1).Order().Skip(1)];
    }

    /// <summary>Finds some productions likely, whatever the examples are.</summary>
    private sealed class Likely(params string[] names) : IGuide
    {
        public int CostOf(Component component, Specification specification) => component.Traits.Cost;

        public double LogOdds(Component component, Specification specification) => names.Contains(component.Name) ? 6 : -1;
    }
}
