using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace RoslynSynth.Tool.Tests;

public sealed partial class TryTests
{
    [Fact]
    public async Task Prints_the_function_and_nothing_else()
    {
        using var tool = new ToolProcess();
        var result = await tool.RunAsync("try", "string F(string s)", "-e", "(\"a b\") => \"b\"", "-e", "(\"hello big world\") => \"world\"", "--time", "300");
        Assert.Equal("public static string F(string s) => s.Split(' ')[^1];\n", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Json_has_the_documented_fields()
    {
        using var tool = new ToolProcess();
        var result = await tool.RunAsync("try", "int F(int[] xs)", "-e", "([1, 2, 3]) => 6", "-e", "([]) => 0", "-e", "([7, 8]) => 15", "--json", "--time", "300");
        using var document = JsonDocument.Parse(result.Output);
        var root = document.RootElement;
        Assert.Equal(
            ["name", "outcome", "file", "seconds", "terms", "termsPerSecond", "examples", "bestFit", "solutions", "question", "strategies", "nearMiss"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("solved", root.GetProperty("outcome").GetString());
        Assert.Equal(3, root.GetProperty("examples").GetInt32());
        var solution = Assert.Single(root.GetProperty("solutions").EnumerateArray());
        Assert.Equal(["cost", "source", "foundBy"], solution.EnumerateObject().Select(p => p.Name));
        Assert.Equal("public static int F(int[] xs) => xs.Sum();", solution.GetProperty("source").GetString());
    }

    [Fact]
    public async Task Top_gives_functions_that_differ()
    {
        using var tool = new ToolProcess();
        var result = await tool.RunAsync("try", "int F(int a, int b)", "-e", "(2, 2) => 4", "--top", "3", "--time", "300");
        var functions = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, functions.Length);
        Assert.Equal(3, functions.Distinct().Count());
        Assert.All(functions, f => Assert.StartsWith("public static int F(int a, int b) => ", f));
    }

    [Fact]
    public async Task A_question_is_settled_by_the_example_that_it_proposes()
    {
        using var tool = new ToolProcess();
        string[] arguments = ["try", "int F(int a, int b)", "-e", "(2, 2) => 4", "-e", "(0, 0) => 0", "--time", "300"];
        var first = await tool.RunAsync(arguments);
        var question = Assert.Single(first.ErrorLines, l => l.Contains("What should F", StringComparison.Ordinal));
        var proposals = first.ErrorLines.Select(l => Proposal().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value.Replace("'\\''", "'", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, proposals.Count);
        foreach (var proposal in proposals)
        {
            var second = await tool.RunAsync([.. arguments, "-e", proposal]);
            Assert.Equal(0, second.ExitCode);
            Assert.DoesNotContain(question, second.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Says_why_nothing_was_found()
    {
        using var tool = new ToolProcess();
        var result = await tool.RunAsync("try", "string F(string s)", "-e", "(\"a\") => \"q\"", "-e", "(\"b\") => \"zebra\"", "-e", "(\"c\") => \"0x7\"", "--time", "1");
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("F: no solution", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_how_near_it_came_and_doubts_an_example_that_stands_alone()
    {
        using var tool = new ToolProcess();
        var result = await tool.RunAsync(
            "try", "int F(int x)", "-e", "(1) => 2", "-e", "(4) => 5", "-e", "(9) => 10", "-e", "(12) => 13", "-e", "(20) => 7777", "--terms", "20000", "--time", "300", "--strategies", "-branches,-loops");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            ["  nearest: public static int F(int x) => x + 1;", "  right on 4 of 5 examples, wrong on -e 5(1,1)", "  all other examples agree on this function: is the one at -e 5(1,1) right?"],
            result.ErrorLines.Skip(1));
    }

    [Fact]
    public async Task Uses_the_components_of_a_source_file()
    {
        using var tool = new ToolProcess();
        tool.Write("Mine.cs", "namespace Own; public static class Codes { public static string Scramble(string s) => s.Length + \"~\" + s; }");
        var result = await tool.RunAsync("try", "string F(string s)", "-e", "(\"ab\") => \"2~ab\"", "-e", "(\"xyz\") => \"3~xyz\"", "-e", "(\"\") => \"0~\"", "--components", "Mine.cs", "--time", "300");
        Assert.Equal("public static string F(string s) => Codes.Scramble(s);\n", result.Output);
        Assert.Empty(tool.Leftovers());
    }

    [GeneratedRegex("-e '(.*)'$")]
    private static partial Regex Proposal();
}
