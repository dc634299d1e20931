using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Guides;
using RoslynSynth.Searching;

namespace RoslynSynth.Tool.Commands;

/// <summary>The options that all commands share.</summary>
internal sealed class CommonOptions(double time = 30)
{
    private const int ThreadLimit = 256;

    private readonly Option<double> _time = Number("--time", "Seconds that one search may take.", time, 0.01, 10_000_000);
    private readonly Option<ulong> _seed = Number("--seed", "Seed of everything random.", 1ul, 0ul, ulong.MaxValue);
    private readonly Option<long> _memory = new("--memory") { Description = "Memory of one search, such as 512M or 2G.", CustomParser = Size, DefaultValueFactory = _ => 2L << 30 };
    private readonly Option<int> _threads = Number("--threads", "Threads of one search; the answer does not depend on them.", Math.Min(2, Environment.ProcessorCount), 1, ThreadLimit);
    private readonly Option<long> _terms = Number("--terms", "Terms that one search may try; the same end on every machine.", long.MaxValue, 1L, long.MaxValue);
    private readonly Option<Strategies> _strategies = new("--strategies")
    {
        Description = $"What is tried beside enumeration: all, none, some of {StrategyNames.List}, or all but some, such as -loops.",
        CustomParser = StrategyNames.Parse,
        DefaultValueFactory = _ => Strategies.All,
    };

    private readonly Option<int> _top = Number("--top", "How many solutions of different behaviour to give.", 1, 1, 100);
    private readonly Option<string[]> _components = new("--components") { Description = "An assembly or .cs file whose public members may be used; repeatable.", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _guide = new("--guide") { Description = "What says which parts are likely: uniform (the same for all), neural (the tool's own weights), or a file of weights. [default: neural]" };
    private readonly Option<bool> _unsafe = new("--unsafe-no-sandbox") { Description = "Run candidates even where this system offers no wall around them. Only for specifications that you trust." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Say more, stack traces too." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _time, _terms, _seed, _memory, _threads, _strategies, _top, _components, _guide, _unsafe, _verbose }) command.Options.Add(option);
    }

    public SynthesisOptions Synthesis(ParseResult parsed) => new()
    {
        Search = new SearchOptions
        {
            TimeLimit = TimeSpan.FromSeconds(parsed.GetValue(_time)),
            TermLimit = parsed.GetValue(_terms),
            MemoryLimit = parsed.GetValue(_memory),
            ThreadCount = parsed.GetValue(_threads),
            Strategies = parsed.GetValue(_strategies),
            Seed = parsed.GetValue(_seed),
        },
        Guide = GuideChoice.Open(parsed.GetValue(_guide)),
        Top = parsed.GetValue(_top),
    };

    /// <summary>A text that differs where the guide's costs do.</summary>
    public string GuideId(ParseResult parsed, IGuide guide) => GuideChoice.IdOf(guide, parsed.GetValue(_guide));

    public ImmutableArray<string> Components(ParseResult parsed) => [.. parsed.GetValue(_components) ?? []];

    public WallUse Wall(ParseResult parsed) => parsed.GetValue(_unsafe) ? WallUse.WhereAvailable : WallUse.Required;

    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(_verbose);

    /// <summary>Paths; what looks like an option and is no file is refused as one.</summary>
    public static Argument<string[]> Paths(string name, string description)
    {
        var paths = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => t.Value.StartsWith('-') && !Path.Exists(t.Value)) is { } option) result.AddError($"'{option.Value}' is not an option of this command.");
        });
        return paths;
    }

    /// <summary>An option that holds a number within bounds.</summary>
    public static Option<T> Number<T>(string name, string description, T value, T least, T most)
        where T : INumber<T> => new(name)
        {
            Description = description,
            DefaultValueFactory = _ => value,
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
                result.AddError($"{name} must be a {(typeof(T) == typeof(double) ? "number" : "whole number")} from {least} to {most}; '{text}' is not.");
                return value;
            },
        };

    private static long Size(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var digits = text.ToUpperInvariant().TrimEnd('B').TrimEnd('I');
        var shift = digits.LastOrDefault() switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        var isNumber = long.TryParse(shift == 0 ? digits : digits[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number > 0 && number <= long.MaxValue >> shift) return number << shift;
        result.AddError($"--memory must be an amount such as 512M or 2G; '{text}' is not.");
        return 0;
    }
}
