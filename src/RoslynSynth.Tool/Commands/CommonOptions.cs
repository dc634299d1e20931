using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Searching;

namespace RoslynSynth.Tool.Commands;

/// <summary>The options that all commands share.</summary>
internal sealed class CommonOptions
{
    private readonly Option<double> _time = new("--time") { Description = "Seconds that one search may take.", DefaultValueFactory = _ => 30 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Seed of everything random.", DefaultValueFactory = _ => 1 };
    private readonly Option<long> _memory = new("--memory") { Description = "Memory of one search, such as 512M or 2G.", CustomParser = Size, DefaultValueFactory = _ => 2L << 30 };
    private readonly Option<int> _threads = new("--threads") { Description = "Threads of one search; the answer does not depend on them.", DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount) };
    private readonly Option<long> _terms = new("--terms") { Description = "Terms that one search may try; the same end on every machine.", DefaultValueFactory = _ => long.MaxValue };
    private readonly Option<int> _top = new("--top") { Description = "How many solutions of different behaviour to give.", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> _components = new("--components") { Description = "An assembly or .cs file whose public members may be used; repeatable.", DefaultValueFactory = _ => [] };
    private readonly Option<bool> _unsafe = new("--unsafe-no-sandbox") { Description = "Run candidates even where this system offers no wall around them. Only for specifications that you trust." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Say more, stack traces too." };

    public CommonOptions(double time = 30)
    {
        _time = new Option<double>("--time") { Description = "Seconds that one search may take.", DefaultValueFactory = _ => time };
        AtLeast(_time, 0.01);
        AtLeast(_threads, 1);
        AtLeast(_top, 1);
        AtLeast(_terms, 1);
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _time, _terms, _seed, _memory, _threads, _top, _components, _unsafe, _verbose }) command.Options.Add(option);
    }

    public SynthesisOptions Synthesis(ParseResult parsed) => new()
    {
        Search = new SearchOptions
        {
            TimeLimit = TimeSpan.FromSeconds(parsed.GetValue(_time)),
            TermLimit = parsed.GetValue(_terms),
            MemoryLimit = parsed.GetValue(_memory),
            ThreadCount = parsed.GetValue(_threads),
            Seed = parsed.GetValue(_seed),
        },
        Top = parsed.GetValue(_top),
    };

    public ImmutableArray<string> Components(ParseResult parsed) => [.. parsed.GetValue(_components) ?? []];

    public WallUse Wall(ParseResult parsed) => parsed.GetValue(_unsafe) ? WallUse.WhereAvailable : WallUse.Required;

    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(_verbose);

    private static void AtLeast<T>(Option<T> option, T least)
        where T : IComparable<T> =>
        option.Validators.Add(result =>
        {
            if (result.Errors.Any()) return;
            if (result.GetValueOrDefault<T>().CompareTo(least) < 0) result.AddError($"{option.Name} must be at least {least}.");
        });

    private static long Size(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value.ToUpperInvariant().TrimEnd('B').TrimEnd('I');
        var shift = text[^1] switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        if (long.TryParse(shift == 0 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) return number << shift;
        result.AddError($"'{result.Tokens[^1].Value}' is not an amount of memory; write 512M or 2G.");
        return 0;
    }
}
