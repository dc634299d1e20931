using RoslynSynth.Searching;
using RoslynSynth.Searching.Loops;
using RoslynSynth.Terms;
using Xunit;

namespace RoslynSynth.Tests.Searching;

public sealed class LoopScreenTests
{
    [Theory]
    [InlineData(1, 5, 1, true)]
    [InlineData(1, 1, 5, false)]
    [InlineData(2, 1, 5, true)]
    [InlineData(2, 1, 1, false)]
    public void A_loop_has_a_chance_while_a_state_that_is_looked_at_has_the_wanted_value(int looked, int first, int second, bool hasChance)
    {
        var context = new SearchContext(2, [new Variable("n", typeof(int))], [[0, 0]]);
        context.Goals.Add(new Goal(typeof(int), [1], [5], body => body, 0));
        var screen = new LoopScreen(context);
        screen.Begin(new LoopShape([typeof(int), typeof(int)], null), looked);
        Assert.True(screen.Ended(0, [[9, first], [9, second]]), "nothing is wanted of the first row");
        Assert.Equal(hasChance, screen.Ended(1, [[9, first], [9, second]]));
    }
}
