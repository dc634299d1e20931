using System.Text.RegularExpressions;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>What a user named: a solution, or a project with the solution around it.</summary>
/// <param name="File">The full path of the file to open.</param>
public sealed partial record SolutionPath(string File)
{
    /// <summary>The full path of the only project to be filled, or null for all.</summary>
    public string? OnlyProject { get; init; }

    /// <summary>The folder of the file.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>Whether the file is a project.</summary>
    public bool IsProject => Path.GetExtension(File).Equals(".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>The C# projects that the file lists, with full paths; both solution formats put them in quotes.</summary>
    internal string[] ProjectFiles() => IsProject ? [File] : [.. QuotedProject().Matches(System.IO.File.ReadAllText(File)).Select(m => Path.GetFullPath(m.Groups[1].Value.Replace('\\', '/'), Folder)).Distinct()];

    /// <summary>Finds what a path means.</summary>
    /// <exception cref="SpecificationException">There is none, or more than one.</exception>
    public static SolutionPath Find(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full)) return InFolder(full, path);
        if (!System.IO.File.Exists(full)) throw new SpecificationException("There is no such file or folder.", new SourcePlace(path, 1, 1));
        return Path.GetExtension(full).ToUpperInvariant() switch
        {
            ".SLN" or ".SLNX" => new SolutionPath(full),
            ".CSPROJ" => Around(full),
            _ => throw new SpecificationException("Give a .sln, .slnx or .csproj file, or a folder that has one.", new SourcePlace(path, 1, 1)),
        };
    }

    private static SolutionPath InFolder(string folder, string shown)
    {
        var solutions = Solutions(folder);
        var found = solutions.Length > 0 ? solutions : Directory.GetFiles(folder, "*.csproj");
        return found.Length switch
        {
            1 => Find(found[0]),
            0 => throw new SpecificationException("The folder has no .sln, .slnx or .csproj file.", new SourcePlace(shown, 1, 1)),
            _ => throw new SpecificationException($"The folder has several: {string.Join(", ", found.Select(Path.GetFileName).Order())}. Name one.", new SourcePlace(shown, 1, 1)),
        };
    }

    /// <summary>Tests live in other projects, so a project is opened with the nearest solution that lists it.</summary>
    private static SolutionPath Around(string project)
    {
        for (var folder = Path.GetDirectoryName(project); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var solution = Array.Find(Solutions(folder), s => System.IO.File.ReadAllText(s).Contains(Path.GetFileName(project), StringComparison.OrdinalIgnoreCase));
            if (solution is not null) return new SolutionPath(solution) { OnlyProject = project };
            if (Directory.Exists(Path.Combine(folder, ".git"))) break;
        }

        return new SolutionPath(project) { OnlyProject = project };
    }

    private static string[] Solutions(string folder) => [.. Directory.GetFiles(folder, "*.sln"), .. Directory.GetFiles(folder, "*.slnx")];

    [GeneratedRegex("\"([^\"\r\n]+\\.csproj)\"", RegexOptions.IgnoreCase)]
    private static partial Regex QuotedProject();
}
