using FsCheck;
using FsCheck.Xunit;
using RoslynSynth.Grammars;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.Tests.Grammars;

public sealed class CanonicalTests
{
    [Theory]
    [InlineData(typeof(List<int>), typeof(int[]))]
    [InlineData(typeof(IEnumerable<string>), typeof(string[]))]
    [InlineData(typeof(IReadOnlyList<List<char>>), typeof(char[][]))]
    [InlineData(typeof(List<int>[]), typeof(int[][]))]
    [InlineData(typeof(ISet<int>), typeof(HashSet<int>))]
    [InlineData(typeof(IReadOnlyDictionary<string, List<int>>), typeof(Dictionary<string, int[]>))]
    [InlineData(typeof((List<int>, int?)), typeof((int[], int?)))]
    [InlineData(typeof(int?), typeof(int?))]
    [InlineData(typeof(string), typeof(string))]
    [InlineData(typeof(DateTime), typeof(DateTime))]
    public void A_declared_type_has_one_canonical_type(Type declared, Type canonical) => Assert.Equal(canonical, CanonicalTypes.Of(declared));

    [Fact]
    public void Canonical_types_stand_for_themselves() => Assert.All(Universe.Types, t => Assert.Equal(t, CanonicalTypes.Of(t)));

    [Fact]
    public void Values_are_converted_at_every_depth()
    {
        var value = CanonicalValues.From(new List<(List<int>, string?)> { ([1, 2], null) }, typeof(List<(List<int>, string?)>));
        var items = Assert.IsType<(int[], string?)[]>(value);
        Assert.Equal([1, 2], items[0].Item1);
        Assert.Null(items[0].Item2);
    }

    [Fact]
    public void Dictionaries_keep_their_entries()
    {
        var map = Assert.IsType<Dictionary<string, int[]>>(CanonicalValues.From(new Dictionary<string, List<int>> { ["a"] = [1] }, typeof(Dictionary<string, List<int>>)));
        Assert.Equal([1], map["a"]);
    }

    [Property]
    public void Canonical_values_stay_as_they_are(DoNotSize<int> seed)
    {
        foreach (var type in Universe.Types)
        {
            var value = new Values(new Random(seed.Item), hasNulls: true).Of(type);
            Assert.True(Invocation.AreSame(value, CanonicalValues.From(value, type), type), $"{type}: {Show.Value(value)}");
        }
    }
}
