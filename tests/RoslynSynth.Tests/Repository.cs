using System.Xml.Linq;

namespace RoslynSynth.Tests;

/// <summary>The files of this repository, as the architecture tests read them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The projects of a folder of the root: <c>src</c>, <c>tests</c>.</summary>
    public static IEnumerable<Project> Projects(string folder) => Directory
        .GetFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Project.Read);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RoslynSynth.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}

/// <summary>What a project file says that it needs.</summary>
/// <param name="Path">The file, relative to the root, with forward slashes.</param>
/// <param name="References">Paths of the projects whose types it uses.</param>
/// <param name="Packages">Names of packages.</param>
internal sealed record Project(string Path, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static Project Read(string file)
    {
        var document = XDocument.Load(file);
        var folder = System.IO.Path.GetDirectoryName(file)!;
        return new Project(
            Relative(file),
            [.. document.Descendants("ProjectReference").Where(r => (string?)r.Attribute("ReferenceOutputAssembly") != "false")
                .Select(r => Relative(System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, (string)r.Attribute("Include")!))))],
            [.. document.Descendants("PackageReference").Select(r => (string)r.Attribute("Include")!)]);
    }

    private static string Relative(string file) => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
}
