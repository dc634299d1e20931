namespace RoslynSynth.Tool.Reports;

/// <summary>Where the paths in reports begin.</summary>
/// <param name="folder">The full path.</param>
internal sealed class ReportRoot(string folder)
{
    /// <summary>The repository around a folder, or the folder where there is none.</summary>
    public static ReportRoot Around(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            // A file in worktrees and submodules.
            if (Path.Exists(Path.Combine(current, ".git"))) return new ReportRoot(current);
        }

        return new ReportRoot(folder);
    }

    /// <summary>The path of a file below the root, with / between the parts; null where it lies elsewhere.</summary>
    public string? Below(string file)
    {
        var relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }
}
