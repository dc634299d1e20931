namespace RoslynSynth.Workspaces;

/// <summary>The files as a fill left them on the disk: each is written whole, and can be put back.</summary>
internal sealed class WrittenFiles
{
    private readonly Dictionary<string, (string Original, string Current)> _files = [];

    public bool IsEmpty => _files.Count == 0;

    /// <summary>Brings the disk to what a report says; a file that can't be written makes its methods <see cref="FillOutcome.NotWritten"/>.</summary>
    public FillReport Apply(FillReport report)
    {
        var wanted = report.Changes();
        foreach (var file in wanted)
        {
            try
            {
                var current = _files.TryGetValue(file.Path, out var known) ? known.Current : file.Old;
                if (current != file.New) new ChangedFile(file.Path, current, file.New).Write();
                _files[file.Path] = (file.Old, file.New);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                report = report.With(report.Results.Select(r => r.Outcome == FillOutcome.Filled && r.Edit?.File == file.Path ? r with { Outcome = FillOutcome.NotWritten, Message = e.Message } : r));
            }
        }

        foreach (var path in _files.Keys.Except(wanted.Select(w => w.Path)).ToList())
        {
            if (Failure(path) is { } failure)
                report = report.With(report.Results.Select(r => r.Target.File == path && r.Outcome == FillOutcome.TakenBack ? r with { Message = $"{r.Message}; but the file could not be put back: {failure}" } : r));
        }

        return report;
    }

    /// <summary>Puts back what was there before, each file for itself.</summary>
    /// <exception cref="IOException">Files could not be put back; the others are.</exception>
    public void Restore()
    {
        var failures = _files.Keys.ToList().Select(p => (Path: p, Failure: Failure(p))).Where(f => f.Failure is not null).ToList();
        if (failures.Count > 0) throw new IOException($"{string.Join(", ", failures.Select(f => f.Path))} could not be put back: {failures[0].Failure}");
    }

    private string? Failure(string path)
    {
        try
        {
            Restore(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private void Restore(string path)
    {
        var (original, current) = _files[path];
        if (original != current) new ChangedFile(path, current, original).Write();
        _files[path] = (original, original);
    }
}
