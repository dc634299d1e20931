using System.Collections.Immutable;
using FsCheck;
using FsCheck.Xunit;
using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.Tests.Searching;

/// <summary>What the search leaves out never changes the cheapest cost, and nothing but the specification and the options changes its answers.</summary>
public sealed class SearchLawTests
{
    private const int CostLimit = 5;
    private const int RowCount = 4;

    [Property(MaxTest = 20)]
    public void Numbers_are_found_at_the_cheapest_cost(DoNotSize<int> seed) =>
        CheckCheapest(seed.Item, typeof(int), [typeof(int), typeof(int)], ["Add", "Subtract", "Multiply", "Max", "Divide"]);

    [Property(MaxTest = 20)]
    public void Texts_are_found_at_the_cheapest_cost(DoNotSize<int> seed) =>
        CheckCheapest(seed.Item, typeof(string), [typeof(string), typeof(int)], ["Prefix", "From", "ToUpper", "Trim", "Length", "Add", "Subtract"]);

    [Property(MaxTest = 20)]
    public void Sequences_are_found_at_the_cheapest_cost(DoNotSize<int> seed) =>
        CheckCheapest(seed.Item, typeof(int[]), [typeof(int[]), typeof(int)], ["Take", "Skip", "Reverse", "Append", "Length", "First", "Distinct"]);

    private static void CheckCheapest(int seed, Type result, Type[] types, string[] names)
    {
        var random = new Random(seed);
        var values = new Values(random);
        var columns = types.Select(t => (Type: t, Values: Enumerable.Range(0, RowCount).Select(_ => values.Of(t)).ToArray())).ToList();
        var signature = new Signature("F", [.. types.Select((t, i) => new Parameter($"p{i}", t, t.Name))], result, result.Name);
        var blank = new Specification(signature, [.. Enumerable.Range(0, RowCount).Select(r => new Example([.. columns.Select(c => c.Values[r])], null))]);
        ImmutableHashSet<Type> used = [.. types, result, typeof(int)];
        var rows = Universe.Rows.Where(r => names.Contains(r.Name) && used.Contains(r.ResultType) && r.ParameterTypes.All(used.Contains)).ToList();
        var targets = new ReferenceEnumerator(Grammar.Of(blank, rows, new UniformGuide()), columns, CostLimit).Columns(result);
        var target = targets[random.Next(targets.Count)];

        // The constants of a grammar depend on the results, so the reference is asked again with the grammar that the search has.
        var specification = blank with { Examples = [.. blank.Examples.Select((e, r) => e with { Result = target[r] })] };
        var grammar = Grammar.Of(specification, rows, new UniformGuide());
        // What is deduced may come before something cheaper, which then comes too. A parameter that is not used costs two.
        var found = Candidates(specification, grammar, int.MaxValue, new SearchOptions { CostLimit = CostLimit, ThreadCount = 1 });
        Assert.True(found.Count > 0, $"nothing found for {Show.Row(target)} from {string.Join(" and ", columns.Select(c => Show.Row(c.Values)))}");
        Assert.Equal(new ReferenceEnumerator(grammar, columns, CostLimit).CheapestCost(result, target), found.Min(c => c.Cost - (2 * c.Parameters.Count(p => TermTree.CountUses(c.Body, p) == 0))));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Two_threads_find_what_one_finds_in_the_same_order(Specification task) => Assert.Equal(
        Found(task, new SearchOptions { ThreadCount = 1 }), Found(task, new SearchOptions { ThreadCount = 2 }));

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_same_seed_finds_the_same(Specification task) => Assert.Equal(
        Found(task, new SearchOptions { Seed = 7 }), Found(task, new SearchOptions { Seed = 7 }));

    public static TheoryData<Specification> Tasks =>
    [
        Tasked("Larger", typeof(int), [typeof(int), typeof(int)], ([3, 9], 9), ([7, 2], 7), ([-4, -6], -4), ([5, 5], 5)),
        Tasked("Initials", typeof(string), [typeof(string)], (["Ada Lovelace"], "A.L."), (["Alan Turing"], "A.T."), (["Grace Brewster Hopper"], "G.B.H.")),
        Tasked("Squares", typeof(int[]), [typeof(int[])], ([new[] { 1, 2, 3 }], new[] { 1, 4, 9 }), ([new[] { -5, 0 }], new[] { 25, 0 })),
        Tasked("DomainOf", typeof(string), [typeof(string)], (["ada@example.org"], "example.org"), (["alan.turing@bletchley.uk"], "bletchley.uk")),
    ];

    private static List<string> Found(Specification task, SearchOptions options)
    {
        var found = Candidates(task, Grammar.For(task), 8, options with { TimeLimit = TimeSpan.FromMinutes(5) }).Select(c => $"{c.Cost}: {TermText.Of(c.Body)}").ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private static List<Candidate> Candidates(Specification specification, Grammar grammar, int count, SearchOptions options)
    {
        var found = new List<Candidate>();
        new Search(specification, grammar, options).Run(
            candidate =>
            {
                found.Add(candidate);
                return found.Count < count ? OfferResult.Accepted : OfferResult.Enough;
            },
            cancellation: TestContext.Current.CancellationToken);
        return found;
    }

    private static Specification Tasked(string name, Type result, Type[] types, params (object?[] Arguments, object? Result)[] examples) => new(
        new Signature(name, [.. types.Select((t, i) => new Parameter($"p{i}", t, t.Name))], result, result.Name),
        [.. examples.Select(e => new Example([.. e.Arguments], e.Result))]);
}
