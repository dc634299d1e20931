using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.Tests.Searching;

/// <summary>Branches and joined parts, each in a grammar of a few components.</summary>
public sealed class DeductionTests
{
    [Fact]
    public void Terms_right_on_different_rows_are_joined_by_a_branch() => Assert.Equal(
        "Less(a, b) ? b : a",
        First(typeof(int), [("a", typeof(int)), ("b", typeof(int))], ["Less"], ([3, 9], 9), ([7, 2], 7), ([-4, -6], -4), ([5, 5], 5), ([8, 20], 20), ([1, 0], 1)));

    [Fact]
    public void Branches_nest()
    {
        var rows = Enumerable.Range(-6, 13).Select(n => (new object?[] { n * 3 }, (object?)Math.Sign(n))).ToArray();
        var found = First(typeof(int), [("n", typeof(int))], ["Less"], rows);
        Assert.Equal(2, found.Count(c => c == '?'));
    }

    [Fact]
    public void No_tree_is_offered_that_gets_a_row_wrong()
    {
        var rows = Enumerable.Range(1, 12).Select(n => (new object?[] { n }, (object?)(n < 6 ? n : 30))).ToArray();
        Assert.All(All(typeof(int), [("n", typeof(int))], ["Less"], rows), c => Assert.Equal(0, c));
    }

    /// <summary>Between two conditions a lambda does not choose: of many elements some tree of conditions is always right.</summary>
    [Fact]
    public void No_condition_of_a_lambda_is_a_tree()
    {
        int[][] inputs = [[3, 9, 4, 1], [7, 2, 7, 5], [4, 6, 8], [1, 2], [10, -3, 0, 5, 9]];
        var rows = inputs.Select(xs => (new object?[] { xs }, (object?)xs.Where(x => x == xs.Max() || x == xs.Min()).ToArray())).ToArray();
        var found = First(typeof(int[]), [("xs", typeof(int[]))], ["Where", "Equal", "MaxOf", "MinOf"], rows);
        Assert.Equal("", found);
    }

    /// <summary>Two examples are few, but here there are no others.</summary>
    [Fact]
    public void Examples_that_name_every_case_are_enough_for_a_branch() =>
        Assert.Equal("b ? \"Yes\" : \"No\"", First(typeof(string), [("b", typeof(bool))], ["Not"], ([true], "Yes"), ([false], "No")));

    [Fact]
    public void Cases_are_told_from_the_end_of_a_range_inwards() => Assert.Equal(
        "Less(n, 25) ? \"low\" : Less(n, 30) ? \"middle\" : \"high\"",
        First(typeof(string), [("n", typeof(int))], ["Less"], ([21], "low"), ([24], "low"), ([25], "middle"), ([29], "middle"), ([30], "high"), ([33], "high")));

    [Fact]
    public void A_result_is_put_together_from_its_parts() => Assert.Equal(
        "Concat(Concat(b, \", \"), a)",
        First(typeof(string), [("a", typeof(string)), ("b", typeof(string))], ["Concat"], (["Ada", "Lovelace"], "Lovelace, Ada"), (["Alan", "Turing"], "Turing, Alan")));

    [Fact]
    public void Sequences_are_put_together_too() => Assert.Equal(
        "Concat(Concat(ys, xs), ys)",
        First(typeof(int[]), [("xs", typeof(int[])), ("ys", typeof(int[]))], ["Concat"], ([new[] { 1, 2 }, new[] { 3 }], new[] { 3, 1, 2, 3 }), ([new[] { 7 }, new[] { 8, 9 }], new[] { 8, 9, 7, 8, 9 })));

    /// <summary>Both are found, at the same cost of their parts.</summary>
    [Fact]
    public void A_parameter_that_is_not_used_costs()
    {
        var found = new List<Candidate>();
        var search = Search(typeof(int[]), [("xs", typeof(int[])), ("n", typeof(int))], ["Take"], [([new[] { 4, 5 }, 3], new[] { 4, 5 }), ([new[] { 7, 8, 9, 1 }, 2], new[] { 7, 8 })]);
        search.Run(
            c =>
            {
                found.Add(c);
                return OfferResult.Accepted;
            },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2, found.Single(c => TermText.Of(c.Body) == "Take(xs, 2)").Cost - found.Single(c => TermText.Of(c.Body) == "Take(xs, n)").Cost);
    }

    private static string First(Type result, (string Name, Type Type)[] parameters, string[] names, params (object?[] Arguments, object? Result)[] examples)
    {
        var found = "";
        Search(result, parameters, names, examples).Run(c => (found = TermText.Of(c.Body)) is null ? OfferResult.Rejected : OfferResult.Enough, cancellation: TestContext.Current.CancellationToken);
        return found;
    }

    /// <summary>For every candidate the number of examples that it gets wrong.</summary>
    private static List<int> All(Type result, (string Name, Type Type)[] parameters, string[] names, (object?[] Arguments, object? Result)[] examples)
    {
        var search = Search(result, parameters, names, examples);
        var failures = new List<int>();
        search.Run(
            c =>
            {
                failures.Add(search.CountFailures(c, search.Specification.Examples));
                return failures.Count < 5 ? OfferResult.Rejected : OfferResult.Enough;
            },
            cancellation: TestContext.Current.CancellationToken);
        Assert.NotEmpty(failures);
        return failures;
    }

    private static Search Search(Type result, (string Name, Type Type)[] parameters, string[] names, (object?[] Arguments, object? Result)[] examples)
    {
        var specification = new Specification(
            new Signature("F", [.. parameters.Select(p => new Parameter(p.Name, p.Type, p.Type.Name))], result, result.Name),
            [.. examples.Select(e => new Example([.. e.Arguments], e.Result))]);
        HashSet<Type> types = [result, result.GetElementType() ?? result, typeof(bool), .. parameters.Select(p => p.Type)];
        var rows = Universe.Rows.Where(r => names.Contains(r.Name) && types.Contains(r.ResultType) && r.ParameterTypes.All(t => types.Contains(t) || Component.IsFunction(t)));
        return new Search(specification, Grammar.Of(specification, rows, new UniformGuide()), new SearchOptions { CostLimit = 36, TermLimit = 300_000, TimeLimit = TimeSpan.FromMinutes(5) });
    }
}
