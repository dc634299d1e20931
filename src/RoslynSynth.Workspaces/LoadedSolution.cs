using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>A solution as MSBuild sees it. It need not compile.</summary>
public sealed class LoadedSolution : IDisposable
{
    private readonly Workspace _workspace;

    private LoadedSolution(Workspace workspace, SolutionPath path, ImmutableArray<string> warnings) =>
        (_workspace, Path, Warnings) = (workspace, path, warnings);

    /// <summary>What was opened.</summary>
    public SolutionPath Path { get; }

    /// <summary>The projects.</summary>
    public Solution Solution => _workspace.CurrentSolution;

    /// <summary>What MSBuild had to say.</summary>
    public ImmutableArray<string> Warnings { get; }

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
        return new LoadedSolution(loaded._workspace, found, loaded.Warnings.Add("The packages could not be restored; what depends on them is not understood."));
    }

    /// <summary>A solution that is not read from the disk: an editor's, with what was not saved yet. It is disposed of with this.</summary>
    /// <param name="workspace">Holds the solution.</param>
    /// <param name="folder">Where messages say it is.</param>
    public static LoadedSolution Of(Workspace workspace, string folder) => new(workspace, new SolutionPath(System.IO.Path.Combine(folder, "snapshot.sln")), []);

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private static bool IsRestored(Project project) =>
        project.FilePath is null || File.Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(project.FilePath)!, "obj", "project.assets.json"));

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
