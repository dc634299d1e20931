using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RoslynSynth.CSharp.Projects;

/// <summary>The copies of a solution's projects, as far as they compile. Each is made once, however many projects refer to it. May be used by several threads.</summary>
public sealed class ProjectCopies
{
    private readonly Dictionary<Compilation, Copy?> _copies = [];

    /// <summary>Makes the copies of a project that will be wanted.</summary>
    public void Prepare(Compilation project, CancellationToken cancellation) => _ = Of(project, null, cancellation);

    /// <summary>The copies of a project and of those that it refers to.</summary>
    /// <param name="project">The project.</param>
    /// <param name="more">What its copy has besides, or null.</param>
    /// <param name="cancellation">Gives up.</param>
    internal ImmutableArray<(string Name, byte[] Image)> Of(Compilation project, CopyExtra? more, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Copy?>();
        lock (_copies) _ = Collect(project, more, found, cancellation);
        return [.. found.Where(f => f.Value is not null).Select(f => (f.Key, f.Value!.Image))];
    }

    /// <summary>Adds a project and those that it refers to, the first of a name.</summary>
    private Copy? Collect(Compilation project, CopyExtra? more, Dictionary<string, Copy?> found, CancellationToken cancellation)
    {
        var name = project.AssemblyName ?? "";
        if (found.TryGetValue(name, out var first)) return first;
        found[name] = null;
        if (project is not CSharpCompilation code || name.Length == 0) return null;
        var references = project.References
            .Select(r => r is CompilationReference other && Collect(other.Compilation, null, found, cancellation) is { } copy ? copy.Reference.WithProperties(other.Properties) : r).ToList();
        if (more is not null) return found[name] = Made(code, references, more, cancellation);
        if (!_copies.TryGetValue(project, out var known)) _copies[project] = known = Made(code, references, null, cancellation);
        return found[name] = known;
    }

    private static Copy? Made(CSharpCompilation code, List<MetadataReference> references, CopyExtra? more, CancellationToken cancellation) =>
        ProjectCompiler.Compile(code, references, more, cancellation) is { } image ? new Copy(image, MetadataReference.CreateFromImage(image)) : null;

    private sealed record Copy(byte[] Image, PortableExecutableReference Reference);
}

/// <summary>What a copy has that the project has not.</summary>
/// <param name="Source">Source to be compiled into it.</param>
/// <param name="Opened">Names of static members that are public there, be they private in the project.</param>
internal sealed record CopyExtra(string Source, IReadOnlySet<string> Opened);
