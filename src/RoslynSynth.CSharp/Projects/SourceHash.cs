using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RoslynSynth.CSharp.Projects;

/// <summary>The identity of all that a project's code can follow from: its source and options, those of the projects that it refers to, and the packages.</summary>
public sealed class SourceHash
{
    private const string PathAttribute = "CallerFilePath";

    private readonly Dictionary<Compilation, string> _known = [];
    private readonly Dictionary<Compilation, bool> _showPaths = [];

    /// <summary>Another one where the code could do something else.</summary>
    public string Of(Compilation project)
    {
        ArgumentNullException.ThrowIfNull(project);
        if (_known.TryGetValue(project, out var known)) return known;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in PartsOf(project))
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(MemoryMarshal.AsBytes(part.AsSpan()));
        }

        return _known[project] = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private IEnumerable<string> PartsOf(Compilation project)
    {
        var code = project as CSharpCompilation;
        yield return $"{project.AssemblyName} {project.Language} {project.Options.CheckOverflow} {project.Options.Platform} {code?.Options.AllowUnsafe} {code?.Options.NullableContextOptions} {string.Join(',', code?.Options.Usings ?? [])}";
        foreach (var reference in project.References) yield return $"{string.Join(',', reference.Properties.Aliases)} {Of(reference)}";
        var showsPaths = ShowsPaths(project);
        foreach (var tree in project.SyntaxTrees)
        {
            yield return $"{(showsPaths ? tree.FilePath : Path.GetFileName(tree.FilePath))} {OptionsOf(tree.Options)}";
            yield return tree.ToString();
        }
    }

    /// <summary>Whether the folder that the code lies in may show in what it does.</summary>
    private bool ShowsPaths(Compilation project) => _showPaths.TryGetValue(project, out var known) ? known : _showPaths[project] =
        project.SyntaxTrees.Any(t => t.ToString().Contains(PathAttribute, StringComparison.Ordinal)) || project.References.OfType<CompilationReference>().Any(r => ShowsPaths(r.Compilation));

    private string Of(MetadataReference reference) => reference switch
    {
        CompilationReference other => Of(other.Compilation),
        PortableExecutableReference file => ModuleOf(file),
        _ => reference.Display ?? "",
    };

    /// <summary>The id of a compiled module: another build has another.</summary>
    private static string ModuleOf(PortableExecutableReference file)
    {
        try
        {
            return file.GetMetadata() is AssemblyMetadata assembly ? string.Join(',', assembly.GetModules().Select(m => m.GetModuleVersionId())) : file.Display ?? "";
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            return file.Display ?? ""; // What can't be read is no part of the code either.
        }
    }

    private static string OptionsOf(ParseOptions options) =>
        $"{(options as CSharpParseOptions)?.LanguageVersion} {string.Join(',', options.PreprocessorSymbolNames)} {string.Join(',', options.Features.Select(f => $"{f.Key}={f.Value}"))}";
}
