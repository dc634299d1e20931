using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>A solution as MSBuild sees it. It need not compile.</summary>
public sealed class LoadedSolution : IDisposable
{
    private readonly Workspace _workspace;

    private LoadedSolution(Workspace workspace, Solution solution, SolutionPath path, ImmutableArray<string> warnings, string? restoreFailure = null) =>
        (_workspace, Solution, Path, Warnings, RestoreFailure) = (workspace, solution, path, warnings, restoreFailure);

    /// <summary>What was opened.</summary>
    public SolutionPath Path { get; }

    /// <summary>The projects.</summary>
    public Solution Solution { get; }

    /// <summary>What MSBuild had to say.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>Why packages are missing, with a way out; null where none are. What does not depend on them is understood all the same.</summary>
    public string? RestoreFailure { get; }

    /// <summary>Opens a .sln, .slnx or .csproj file or a folder with one; restores its packages where that was not done yet.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="restores">Whether packages are restored.</param>
    /// <param name="progress">Is told how many projects were loaded, and how many there are.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SpecificationException">There is no such file, or it can't be opened.</exception>
    public static async Task<LoadedSolution> OpenAsync(string path, bool restores = true, IProgress<(int Loaded, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var found = SolutionPath.Find(path);
        // Loading is what takes long, so what the solution lists is looked at before.
        var restore = restores && !found.ProjectFiles().All(IsRestored) ? await RestoreAsync().ConfigureAwait(false) : null;
        var loaded = await LoadAsync(found, progress, cancellation).ConfigureAwait(false);
        if (restore is null && restores && !loaded.Solution.Projects.All(p => IsRestored(p.FilePath)))
        {
            loaded.Dispose();
            restore = await RestoreAsync().ConfigureAwait(false);
            loaded = await LoadAsync(found, progress, cancellation).ConfigureAwait(false);
        }

        return restore is null or { ExitCode: 0 } ? loaded : WithFailure(loaded, restore);

        Task<DotnetResult> RestoreAsync() => Dotnet.RunAsync(["restore", found.File], found.Folder, cancellation);
    }

    private static LoadedSolution WithFailure(LoadedSolution loaded, DotnetResult restore)
    {
        var projects = loaded.Solution.Projects.Where(p => !IsRestored(p.FilePath)).Select(p => System.IO.Path.GetFileName(p.FilePath!)).Distinct().Order(StringComparer.Ordinal).ToList();
        var named = projects.Count switch { 0 => "The packages", <= 3 => $"The packages of {string.Join(", ", projects)}", _ => $"The packages of {projects[0]} and {projects.Count - 1} other projects" };
        return new LoadedSolution(
            loaded._workspace, loaded.Solution, loaded.Path, loaded.Warnings, $"{named} could not be restored ({Reason(restore.Output)}). What depends on them is not understood; 'dotnet restore' tells more, --no-restore does without.");
    }

    /// <summary>A solution that is not read from the disk: an editor's, with what was not saved yet. It is disposed of with this.</summary>
    /// <param name="workspace">Holds the solution.</param>
    /// <param name="folder">Where messages say it is.</param>
    public static LoadedSolution Of(Workspace workspace, string folder) => new(workspace, workspace.CurrentSolution, new SolutionPath(System.IO.Path.Combine(folder, "snapshot.sln")), []);

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private static bool IsRestored(string? project)
    {
        if (project is null || !File.Exists(project)) return true;
        var folder = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(project)!, "obj");
        // NuGet leaves its files behind where it fails, and says so in one of them.
        var state = System.IO.Path.Combine(folder, "project.nuget.cache");
        return File.Exists(System.IO.Path.Combine(folder, "project.assets.json")) && !(File.Exists(state) && File.ReadAllText(state).Contains("\"success\": false", StringComparison.Ordinal));
    }

    /// <summary>The first error of a restore, without the path before it.</summary>
    private static string Reason(string output) =>
        output.Split('\n').FirstOrDefault(l => l.Contains("error ", StringComparison.Ordinal)) is { } line ? line[line.IndexOf("error ", StringComparison.Ordinal)..].Split(" [")[0].Trim() : "no reason was given";

    private static async Task<LoadedSolution> LoadAsync(SolutionPath path, IProgress<(int, int)>? progress, CancellationToken cancellation)
    {
        var workspace = MSBuildWorkspace.Create();
        var warnings = new List<string>();
        var loading = progress is null ? null : new Loading(progress, path.ProjectFiles().Length);
        using var watching = workspace.RegisterWorkspaceFailedHandler(e =>
        {
            lock (warnings) warnings.Add(e.Diagnostic.Message);
        });
        try
        {
            if (path.IsProject) _ = await workspace.OpenProjectAsync(path.File, loading, cancellationToken: cancellation).ConfigureAwait(false);
            else _ = await workspace.OpenSolutionAsync(path.File, loading, cancellationToken: cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            workspace.Dispose();
            throw new SpecificationException($"MSBuild can't open it: {e.Message.Split('\n')[0]}", new SourcePlace(path.File, 1, 1), e);
        }

        return new LoadedSolution(workspace, await FrameworkGenerators.WithoutIdleAsync(workspace.CurrentSolution, cancellation).ConfigureAwait(false), path, [.. warnings.Distinct()]);
    }

    /// <summary>Counts projects: MSBuild tells each step of each, and each framework on its own.</summary>
    private sealed class Loading(IProgress<(int Loaded, int All)> progress, int listed) : IProgress<ProjectLoadProgress>
    {
        private readonly HashSet<string> _done = [];

        public void Report(ProjectLoadProgress value)
        {
            if (value.Operation != ProjectLoadOperation.Resolve) return;
            lock (_done)
            {
                if (_done.Add(value.FilePath)) progress.Report((_done.Count, Math.Max(_done.Count, listed)));
            }
        }
    }
}
