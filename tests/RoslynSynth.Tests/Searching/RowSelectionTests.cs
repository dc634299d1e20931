using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Tests.Searching;

public sealed class RowSelectionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(RowSelection.AllLimit)]
    public void Few_examples_are_all_searched_on(int count) => Assert.Equal(Enumerable.Range(0, count), RowSelection.First(With(count, i => i)));

    [Theory]
    [InlineData(25)]
    [InlineData(40)]
    [InlineData(200)]
    public void Of_many_examples_ten_are_chosen_in_order(int count)
    {
        var rows = RowSelection.First(With(count, i => i));
        Assert.Equal(10, rows.Count);
        Assert.Equal(rows.Distinct().Order(), rows);
        Assert.All(rows, r => Assert.InRange(r, 0, count - 1));
    }

    [Fact]
    public void A_rare_result_among_small_examples_is_chosen()
    {
        var rows = RowSelection.First(With(100, i => i == 57 ? 1 : 0));
        Assert.Contains(57, rows);
    }

    [Fact]
    public void Where_there_are_few_results_several_examples_of_each_are_chosen()
    {
        var rows = RowSelection.First(With(200, i => i % 3));
        Assert.Equal(rows.Distinct().Order(), rows);
        Assert.All(rows.GroupBy(r => r % 3), g => Assert.Equal(5, g.Count()));
        Assert.Contains(rows, r => r > 100);
    }

    private static Specification With(int count, Func<int, int> result) => new(
        new Signature("F", [new Parameter("n", typeof(int), "int")], typeof(int), "int"),
        [.. Enumerable.Range(0, count).Select(i => new Example([i + 10], result(i)))]);
}
