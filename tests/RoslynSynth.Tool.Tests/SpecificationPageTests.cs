using System.Text.RegularExpressions;
using Xunit;

namespace RoslynSynth.Tool.Tests;

/// <summary>What docs/specifications.md shows is what works.</summary>
public sealed partial class SpecificationPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "specifications.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task Every_specification_on_the_page_is_solved()
    {
        using var tool = new ToolProcess();
        var blocks = Block().Matches(Page).Where(m => m.Groups["use"].Value == "synth").ToList();
        Assert.True(blocks.Count >= 7, "The page has lost its examples.");
        for (var i = 0; i < blocks.Count; i++)
            tool.Write($"specs/{i}.{(blocks[i].Groups["language"].Value == "json" ? "json" : "cs")}", blocks[i].Groups["text"].Value);
        var result = await tool.RunAsync("synth", "specs", "--time", "300");
        Assert.True(result.ExitCode == 0, result.Error);
    }

    public static TheoryData<string> Commands => [.. Block().Matches(Page).Where(m => m.Groups["use"].Value == "try").Select(m => m.Groups["text"].Value.Trim())];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_on_the_page_works(string command)
    {
        using var tool = new ToolProcess();
        var words = Word().Matches(command).Select(m => m.Value.Trim('\'')).ToList();
        Assert.Equal("roslynsynth", words[0]);
        var result = await tool.RunAsync([.. words[1..], "--time", "300"]);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    [GeneratedRegex("^```(?<language>\\w+) (?<use>\\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("'[^']*'|\\S+")]
    private static partial Regex Word();
}
