using Xunit;

namespace RoslynSynth.Tool.Tests;

/// <summary><c>train</c> as far as the tool itself goes: drawing, and what a user can get wrong.</summary>
public sealed class TrainTests
{
    private const string Reversing = """{"name": "own/reverse", "signature": "List<int> F(List<int> x)", "train": [{"args": [[1, 2, 3]], "result": [3, 2, 1]}]}""";

    [Fact]
    public async Task Draws_into_a_file_and_adds_to_it()
    {
        using var tool = new ToolProcess();
        tool.Write("suite/reverse.json", Reversing);
        string[] draw = ["train", "--draw-only", "--tasks", "my.tasks", "--exclude", "suite", "--sample"];
        Assert.Equal(0, (await tool.RunAsync([.. draw, "20"])).ExitCode);
        var first = new FileInfo(Path.Combine(tool.Folder, "my.tasks")).Length;
        var more = await tool.RunAsync([.. draw, "120"]);
        Assert.Equal(0, more.ExitCode);
        Assert.Contains("of 120 tasks drawn", more.ErrorLines[^1]);
        Assert.True(new FileInfo(Path.Combine(tool.Folder, "my.tasks")).Length > first);
    }

    [Theory]
    [InlineData("none(1,1): error: There is no such folder.", "--exclude", "none")]
    [InlineData("error: --sample must be", "--sample", "0")]
    [InlineData("notes.txt(1,1): error: The file can't be added to: it is no file of drawn tasks.", "--tasks", "notes.txt")]
    public async Task Wrong_input_is_one_line(string start, params string[] arguments)
    {
        using var tool = new ToolProcess();
        tool.Write("notes.txt", "These are notes, longer than any header of a file of tasks.");
        var result = await tool.RunAsync(["train", "--draw-only", .. arguments]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(start, Assert.Single(result.ErrorLines));
        Assert.StartsWith("These are notes", tool.Read("notes.txt"));
    }
}
