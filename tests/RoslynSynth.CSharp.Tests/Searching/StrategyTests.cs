using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Searching;

/// <summary>Each strategy brings what it is there for, and nothing once it is switched off. The limit is a number of terms.</summary>
public sealed class StrategyTests
{
    private const long TermLimit = 20_000;

    /// <summary>Reductions try many terms, each in no time: half of the limit would be theirs.</summary>
    private const Strategies Counted = Strategies.All & ~Strategies.Reductions;

    [Theory]
    [InlineData(Strategies.Branches, "int F(int n)", "(-12) => 8", "(-7) => 13", "(-1) => 19", "(0) => 0", "(4) => 12", "(9) => 27", "(15) => 45", "(20) => 60")]
    [InlineData(Strategies.Parts, "string F(string a, string b)", "(\"Ada\", \"Lovelace\") => \"<Lovelace>, <Ada>!\"", "(\"Alan\", \"Turing\") => \"<Turing>, <Alan>!\"", "(\"x\", \"y\") => \"<y>, <x>!\"")]
    [InlineData(Strategies.Loops, "int F(int n)", "(0) => 0", "(1) => 1", "(2) => 1", "(5) => 5", "(10) => 55", "(7) => 13")]
    [InlineData(Strategies.Guards, "int F(int n)", "(4) => 5", "(9) => 10", "(-3) => throws ArgumentException", "(-8) => throws ArgumentException", "(0) => 1", "(20) => 21")]
    public void Finds_what_the_others_do_not(Strategies strategy, string header, params string[] examples)
    {
        var (found, result) = Find(header, examples, Counted);
        Assert.NotNull(found);
        Assert.Contains(result.Strategies, s => s.Strategy == strategy && s.Seconds > 0);
        if (strategy != Strategies.Guards) Assert.Equal(strategy, found.FoundBy);
        var (without, other) = Find(header, examples, Counted & ~strategy);
        Assert.Null(without);
        Assert.DoesNotContain(other.Strategies, s => s.Strategy == strategy);
    }

    [Fact]
    public void Enumeration_alone_goes_a_long_way()
    {
        var (found, result) = Find("string F(string s)", ["(\"a b\") => \"b\"", "(\"hello big world\") => \"world\""], Strategies.None);
        Assert.NotNull(found);
        Assert.Equal((Strategies.None, result.Report.TermsTried), (result.Strategies.Single().Strategy, result.Strategies.Single().Terms));
    }

    [Fact]
    public void The_nearest_term_and_what_speaks_against_it_are_told()
    {
        var (found, result) = Find("int F(int n)", ["(1) => 2", "(4) => 5", "(9) => 10", "(12) => 13", "(20) => 7777"], Strategies.None);
        Assert.Null(found);
        Assert.Equal([4], result.Partial!.Wrong);
        Assert.Contains("n + 1", Emitter.Emit(new SpecificationReader([]).ReadInline("int F(int n)", ["(1) => 2"]).Specification.Signature, result.Partial.Candidate).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_the_caller_throws_comes_back_as_it_is(int threadCount)
    {
        var specification = new SpecificationReader([]).ReadInline("int F(int n)", ["(1) => 4", "(4) => 10", "(9) => 20"]).Specification;
        var search = new Search(specification, Grammar.For(specification), new SearchOptions { TimeLimit = TimeSpan.FromMinutes(10), ThreadCount = threadCount });
        Assert.Throws<InvalidTimeZoneException>(() => search.Run(_ => throw new InvalidTimeZoneException(), cancellation: TestContext.Current.CancellationToken));
    }

    private static (Candidate? Found, SearchResult Result) Find(string header, string[] examples, Strategies strategies)
    {
        var specification = new SpecificationReader([]).ReadInline(header, examples).Specification;
        Candidate? found = null;
        var options = new SearchOptions { TimeLimit = TimeSpan.FromMinutes(10), TermLimit = TermLimit, Strategies = strategies };
        var result = new Search(specification, Grammar.For(specification), options).Run(c => (found = c) is null ? OfferResult.Rejected : OfferResult.Enough);
        return (found, result);
    }
}
