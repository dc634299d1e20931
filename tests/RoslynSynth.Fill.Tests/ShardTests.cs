using RoslynSynth.Workspaces;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>How methods are dealt out to machines.</summary>
public sealed class ShardTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 300).Select(i => $"M:Acme.Slugs.Make{i}(System.String)")];

    [Theory, InlineData(1), InlineData(2), InlineData(7)]
    public void Every_method_is_in_exactly_one(int count)
    {
        var shards = Enumerable.Range(1, count).Select(i => new Shard(i, count)).ToList();
        Assert.All(Ids, id => Assert.Single(shards, s => s.Contains(id)));
        Assert.All(shards, s => Assert.InRange(Ids.Count(s.Contains), 300 / count / 2, 300 / count * 2));
    }

    [Fact]
    public void The_split_is_the_same_in_every_process_and_version() =>
        Assert.Equal([2, 1, 3, 2, 3, 1], Ids.Take(6).Select(id => Enumerable.Range(1, 3).Single(i => new Shard(i, 3).Contains(id))));

    [Theory, InlineData("1/1", 1, 1), InlineData("2/5", 2, 5), InlineData("10000/10000", 10000, 10000)]
    public void Is_read(string text, int index, int count)
    {
        Assert.True(Shard.TryParse(text, out var shard));
        Assert.Equal(new Shard(index, count), shard);
        Assert.Equal(text, shard.ToString());
    }

    [Theory, InlineData(""), InlineData("1"), InlineData("0/3"), InlineData("4/3"), InlineData("-1/3"), InlineData("1/0"), InlineData("1/2/3"), InlineData("a/b"), InlineData(" 1/2"), InlineData("1/99999999999")]
    public void Nonsense_is_refused(string text) => Assert.False(Shard.TryParse(text, out _));
}
