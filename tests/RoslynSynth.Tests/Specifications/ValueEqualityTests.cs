using FsCheck;
using FsCheck.Xunit;
using RoslynSynth.Specifications;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.Tests.Specifications;

public sealed class ValueEqualityTests
{
    private static readonly Type[] Types = [.. Universe.Types.OrderBy(t => t.ToString(), StringComparer.Ordinal)];

    [Property]
    public void Every_value_matches_its_twin(DoNotSize<int> seed)
    {
        foreach (var type in Types)
        {
            var (value, twin) = (Draw(type, seed.Item), Draw(type, seed.Item));
            Assert.True(ValueEquality.Matches(value, twin, 0), $"{type}: {Show.Value(value)}");
        }
    }

    [Property]
    public void Matching_is_symmetric(DoNotSize<int> seed, DoNotSize<int> other)
    {
        foreach (var type in Types)
        {
            var (a, b) = (Draw(type, seed.Item), Draw(type, other.Item));
            Assert.Equal(ValueEquality.Matches(a, b, 0), ValueEquality.Matches(b, a, 0));
        }
    }

    [Theory]
    [InlineData(1.0, 1.0 + 1e-10, true)]
    [InlineData(1.0, 1.001, false)]
    [InlineData(1e12, 1e12 + 1, true)]
    [InlineData(0.0, -0.0, true)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.NaN, 0.0, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, false)]
    [InlineData(double.PositiveInfinity, 1.0, false)]
    [InlineData(1.0, double.PositiveInfinity, false)]
    public void Doubles_may_differ_by_the_tolerance(double wanted, double actual, bool expected) =>
        Assert.Equal(expected, ValueEquality.Matches(wanted, actual, 1e-9));

    [Fact]
    public void A_list_matches_an_array_of_the_same_items() =>
        Assert.True(ValueEquality.Matches(new List<int> { 1, 2 }, new[] { 1, 2 }, 0));

    [Fact]
    public void The_order_of_a_sequence_counts_unless_it_is_free()
    {
        Assert.False(ValueEquality.Matches(new[] { 1, 2 }, new[] { 2, 1 }, 0));
        Assert.True(ValueEquality.Matches(new[] { 1, 2 }, new[] { 2, 1 }, 0, unordered: true));
        Assert.False(ValueEquality.Matches(new[] { 1, 1, 2 }, new[] { 2, 2, 1 }, 0, unordered: true));
    }

    [Fact]
    public void The_order_of_sets_and_dictionaries_never_counts()
    {
        Assert.True(ValueEquality.Matches(new HashSet<int> { 1, 2 }, new HashSet<int> { 2, 1 }, 0));
        Assert.True(ValueEquality.Matches(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 }, 0));
        Assert.False(ValueEquality.Matches(new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 2 }, 0));
        Assert.False(ValueEquality.Matches(new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["b"] = 1 }, 0));
    }

    [Theory]
    [InlineData(1, 1L)]
    [InlineData("a", 'a')]
    [InlineData(null, 0)]
    [InlineData(0, null)]
    public void Different_kinds_do_not_match(object? wanted, object? actual) => Assert.False(ValueEquality.Matches(wanted, actual, 1));

    [Fact]
    public void A_text_is_no_sequence_of_characters() => Assert.False(ValueEquality.Matches("ab", new[] { 'a', 'b' }, 0));

    private static object? Draw(Type type, int seed) => new Values(new Random(seed), hasNulls: true).Of(type);
}
