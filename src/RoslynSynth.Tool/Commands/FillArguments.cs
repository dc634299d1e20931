using System.CommandLine;
using System.CommandLine.Parsing;
using RoslynSynth.Workspaces;

namespace RoslynSynth.Tool.Commands;

/// <summary>The arguments of <c>fill</c>.</summary>
internal sealed class FillArguments
{
    private readonly Argument<string> _path = new("path") { Description = "A .sln, .slnx or .csproj file, or a folder with one.", DefaultValueFactory = _ => "." };
    private readonly Option<bool> _write = new("--write") { Description = "Write the bodies, run the tests, take back what they refuse." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Write nothing; print what would change. The default where nobody can be asked what to write." };
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; exit with 1 where something could be filled or is stale." };
    private readonly Option<bool> _noTest = new("--no-test") { Description = "Where bodies are written: don't run the tests; the examples alone decide." };
    private readonly Option<bool> _noRestore = new("--no-restore") { Description = "Don't restore packages." };
    private readonly Option<string[]> _only = new("--only") { Description = "Only methods of this name, such as Make or Slugs.Make; repeatable.", DefaultValueFactory = _ => [] };
    private readonly Option<Shard?> _shard = new("--shard") { Description = "Only one part of the methods, such as 2/5: the second of five. For several machines.", CustomParser = ShardOf };
    private readonly Option<string?> _cache = new("--cache") { Description = "The folder where answers are remembered; by default one of yours." };
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Neither use nor keep remembered answers." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the results as JSON." };
    private readonly Option<string?> _sarif = new("--sarif") { Description = "Write the findings to a file as SARIF 2.1.0, for code scanning." };
    private readonly Option<string?> _junit = new("--junit") { Description = "Write the results to a file as JUnit XML, one test case a method." };
    private readonly CommonOptions _common = new(10);

    public void AddTo(Command command)
    {
        command.Arguments.Add(_path);
        foreach (var option in new Option[] { _write, _dryRun, _check, _noTest, _noRestore, _only, _shard, _cache, _noCache, _json, _sarif, _junit }) command.Options.Add(option);
        _common.AddTo(command);
        command.Validators.Add(result =>
        {
            if (new[] { _write, _dryRun, _check }.Count(o => result.GetValue(o)) > 1) result.AddError("--write, --dry-run and --check exclude one another.");
            if (result.GetValue(_noCache) && result.GetValue(_cache) is not null) result.AddError("--cache and --no-cache exclude one another.");
        });
    }

    public bool IsVerbose(ParseResult parsed) => _common.IsVerbose(parsed);

    public FillSettings Settings(ParseResult parsed) => new(parsed.GetValue(_path)!)
    {
        Mode = ModeOf(parsed),
        RunsTests = !parsed.GetValue(_noTest),
        Restores = !parsed.GetValue(_noRestore),
        IsJson = parsed.GetValue(_json),
        IsVerbose = IsVerbose(parsed),
        SarifFile = parsed.GetValue(_sarif),
        JUnitFile = parsed.GetValue(_junit),
        Fill = FillOptions(parsed),
    };

    private FillMode ModeOf(ParseResult parsed) =>
        parsed.GetValue(_write) ? FillMode.Write
        : parsed.GetValue(_check) ? FillMode.Check
        : parsed.GetValue(_dryRun) || parsed.GetValue(_json) || !Terminal.IsInteractive ? FillMode.Show
        : FillMode.Ask;

    private FillOptions FillOptions(ParseResult parsed)
    {
        var synthesis = _common.Synthesis(parsed) with { LooksForAmbiguity = false, Top = 1 };
        return new FillOptions
        {
            Synthesis = synthesis,
            Wall = _common.Wall(parsed),
            Components = _common.Components(parsed),
            Only = [.. parsed.GetValue(_only)!],
            Shard = parsed.GetValue(_shard),
            Cache = parsed.GetValue(_noCache) ? null : CacheFolder.Open(parsed.GetValue(_cache), _common.GuideId(parsed, synthesis.Guide)),
        };
    }

    private static Shard? ShardOf(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (!Shard.TryParse(text, out var shard)) result.AddError($"--shard must be a part and a number of parts such as 2/5, counted from 1; '{text}' is not.");
        return shard;
    }
}
