using System.Text.Encodings.Web;
using System.Text.Json;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Tool.Reports;
using RoslynSynth.Workspaces;

namespace RoslynSynth.Tool.Commands;

/// <summary>Tells on the terminal how a fill goes, and what came of it.</summary>
/// <param name="folder">Paths are shown from here.</param>
internal sealed class FillConsole(string folder) : IFillObserver, IDisposable
{
    private const int NoteLimit = 5;
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly HashSet<string> _told = [];
    private ProgressDisplay? _progress;

    public IProgress<SearchReport> Searching(Specification specification) => _progress = ProgressDisplay.For(specification.Name, specification.Examples.Length);

    public void Dispose()
    {
        _progress?.Dispose();
        _progress = null;
    }

    public void Done(FillResult result)
    {
        Dispose();
        Console.Error.WriteLine(Line(result));
        // A search that goes on tells the same again.
        if (result.Outcome == FillOutcome.UpToDate || !_told.Add(result.Target.Id)) return;
        foreach (var note in result.Notes.Take(NoteLimit)) Console.Error.WriteLine(Messages.OneLine($"  {FillWords.Of(note with { Place = note.Place with { File = Relative(note.Place.File) } })}"));
        if (result.Notes.Length > NoteLimit) Console.Error.WriteLine($"  {result.Notes.Length - NoteLimit} more reasons; --json has all");
    }

    /// <summary>The results for machines.</summary>
    public string ToJson(FillReport report) => JsonSerializer.Serialize(
        report.Results.Select(r => new
        {
            method = r.Target.Name,
            file = Relative(r.Target.File),
            line = r.Target.Place.Line,
            outcome = r.Outcome.ToString(),
            message = r.Message,
            examples = r.ExampleCount,
            conditions = r.ConditionCount,
            isStale = r.IsStale,
            isRemembered = r.IsRemembered,
            seconds = Math.Round(r.Seconds, 2),
            body = r.Edit?.Body,
            notUsed = r.Notes.Select(n => new { file = Relative(n.Place.File), line = n.Place.Line, count = n.Count, why = n.Why }),
        }),
        JsonOptions);

    public void Summary(FillReport report, bool hasWritten)
    {
        foreach (var result in report.Results.Where(r => r.Outcome is FillOutcome.TakenBack or FillOutcome.NotWritten)) Console.Error.WriteLine(Line(result));
        var filled = report.Results.Count(r => r.Outcome == FillOutcome.Filled);
        var open = report.Results.Count(r => r.Outcome != FillOutcome.UpToDate);
        var verb = hasWritten ? "filled" : "could be filled";
        Console.Error.WriteLine(report.Results.IsEmpty ? "No method waits for its body." : $"{filled} of {open} {verb}.");
    }

    private string Line(FillResult result) =>
        Messages.OneLine($"{result.Target.Place with { File = Relative(result.Target.File) }}: {result.Target.Name}: {FillWords.Of(result)}");

    private string Relative(string path) => Path.GetRelativePath(folder, path);
}
