using System.Reflection;
using System.Runtime.Loader;

namespace RoslynSynth.Sandbox;

/// <summary>The collectible load context of one batch. It gives unloading, not safety: the wall is the process.</summary>
internal sealed class BatchContext(string[] userAssemblyPaths) : AssemblyLoadContext("batch", isCollectible: true)
{
    /// <summary>Loads the batch. It must not be kept here: an unloaded context lives as long as its code, which lives as long as somebody holds the assembly.</summary>
    public Assembly Add(byte[] assembly)
    {
        using var stream = new MemoryStream(assembly);
        return LoadFromStream(stream);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Array.Find(userAssemblyPaths, p => Path.GetFileNameWithoutExtension(p) == assemblyName.Name);
        return path is null ? null : LoadFromAssemblyPath(path);
    }
}
