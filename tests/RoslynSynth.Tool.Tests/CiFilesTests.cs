using System.Text.RegularExpressions;
using System.Xml.Linq;
using RoslynSynth.Tool.Commands;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace RoslynSynth.Tool.Tests;

/// <summary>The files for CI services can be read, and ask the command for nothing that it does not know.</summary>
public sealed partial class CiFilesTests
{
    private static readonly HashSet<string> Options = [.. FillCommand.Create().Options.Select(o => o.Name)];

    [Fact]
    public void The_action_uses_all_its_inputs_and_no_others()
    {
        var text = Read("action.yml");
        var declared = Map(Yaml(text), "inputs").Children.Keys.Select(k => ((YamlScalarNode)k).Value!).Order();
        Assert.Equal(declared, Input().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order());
    }

    [Fact]
    public void The_action_checks_with_known_options()
    {
        var steps = (YamlSequenceNode)Map(Yaml(Read("action.yml")), "runs").Children["steps"];
        var scripts = steps.Cast<YamlMappingNode>().Where(s => s.Children.ContainsKey("run")).ToList();
        Assert.All(scripts, s => Assert.Equal("bash", Text(s, "shell")));
        // Inputs reach scripts as variables: an input that is pasted into one could run anything.
        Assert.All(scripts, s => Assert.DoesNotContain("${{", Text(s, "run"), StringComparison.Ordinal));
        var check = Text(Assert.Single(scripts, s => Text(s, "name") == "Check"), "run");
        AssertKnown(check, "--check", "--sarif", "--junit", "--shard", "--cache");
    }

    [Fact]
    public void The_build_checks_with_known_options()
    {
        var targets = XDocument.Parse(Read("RoslynSynth.Analyzers.targets"));
        var target = Assert.Single(targets.Descendants("Target"));
        Assert.Contains("'$(RoslynSynthFillCheck)' == 'true'", target.Attribute("Condition")!.Value, StringComparison.Ordinal);
        AssertKnown(Assert.Single(target.Elements("Exec")).Attribute("Command")!.Value, "--check", "--no-restore");
    }

    [Fact]
    public void The_page_shows_files_that_can_be_read_and_options_that_exist()
    {
        var page = Read("ci.md");
        var blocks = Block().Matches(page).Select(m => (Language: m.Groups[1].Value, Text: m.Groups[2].Value)).ToList();
        Assert.Equal(["yaml", "yaml", "yaml", "xml"], blocks.Select(b => b.Language));
        Assert.All(blocks.Where(b => b.Language == "yaml"), b => Assert.NotEmpty(Yaml(b.Text).Children));
        Assert.All(blocks.Where(b => b.Language == "xml"), b => XDocument.Parse(b.Text));
        AssertKnown(string.Join('\n', page.Split('\n').Where(l => !l.Contains("dotnet tool install", StringComparison.Ordinal))), "--check", "--shard", "--no-cache", "--json");
        var inputs = Map(Yaml(Read("action.yml")), "inputs").Children.Keys.Select(k => ((YamlScalarNode)k).Value!).ToHashSet();
        var job = Map(Map(Yaml(blocks[0].Text), "jobs"), "fill");
        var use = ((YamlSequenceNode)job.Children["steps"]).Cast<YamlMappingNode>().Single(s => Text(s, "uses").StartsWith("OWNER/", StringComparison.Ordinal));
        Assert.Subset(inputs, Map(use, "with").Children.Keys.Select(k => ((YamlScalarNode)k).Value!).ToHashSet());
    }

    private static void AssertKnown(string text, params string[] expected)
    {
        var used = Option().Matches(text).Select(m => m.Value).ToHashSet();
        Assert.Subset(Options, used);
        Assert.Superset(expected.ToHashSet(), used);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ci", name));

    private static YamlMappingNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    private static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value! : "";

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]*")]
    private static partial Regex Option();

    [GeneratedRegex(@"inputs\.([a-z-]+)")]
    private static partial Regex Input();

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
