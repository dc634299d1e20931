using System.Collections.Immutable;

namespace RoslynSynth.CSharp.Projects;

/// <summary>Compiled assemblies as files, for the worker; gone with this.</summary>
internal sealed class ImageFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("roslynsynth-").FullName;

    public ImageFolder(ImmutableArray<(string Name, byte[] Image)> images)
    {
        Paths = [.. images.Select(i => Path.Combine(_folder, i.Name + ".dll"))];
        foreach (var (image, path) in images.Zip(Paths)) File.WriteAllBytes(path, image.Image);
    }

    public ImmutableArray<string> Paths { get; }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The temporary folder is the system's to clean.
        }
    }
}
