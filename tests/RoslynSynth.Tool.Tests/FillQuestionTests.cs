using Spectre.Console.Testing;
using Xunit;

namespace RoslynSynth.Tool.Tests;

/// <summary>What a user who sits at a terminal is asked.</summary>
public sealed class FillQuestionTests
{
    private static readonly FoundBody[] Three = [new("a", "Slugs.Make"), new("b", "Csv.Split[x]"), new("c", "Money.Parse")];

    [Fact]
    public async Task Enter_takes_all() => Assert.Equal(["a", "b", "c"], await AskAsync(Three, ConsoleKey.Enter));

    [Fact]
    public async Task The_last_answer_takes_none() => Assert.Empty(await AskAsync(Three, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.Enter));

    [Fact]
    public async Task Some_can_be_left_out() =>
        Assert.Equal(["a", "c"], await AskAsync(Three, ConsoleKey.DownArrow, ConsoleKey.Enter, ConsoleKey.DownArrow, ConsoleKey.Spacebar, ConsoleKey.Enter));

    [Fact]
    public async Task One_is_a_plain_question()
    {
        Assert.Equal(["b"], await AskAsync(Three[1..2], ConsoleKey.Enter));
        Assert.Empty(await AskAsync(Three[1..2], ConsoleKey.DownArrow, ConsoleKey.Enter));
    }

    [Fact]
    public async Task Nothing_found_is_no_question() => Assert.Empty(await AskAsync([]));

    [Theory]
    [InlineData(false, false, null, null, true)]
    [InlineData(true, false, null, null, false)]
    [InlineData(false, true, null, null, false)]
    [InlineData(false, false, "TERM", "dumb", false)]
    [InlineData(false, false, "CI", "true", false)]
    [InlineData(false, false, "CI", "false", true)]
    [InlineData(false, false, "GITHUB_ACTIONS", "true", false)]
    public void Only_somebody_who_can_answer_is_asked(bool isInputRedirected, bool isOutputRedirected, string? variable, string? value, bool canAsk) =>
        Assert.Equal(canAsk, Terminal.CanAsk(isInputRedirected, isOutputRedirected, name => name == variable ? value : null));

    private static async Task<IEnumerable<string>> AskAsync(FoundBody[] found, params ConsoleKey[] keys)
    {
        using var console = new TestConsole();
        console.Interactive();
        foreach (var key in keys) console.Input.PushKey(key);
        return (await new FillQuestion(console).AskAsync(found, TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal);
    }
}
