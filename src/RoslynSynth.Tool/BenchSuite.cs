using RoslynSynth.Specifications;

namespace RoslynSynth.Tool;

/// <summary>A folder of JSON tasks.</summary>
internal sealed class BenchSuite
{
    /// <summary>Takes every n-th file below a folder.</summary>
    /// <exception cref="SpecificationException">There is no such folder, or no task in it.</exception>
    public BenchSuite(string folder, int every)
    {
        var place = new SourcePlace(folder, 1, 1);
        if (!Directory.Exists(folder)) throw new SpecificationException("There is no such folder. Give a folder of .json tasks.", place);
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        Files = [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % every == 0)];
        if (Files.Count == 0) throw new SpecificationException("The folder holds no .json task. Check the path.", place);
    }

    public string Name { get; }

    public IReadOnlyList<string> Files { get; }
}
