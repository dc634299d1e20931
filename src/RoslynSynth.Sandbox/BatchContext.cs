using System.Reflection;
using System.Runtime.Loader;

namespace RoslynSynth.Sandbox;

/// <summary>The collectible load context of one batch. It gives unloading, not safety: the wall is the process.</summary>
internal sealed class BatchContext(string[] userAssemblyPaths) : AssemblyLoadContext("batch", isCollectible: true)
{
    private Assembly? _assembly;

    public Assembly Assembly => _assembly ?? throw new InvalidOperationException("No batch was loaded.");

    public void Add(byte[] assembly)
    {
        using var stream = new MemoryStream(assembly);
        _assembly = LoadFromStream(stream);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Array.Find(userAssemblyPaths, p => Path.GetFileNameWithoutExtension(p) == assemblyName.Name);
        return path is null ? null : LoadFromAssemblyPath(path);
    }
}
