using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    private static readonly HashSet<string> Platform =
        [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator).Select(p => Path.GetFileName(p)!)];

    /// <summary>What the sources give, by their attributes.</summary>
    /// <exception cref="SandboxUnavailableException">No worker can be started as safely as was asked.</exception>
    public async Task<IReadOnlyDictionary<AttributeSyntax, DataRows>> RunAsync(ImmutableArray<DataSource> sources, CancellationToken cancellation = default)
    {
        var opened = sources.Select(s => s.Member).OfType<string>().ToHashSet();
        using var resource = new StreamReader(typeof(DataRunner).Assembly.GetManifestResourceStream("RowText.cs")!);
        using var images = new ImageFolder(copies.Of(project, new CopyExtra(await resource.ReadToEndAsync(cancellation).ConfigureAwait(false), opened), cancellation));
        var first = await RunOnceAsync(images.Paths, sources, cancellation).ConfigureAwait(false);
        var second = await RunOnceAsync(images.Paths, sources, cancellation).ConfigureAwait(false);
        return sources.Select((source, i) => (source.Attribute, Rows: Same(NameOf(source), first[i], second[i]))).ToDictionary(r => r.Attribute, r => r.Rows);
    }

    /// <summary>Packages that the project refers to. What the framework has itself is not taken from a package.</summary>
    private IEnumerable<string> Packages() => project.References.OfType<PortableExecutableReference>().Select(r => r.FilePath).OfType<string>()
        .Where(p => !Platform.Contains(Path.GetFileName(p)) && File.Exists(p)).DistinctBy(Path.GetFileName);

    private static string NameOf(DataSource source) => source.Expression.Replace("global::", "", StringComparison.Ordinal);

    private static DataRows Same(string name, DataRows first, DataRows second)
    {
        if (first.Problem is { } problem) return first with { Problem = $"{name} {problem}" };
        var isSame = second.Problem is null && first.Rows.Select(r => string.Join('\n', r)).SequenceEqual(second.Rows.Select(r => string.Join('\n', r)));
        return isSame ? first : new DataRows([], $"{name} gives other rows each time it runs (the clock, chance, or the order of a set); give rows that stay the same");
    }

    private async Task<ImmutableArray<DataRows>> RunOnceAsync(ImmutableArray<string> images, ImmutableArray<DataSource> sources, CancellationToken cancellation)
    {
        await using var judge = new Judge(new JudgeOptions { Wall = wall, UserAssemblyPaths = [.. images, .. Packages()], WorkerCount = 1 });
        var question = new Specification(new Signature("Rows", [], typeof(string[][]), "string[][]"), [new Example([], null)]);
        var verdicts = await judge.JudgeAllAsync([.. sources.Select(s => (question, MethodOf(s)))], cancellation).ConfigureAwait(false);
        return [.. verdicts.Select(RowsOf)];
    }

    private static EmittedMethod MethodOf(DataSource source) =>
        new($"public static string[][] Rows() => global::RoslynSynth.Metering.RowText.Of(() => {source.Expression}, {source.ParameterCount});", []);

    private static DataRows RowsOf(Verdict verdict) => verdict switch
    {
        { Rows: [{ HasThrown: false, Value: string?[][] and [{ Length: 0 }, .. var rows] }] } => new DataRows([.. rows.Select(r => r.ToImmutableArray())], rows.Length == 0 ? "gives no rows" : null),
        { Rows: [{ HasThrown: false, Value: string?[][] and [[{ } problem], ..] }] } => new DataRows([], Shown(problem)),
        { Rows: [{ HasThrown: true, ExceptionTypes: [var type, ..] }] } => new DataRows([], $"throws {type}"),
        { Outcome: VerdictOutcome.TimedOut } => new DataRows([], "takes too long"),
        { Outcome: VerdictOutcome.DoesNotCompile } => new DataRows([], $"can't be run, since it or what it needs does not compile ({Shown(verdict.Message ?? "")})"),
        _ => new DataRows([], $"can't be run ({verdict.Outcome}{(verdict.Message is { } message ? $": {Shown(message)}" : "")})"),
    };

    private static string Shown(string text) => text.Split('\n')[0] is { Length: > 200 } line ? line[..200] + "…" : text.Split('\n')[0].TrimEnd();
}
