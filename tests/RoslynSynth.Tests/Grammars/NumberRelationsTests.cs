using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Guides;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Tests.Grammars;

/// <summary>Numbers that examples suggest without showing them.</summary>
public sealed class NumberRelationsTests
{
    [Fact]
    public void A_test_is_made_for_each_end_of_a_range() => Assert.Equal(
        ["(int x) => x >= 80", "(int x) => x >= 90"], Tests(Rows("score", (50, "C"), (79, "C"), (80, "B"), (89, "B"), (90, "A"), (97, "A"))));

    [Theory]
    [InlineData(85, 95, "(int x) => x >= 90")]
    [InlineData(17, 18, "(int x) => x >= 18")]
    [InlineData(-4, 6, "(int x) => x >= 0")]
    [InlineData(0, 6, "(int x) => x > 0")]
    [InlineData(60, 120, "(int x) => x >= 100")]
    public void Between_examples_far_apart_the_roundest_number_is_taken(int low, int high, string expected) =>
        Assert.Equal(expected, Tests(Rows("n", (low, false), (high, true))).Single());

    [Fact]
    public void An_end_that_two_neighbours_show_is_the_cheapest_test()
    {
        Assert.Equal(1, NumberRelations.RangesFor(Rows("age", (17, false), (18, true))).Single().Traits.Cost);
        Assert.Equal(1, NumberRelations.RangesFor(Rows("total", (99.99m, false), (100m, true))).Single().Traits.Cost);
        Assert.Equal(2, NumberRelations.RangesFor(Rows("age", (3, false), (50, true))).Single().Traits.Cost);
    }

    [Fact]
    public void Results_that_come_and_go_make_no_ranges()
    {
        Assert.Empty(Tests(Rows("n", (1, "1"), (3, "Fizz"), (4, "4"), (5, "Buzz"), (6, "Fizz"), (7, "7"))));
        Assert.Empty(Tests(Rows("n", (1, 5), (2, 9), (3, 4), (4, 11))));
        Assert.Empty(Tests(Rows("n", (2, true), (2, false))));
    }

    [Fact]
    public void Texts_are_alike_that_differ_in_their_numbers() =>
        Assert.Equal(["(int x) => x >= 60"], Tests(Rows("n", (30, "30 s ago"), (59, "59 s ago"), (60, "1 min ago"), (300, "5 min ago"))));

    [Fact]
    public void Multiples_of_the_argument_are_alike_too()
    {
        var spec = Rows("income", (10000m, 1000m), (20000m, 2000m), (50000m, 10000m), (60000m, 12000m));
        Assert.Equal(["(decimal x) => x >= 50000"], Tests(spec));
        Assert.Superset(new HashSet<object?> { 0.1m, 0.2m }, Constants<decimal>(spec));
    }

    [Fact]
    public void A_line_gives_its_factor_and_summand()
    {
        Assert.Superset(new HashSet<object?> { 1.8, 9.0, 5.0, 32.0 }, Constants<double>(Rows("c", (0.0, 32.0), (100.0, 212.0), (37.0, 98.6))));
        Assert.Contains(1.2m, Constants<decimal>(Rows("net", (100m, 120m), (50m, 60m))));
        Assert.Contains(45, Constants<int>(Rows("n", (1, 45), (2, 90))));
    }

    [Fact]
    public void Two_examples_and_what_lies_on_no_line_say_nothing()
    {
        Assert.DoesNotContain(37, Constants<int>(Rows("n", (1, 60), (2, 83))));
        Assert.DoesNotContain(23, Constants<int>(Rows("n", (1, 60), (2, 83), (3, 107))));
    }

    [Fact]
    public void The_name_of_a_parameter_tells_its_unit()
    {
        Assert.Contains(60, Constants<int>(Rows("minutes", (1, "a"), (2, "b"))));
        Assert.DoesNotContain(60, Constants<int>(Rows("n", (1, "a"), (2, "b"))));
    }

    [Fact]
    public void A_word_that_only_holds_the_name_of_a_unit_tells_nothing() => Assert.DoesNotContain(24, Constants<int>(Rows("holidays", (1, "a"), (2, "b"))));

    [Fact]
    public void Numbers_of_any_size_do_no_harm()
    {
        decimal[] decimals = [decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 0, 999_999_999_999m, 0.000_002m, 1];
        double[] doubles = [double.MaxValue, double.Epsilon, double.NaN, double.NegativeInfinity, 0, -0.0, 1e11, 1];
        long[] longs = [long.MaxValue, long.MaxValue - 1, long.MinValue, 0, 1, 999_999_999_999, 999_999_999_998];
        foreach (var rows in Pairs(decimals)) Assert.All(Tests(rows), t => Assert.Contains("decimal", t, StringComparison.Ordinal));
        foreach (var rows in Pairs(doubles)) Assert.All(Tests(rows), t => Assert.Contains("double", t, StringComparison.Ordinal));
        foreach (var rows in Pairs(longs)) Assert.NotEmpty(Constants<long>(rows));

        static IEnumerable<Specification> Pairs<T>(T[] values) =>
            from a in values from b in values from c in values from d in values select Rows("n", (a, c), (b, d));
    }

    private static List<string> Tests(Specification specification) => [.. NumberRelations.RangesFor(specification).Select(c => c.Spelling)];

    private static HashSet<object?> Constants<T>(Specification specification) =>
        [.. Grammar.Of(specification, ComponentCatalogue.For(specification), new UniformGuide()).Constants.Where(c => c.Type == typeof(T)).Select(c => c.Value)];

    private static Specification Rows<TArgument, TResult>(string name, params (TArgument Argument, TResult Result)[] rows) => new(
        new Signature("F", [new Parameter(name, typeof(TArgument), typeof(TArgument).Name)], typeof(TResult), typeof(TResult).Name), [.. rows.Select(r => new Example([r.Argument], r.Result))]);
}
