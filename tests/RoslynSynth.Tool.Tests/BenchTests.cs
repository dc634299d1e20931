using System.Text.Json;
using Xunit;

namespace RoslynSynth.Tool.Tests;

public sealed class BenchTests
{
    private const string Increment = """{"name": "own/next", "signature": "int F(int x)", "train": [{"args": [1], "result": 2}, {"args": [5], "result": 6}], "test": [{"args": [9], "result": 10}]}""";
    private const string Misleading = """{"name": "own/zero", "signature": "int F(int x)", "train": [{"args": [1], "result": 0}], "test": [{"args": [9], "result": 77}]}""";
    private const string Contradicting = """{"name": "own/wrong", "signature": "int F(int x)", "train": [{"args": [1], "result": 0}, {"args": [1], "result": 1}]}""";

    [Fact]
    public async Task Json_has_exactly_the_documented_fields()
    {
        using var tool = new ToolProcess();
        tool.Write("own/a.json", Increment);
        tool.Write("own/b.json", Misleading);
        tool.Write("own/c.json", Contradicting);
        var result = await tool.RunAsync("bench", "own", "--json", "out.json", "--html", "out.html", "--svg", "out.svg", "--time", "300");
        Assert.Equal(1, result.ExitCode);
        using var document = JsonDocument.Parse(tool.Read("out.json"));
        var root = document.RootElement;
        Assert.Equal(["suite", "options", "total", "solved", "overfitted", "tasks"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("own", root.GetProperty("suite").GetString());
        Assert.Equal((3, 1, 1), (root.GetProperty("total").GetInt32(), root.GetProperty("solved").GetInt32(), root.GetProperty("overfitted").GetInt32()));
        var tasks = root.GetProperty("tasks").EnumerateArray().ToList();
        Assert.All(tasks.SkipLast(1), t => Assert.Equal(["name", "outcome", "seconds", "terms", "termsPerSecond", "cost", "source", "foundBy"], t.EnumerateObject().Select(p => p.Name)));
        Assert.Contains("own/c.json", tasks[^1].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["solved", "overfitted", "error"], tasks.Select(t => t.GetProperty("outcome").GetString()));
        Assert.Contains("own: 1 of 3 solved, 1 overfitted", result.Output, StringComparison.Ordinal);
        Assert.Contains("own/next", tool.Read("out.html"), StringComparison.Ordinal);
        Assert.Contains(">own ", tool.Read("out.svg"), StringComparison.Ordinal);
        Assert.Equal(["out.html", "out.json", "out.svg", "own", "own/a.json", "own/b.json", "own/c.json"], tool.Contents());
    }

    [Fact]
    public async Task Several_suites_give_a_list()
    {
        using var tool = new ToolProcess();
        tool.Write("one/a.json", Increment);
        tool.Write("two/a.json", Increment);
        var result = await tool.RunAsync("bench", "one", "two", "--json", "-", "--parallel", "2", "--time", "300");
        Assert.Equal(0, result.ExitCode);
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(["one", "two"], document.RootElement.EnumerateArray().Select(s => s.GetProperty("suite").GetString()));
    }

    /// <summary>Functions as people ask for them. Terms are counted, so neither the machine nor its load matters.</summary>
    [Fact]
    public async Task Solves_most_everyday_tasks()
    {
        using var tool = new ToolProcess();
        tool.Write("everyday/tasks.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "suites", "everyday", "tasks.json")));
        var result = await tool.RunAsync("bench", "everyday", "--json", "out.json", "--terms", "300000", "--time", "300", "--threads", "1");
        using var document = JsonDocument.Parse(tool.Read("out.json"));
        var outcomes = document.RootElement.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("outcome").GetString()).ToList();
        Assert.Equal(120, outcomes.Count);
        Assert.DoesNotContain("error", outcomes);
        Assert.True(outcomes.Count(o => o == "solved") >= 85, result.Output);
    }

    [Theory]
    [InlineData("bustle", "stringLength")]
    [InlineData("lambdabeam", "map-cube")]
    [InlineData("dreamcoder-list", "drop-k-with-k1")]
    public async Task Solves_tasks_of_the_corpus(string suite, string name)
    {
        using var tool = new ToolProcess();
        tool.Write($"{suite}/{name}.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "suites", suite, $"{name}.json")));
        var result = await tool.RunAsync("bench", suite, "--time", "300");
        Assert.Contains($"{suite}: 1 of 1 solved", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }
}
