using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>A solution as MSBuild sees it. It need not compile.</summary>
public sealed class LoadedSolution : IDisposable
{
    private readonly Workspace _workspace;

    private LoadedSolution(Workspace workspace, SolutionPath path, ImmutableArray<string> warnings, string? restoreFailure = null) =>
        (_workspace, Path, Warnings, RestoreFailure) = (workspace, path, warnings, restoreFailure);

    /// <summary>What was opened.</summary>
    public SolutionPath Path { get; }

    /// <summary>The projects.</summary>
    public Solution Solution => _workspace.CurrentSolution;

    /// <summary>What MSBuild had to say.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>Why packages are missing, with a way out; null where none are. What does not depend on them is understood all the same.</summary>
    public string? RestoreFailure { get; }

    /// <summary>Opens a .sln, .slnx or .csproj file or a folder with one; restores its packages where that was not done yet.</summary>
    /// <exception cref="SpecificationException">There is no such file, or it can't be opened.</exception>
    public static async Task<LoadedSolution> OpenAsync(string path, bool restores = true, CancellationToken cancellation = default)
    {
        var found = SolutionPath.Find(path);
        var loaded = await LoadAsync(found, cancellation).ConfigureAwait(false);
        if (!restores || loaded.Solution.Projects.All(IsRestored)) return loaded;
        loaded.Dispose();
        var restore = await Dotnet.RunAsync(["restore", found.File], found.Folder, cancellation).ConfigureAwait(false);
        loaded = await LoadAsync(found, cancellation).ConfigureAwait(false);
        if (restore.ExitCode == 0) return loaded;
        var projects = loaded.Solution.Projects.Where(p => !IsRestored(p)).Select(p => System.IO.Path.GetFileName(p.FilePath!)).Distinct().Order(StringComparer.Ordinal).ToList();
        var named = projects.Count switch { 0 => "The packages", <= 3 => $"The packages of {string.Join(", ", projects)}", _ => $"The packages of {projects[0]} and {projects.Count - 1} other projects" };
        return new LoadedSolution(
            loaded._workspace, found, loaded.Warnings, $"{named} could not be restored ({Reason(restore.Output)}). What depends on them is not understood; 'dotnet restore' tells more, --no-restore does without.");
    }

    /// <summary>A solution that is not read from the disk: an editor's, with what was not saved yet. It is disposed of with this.</summary>
    /// <param name="workspace">Holds the solution.</param>
    /// <param name="folder">Where messages say it is.</param>
    public static LoadedSolution Of(Workspace workspace, string folder) => new(workspace, new SolutionPath(System.IO.Path.Combine(folder, "snapshot.sln")), []);

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private static bool IsRestored(Project project)
    {
        if (project.FilePath is null) return true;
        var folder = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(project.FilePath)!, "obj");
        // NuGet leaves its files behind where it fails, and says so in one of them.
        var state = System.IO.Path.Combine(folder, "project.nuget.cache");
        return File.Exists(System.IO.Path.Combine(folder, "project.assets.json")) && !(File.Exists(state) && File.ReadAllText(state).Contains("\"success\": false", StringComparison.Ordinal));
    }

    /// <summary>The first error of a restore, without the path before it.</summary>
    private static string Reason(string output) =>
        output.Split('\n').FirstOrDefault(l => l.Contains("error ", StringComparison.Ordinal)) is { } line ? line[line.IndexOf("error ", StringComparison.Ordinal)..].Split(" [")[0].Trim() : "no reason was given";

    private static async Task<LoadedSolution> LoadAsync(SolutionPath path, CancellationToken cancellation)
    {
        var workspace = MSBuildWorkspace.Create();
        var warnings = new List<string>();
        using var watching = workspace.RegisterWorkspaceFailedHandler(e =>
        {
            lock (warnings) warnings.Add(e.Diagnostic.Message);
        });
        try
        {
            if (path.IsProject) _ = await workspace.OpenProjectAsync(path.File, cancellationToken: cancellation).ConfigureAwait(false);
            else _ = await workspace.OpenSolutionAsync(path.File, cancellationToken: cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            workspace.Dispose();
            throw new SpecificationException($"MSBuild can't open it: {e.Message.Split('\n')[0]}", new SourcePlace(path.File, 1, 1), e);
        }

        return new LoadedSolution(workspace, path, [.. warnings.Distinct()]);
    }
}
