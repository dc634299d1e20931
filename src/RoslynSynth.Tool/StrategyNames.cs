using System.CommandLine.Parsing;
using RoslynSynth.Searching;

namespace RoslynSynth.Tool;

/// <summary>Strategies as options and reports spell them.</summary>
internal static class StrategyNames
{
    private static readonly Strategies[] Each = [.. Enum.GetValues<Strategies>().Where(s => int.PopCount((int)s) == 1)];

    /// <summary>All names, for messages.</summary>
    public static string List { get; } = string.Join(", ", Each.Select(Of));

    public static string Of(Strategies strategy) => strategy == Strategies.None ? "enumeration" : strategy.ToString().ToLowerInvariant();

    /// <summary>Names with commas between; those with a minus are taken away, from all where none is named without.</summary>
    public static Strategies Parse(ArgumentResult result)
    {
        Strategies? chosen = null;
        foreach (var name in result.Tokens[^1].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (name is "all" or "none" or "enumeration") chosen = name == "all" ? Strategies.All : chosen ?? Strategies.None;
            else if (Array.Find(Each, s => Of(s) == name) is var one and not Strategies.None) chosen = (chosen ?? Strategies.None) | one;
            else if (name.StartsWith('-') && Array.Find(Each, s => Of(s) == name[1..]) is var other and not Strategies.None) chosen = (chosen ?? Strategies.All) & ~other;
            else
            {
                result.AddError($"--strategies must be all, none, or some of {List}; '{name}' is not.");
                break;
            }
        }

        return chosen ?? Strategies.All;
    }
}
