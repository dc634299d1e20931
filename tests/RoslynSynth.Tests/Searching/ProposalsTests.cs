using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;
using Xunit;

namespace RoslynSynth.Tests.Searching;

/// <summary>Whole terms in the order of their probability.</summary>
public sealed class ProposalsTests
{
    [Fact]
    public void The_most_probable_terms_come_first()
    {
        var guide = new Scores(place => place.Parent is null ? -9 : 3, ("Reverse", 2), ("Order", 1));
        var found = Best(guide, 3);
        Assert.Equal(["Reverse(xs)", "Order(xs)"], found.Take(2));
    }

    [Fact]
    public void What_fits_depends_on_the_parent()
    {
        var guide = new Scores(p => p.Parent?.Name == "Distinct" ? 20 : -2, ("Reverse", 5)) { Under = ("Reverse", "Distinct", 9) };
        Assert.Equal("Reverse(Distinct(xs))", Best(guide, 1).Single());
    }

    [Fact]
    public void None_comes_twice()
    {
        var found = Best(new Scores(_ => 0, ("Reverse", 1), ("Concat", 1)), 150);
        Assert.Equal(150, found.Distinct().Count());
    }

    [Fact]
    public void A_lambda_sees_its_own_variable() => Assert.Contains(
        "Select(xs, x => Square(x))", Best(new Scores(p => p.Parent is null ? -9 : 3, ("Select", 6), ("Square", 4)), 40));

    [Fact]
    public void A_proposal_that_fits_is_found_before_anything_else()
    {
        var guide = new Scores(p => p.Parent is null ? -9 : 3, ("Select", 6), ("Square", 4));
        var (found, result) = Run(Squares, guide, OfferResult.Enough);
        Assert.Equal(Strategies.Proposals, Assert.Single(found).FoundBy);
        Assert.Equal(found[0].TermsTried, result.Report.TermsTried);
        Assert.InRange(found[0].TermsTried, 1, Proposals.Count);
    }

    [Fact]
    public void A_shorter_answer_is_looked_for_after_a_long_proposal()
    {
        var (found, _) = Run(Thrice, new Scores(_ => 3, ("Add", 5)), OfferResult.Accepted);
        Assert.Equal(("Add(x, Add(x, x))", Strategies.Proposals), (TermText.Of(found[0].Body), found[0].FoundBy));
        Assert.Equal(("Multiply(x, 3)", Strategies.None), (TermText.Of(found.MinBy(c => c.Cost)!.Body), found.MinBy(c => c.Cost)!.FoundBy));
    }

    private static Specification Thrice { get; } = new(
        new Signature("F", [new Parameter("x", typeof(int), "int")], typeof(int), "int"), [new Example([2], 6), new Example([5], 15), new Example([-3], -9)]);

    private static (List<Candidate> Found, SearchResult Result) Run(Specification specification, IGuide guide, OfferResult answer)
    {
        var found = new List<Candidate>();
        var search = new Search(specification, Grammar.For(specification, null, guide), new SearchOptions { ThreadCount = 1 });
        var result = search.Run(
            c =>
            {
                found.Add(c);
                return answer;
            },
            cancellation: TestContext.Current.CancellationToken);
        return (found, result);
    }

    private static Specification Squares { get; } = new(
        new Signature("F", [new Parameter("xs", typeof(int[]), "int[]")], typeof(int[]), "int[]"),
        [new Example([new[] { 1, 2, 3 }], new[] { 1, 4, 9 }), new Example([new[] { 5 }], new[] { 25 }), new Example([new[] { 4, 0 }], new[] { 16, 0 })]);

    private static List<string> Best(IGuide guide, int count) =>
        [.. new Proposals(Grammar.For(Squares, null, guide), Squares, [new Variable("xs", typeof(int[]))]).Best(count).Select(t => TermText.Of(t))];

    /// <summary>Scores some components by name, everything else −4, and variables by place.</summary>
    private sealed class Scores(Func<TermPlace, double> variables, params (string Name, double Score)[] components) : IGuide
    {
        public (string Parent, string Child, double Score) Under { get; init; } = ("", "", 0);

        public int CostOf(Component component, Specification specification) => component.Traits.Cost;

        public double LogOdds(Component component, Specification specification) => 1;

        public Func<TermPlace, double[]> ScorerOf(ImmutableArray<PlaceChoice> choices, Specification specification) => place => [.. choices.Select(c => ScoreAt(place, c))];

        private double ScoreAt(TermPlace place, PlaceChoice choice) => choice switch
        {
            { Variable: not null } => variables(place),
            { Component: { } component } when place.Parent?.Name == Under.Parent && component.Name == Under.Child => Under.Score,
            { Component: { } component } when components.FirstOrDefault(c => c.Name == component.Name) is { Name: not null } known => known.Score,
            _ => -4,
        };
    }
}
