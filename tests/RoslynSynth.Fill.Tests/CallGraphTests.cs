using RoslynSynth.CSharp.Projects;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>Who may end up calling whom. Calls are written <c>a&gt;b</c>.</summary>
public sealed class CallGraphTests
{
    [Theory]
    [InlineData("a>b b>c", "")]
    [InlineData("a>a a>b", "a")]
    [InlineData("a>b b>a", "a b")]
    [InlineData("x>a a>b b>c c>a c>y", "a b c")]
    [InlineData("a>b b>a b>c c>d d>e e>d", "a b d e")]
    [InlineData("a>b c>b b>d d>a", "a b d")]
    [InlineData("a>T::.cctor T::.cctor>a", "")]
    [InlineData("T::.cctor>T::.cctor", "")]
    [InlineData("T::.cctor>a a>b b>a", "a b")]
    public void What_calls_itself_is_in_a_knot(string calls, string recursive) => Assert.Equal(recursive, string.Join(' ', Of(calls).Recursive().Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("a>b b>c x>y", "c", "a b")]
    [InlineData("a>b b>a", "a", "a b")]
    [InlineData("a>T::.cctor T::.cctor>b", "b", "T::.cctor a")]
    [InlineData("a>b", "a", "")]
    public void Callers_are_found_to_the_end(string calls, string of, string callers) => Assert.Equal(callers, string.Join(' ', Of(calls).CallersOf(of).Order(StringComparer.Ordinal)));

    [Fact]
    public void A_long_chain_takes_no_stack()
    {
        var graph = new CallGraph();
        for (var i = 0; i < 200_000; i++) graph.Add($"{i}", $"{(i + 1) % 200_000}");
        Assert.Equal(200_000, graph.Recursive().Count());
    }

    private static CallGraph Of(string calls)
    {
        var graph = new CallGraph();
        foreach (var call in calls.Split(' ')) graph.Add(call.Split('>')[0], call.Split('>')[1]);
        return graph;
    }
}
