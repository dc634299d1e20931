using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.Tests.Searching;

/// <summary>Searches that see only some of their examples. Terms tried are counted, which depends on neither clock nor threads.</summary>
public sealed class ManyExamplesTests
{
    [Fact]
    public void A_tree_that_is_right_on_the_chosen_rows_only_is_grown_over_all()
    {
        var rows = Enumerable.Range(1, 200).Select(n => new Example([n], n % 7 == 0 ? n + n : n % 5 == 0 ? n : 0)).ToArray();
        var (body, terms) = Solve(typeof(int), ["Less", "Remainder", "Equal", "Add"], rows);
        Assert.Equal("Equal(0, Remainder(n, 7)) ? Add(n, n) : Equal(0, Remainder(n, 5)) ? n : 0", body);

        // Where only the chosen rows are looked at, three times as many.
        Assert.InRange(terms, 1, 4000);
    }

    [Fact]
    public void Of_the_terms_for_an_item_of_a_tuple_one_is_taken_that_is_right_everywhere()
    {
        var rows = Enumerable.Range(1, 60).Select(n => new Example([n], (n < 50 ? n + n : n + n + 1, n % 7))).ToArray();
        var (body, _) = Solve(typeof((int, int)), ["Remainder", "Add", "Less", "Tuple"], rows);
        Assert.Contains("?", body, StringComparison.Ordinal);
    }

    private static (string Body, long Terms) Solve(Type result, string[] names, Example[] rows)
    {
        var specification = new Specification(new Signature("F", [new Parameter("n", typeof(int), "int")], result, result.Name), [.. rows]);
        HashSet<Type> types = [result, typeof(bool), typeof(int)];
        var components = Universe.Rows.Where(r => names.Contains(r.Name) && types.Contains(r.ResultType) && r.ParameterTypes.All(types.Contains));
        var body = "";
        var search = new Search(specification, Grammar.Of(specification, components, new UniformGuide()), new SearchOptions { TimeLimit = TimeSpan.FromMinutes(5) });
        var end = search.Run(
            c =>
            {
                body = TermText.Of(c.Body);
                Assert.Equal(0, search.CountFailures(c, specification.Examples));
                return OfferResult.Enough;
            },
            cancellation: TestContext.Current.CancellationToken);
        Assert.True(end.Reason == StopReason.Solved, $"{end.Reason} after {end.Report.TermsTried} terms, level {end.Report.Level}");
        return (body, end.Report.TermsTried);
    }
}
