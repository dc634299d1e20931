using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Projects;

/// <summary>
/// Runs what gives the rows of tests: a copy of the test project in the worker, behind its wall, twice and in two processes. Rows that differ from run to run are no
/// examples.
/// </summary>
/// <param name="project">The test project.</param>
/// <param name="copies">What was compiled before.</param>
/// <param name="wall">How much the wall is insisted on.</param>
public sealed class DataRunner(Compilation project, ProjectCopies copies, WallUse wall)
{
    /// <summary>What test frameworks have for rows.</summary>
    private static readonly ImmutableArray<string> Holders = ["Xunit.TheoryData", "NUnit.Framework.TestCaseData", "NUnit.Framework.TestCaseParameters", "Microsoft.VisualStudio.TestTools.UnitTesting.TestDataRow"];

    private static readonly HashSet<string> Platform =
        [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator).Select(p => Path.GetFileName(p)!)];

    /// <summary>What the sources give, by their origins.</summary>
    /// <exception cref="SandboxUnavailableException">No worker can be started as safely as was asked.</exception>
    public async Task<IReadOnlyDictionary<SyntaxNode, DataRows>> RunAsync(ImmutableArray<DataSource> sources, CancellationToken cancellation = default)
    {
        var opened = sources.Select(s => s.Member).OfType<string>().ToHashSet();
        using var resource = new StreamReader(typeof(DataRunner).Assembly.GetManifestResourceStream("RowText.cs")!);
        var extra = new CopyExtra(await resource.ReadToEndAsync(cancellation).ConfigureAwait(false), opened);
        var copied = copies.Of(AddedMembers.To(project, [.. sources.Select(s => s.Added).OfType<AddedMember>()]), extra, cancellation);
        var purity = new PurityScan([.. copied.Select(c => c.Image)], Holders);
        var refused = Refused(sources, purity);
        using var images = new ImageFolder(copied);
        ImmutableArray<DataSource> runnable = [.. sources.Where(s => !refused.ContainsKey(s.Origin))];
        var first = await RunOnceAsync(images.Paths, runnable, cancellation).ConfigureAwait(false);
        var second = await RunOnceAsync(images.Paths, runnable, cancellation).ConfigureAwait(false);
        return runnable.Select((source, i) => (source.Origin, Rows: Settled(source, Same(source, first[i], second[i]), purity))).Concat(refused.Select(r => (r.Key, r.Value))).ToDictionary(r => r.Item1, r => r.Item2);
    }

    /// <summary>
    /// Single values that more follow from than their expression says. Rows are the tests' own, as their framework would run them; a value is what the test computes, and
    /// must be the same wherever and whenever it does.
    /// </summary>
    private static Dictionary<SyntaxNode, DataRows> Refused(ImmutableArray<DataSource> sources, PurityScan purity) =>
        sources.Where(s => s.Added is not null && !purity.IsPure(s.Root)).ToDictionary(s => s.Origin, s => new DataRows([], purity.Has(s.Root)
            ? $"{s.Name} may follow from more than the test says (the machine, the clock, chance, state, a package), or needs a method that has no body yet"
            : $"{s.Name} can't be run apart from its test")
        { IsSettled = true });

    /// <summary>Rows may follow from more than the code; then each run asks anew.</summary>
    private static DataRows Settled(DataSource source, DataRows rows, PurityScan purity) => rows with { IsSettled = rows.IsSettled && purity.IsPure(source.Root) };

    /// <summary>Packages that the project refers to. What the framework has itself is not taken from a package.</summary>
    private IEnumerable<string> Packages() => project.References.OfType<PortableExecutableReference>().Select(r => r.FilePath).OfType<string>()
        .Where(p => !Platform.Contains(Path.GetFileName(p)) && File.Exists(p)).DistinctBy(Path.GetFileName);

    private static DataRows Same(DataSource source, DataRows first, DataRows second)
    {
        if (first.Problem is { } problem) return first with { Problem = $"{source.Name} {problem}" };
        var isSame = second.Problem is null && first.Rows.Select(r => string.Join('\n', r)).SequenceEqual(second.Rows.Select(r => string.Join('\n', r)));
        return isSame ? first : new DataRows([], $"{source.Name} gives other values each time it runs (the clock, chance, or the order of a set)");
    }

    private async Task<ImmutableArray<DataRows>> RunOnceAsync(ImmutableArray<string> images, ImmutableArray<DataSource> sources, CancellationToken cancellation)
    {
        if (sources.IsEmpty) return [];
        await using var judge = new Judge(new JudgeOptions { Wall = wall, UserAssemblyPaths = [.. images, .. Packages()], WorkerCount = 1 });
        var question = new Specification(new Signature("Rows", [], typeof(string[][]), "string[][]"), [new Example([], null)]);
        var verdicts = await judge.JudgeAllAsync([.. sources.Select(s => (question, MethodOf(s)))], cancellation).ConfigureAwait(false);
        return [.. verdicts.Select(RowsOf)];
    }

    private static EmittedMethod MethodOf(DataSource source) =>
        new($"public static string[][] Rows() => global::RoslynSynth.Metering.RowText.Of(() => {source.Expression}, {source.ParameterCount});", []);

    private static DataRows RowsOf(Verdict verdict) => verdict switch
    {
        { Rows: [{ HasThrown: false, Value: string?[][] and [{ Length: 0 }, .. var rows] }] } => new DataRows([.. rows.Select(r => r.ToImmutableArray())], rows.Length == 0 ? "gives no rows" : null) { IsSettled = true },
        // What it throws may be for want of memory or time.
        { Rows: [{ HasThrown: false, Value: string?[][] and [[{ } problem], ..] }] } => new DataRows([], Shown(problem)) { IsSettled = !problem.StartsWith("throws ", StringComparison.Ordinal) },
        { Rows: [{ HasThrown: true, ExceptionTypes: [var type, ..] }] } => new DataRows([], $"throws {type}"),
        { Outcome: VerdictOutcome.TimedOut } => new DataRows([], "takes too long"),
        { Outcome: VerdictOutcome.DoesNotCompile } => new DataRows([], $"can't be run, since it or what it needs does not compile ({Shown(verdict.Message ?? "")})"),
        _ => new DataRows([], $"can't be run ({verdict.Outcome}{(verdict.Message is { } message ? $": {Shown(message)}" : "")})"),
    };

    private static string Shown(string text) => text.Split('\n')[0] is { Length: > 200 } line ? line[..200] + "…" : text.Split('\n')[0].TrimEnd();
}
