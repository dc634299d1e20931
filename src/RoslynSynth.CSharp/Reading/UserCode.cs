using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Code of the user's own that candidates may call. Dispose it when nothing runs any more: what was compiled for it is deleted.</summary>
public sealed class UserCode : IDisposable
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";
    private readonly string? _folder;

    private UserCode(string path, Assembly assembly, string? folder) => (Path, Assembly, _folder) = (path, assembly, folder);

    /// <summary>The assembly's file.</summary>
    public string Path { get; }

    /// <summary>The loaded assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Loads an assembly, or compiles a .cs file to one in the user's temporary folder.</summary>
    /// <exception cref="SpecificationException">The file is missing, no assembly, or does not compile.</exception>
    public static UserCode Load(string path)
    {
        var place = new SourcePlace(path, 1, 1);
        if (!File.Exists(path)) throw new SpecificationException("There is no such file. Give --components a .dll or a .cs file.", place);
        string? folder = null;
        try
        {
            var full = System.IO.Path.GetFullPath(path);
            if (System.IO.Path.GetExtension(path).Equals(".cs", StringComparison.OrdinalIgnoreCase))
                full = Compile(path, folder = Directory.CreateTempSubdirectory("roslynsynth-").FullName);
            // From bytes, so that the file is not held open.
            var assembly = Assembly.Load(File.ReadAllBytes(full));
            _ = assembly.GetExportedTypes();
            return new UserCode(full, assembly, folder);
        }
        catch (Exception e)
        {
            Delete(folder);
            if (e is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException or IOException or UnauthorizedAccessException)
                throw new SpecificationException($"This is not a .NET assembly that can be loaded: {e.Message} Give --components a .dll or a .cs file.", place, e);
            throw;
        }
    }

    /// <summary>Deletes what was compiled.</summary>
    public void Dispose() => Delete(_folder);

    private static void Delete(string? folder)
    {
        try
        {
            if (folder is not null) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The temporary folder is the system's to clean.
        }
    }

    private static string Compile(string path, string folder)
    {
        var tree = CSharpSyntaxTree.ParseText(TextFile.Read(path), path: path);
        var compilation = CSharpCompilation.Create(
            $"{System.IO.Path.GetFileNameWithoutExtension(path)}.{Guid.NewGuid():N}", [tree, CSharpSyntaxTree.ParseText(ImplicitUsings)], FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        var target = System.IO.Path.Combine(folder, compilation.AssemblyName + ".dll");
        var emit = compilation.Emit(target);
        if (emit.Success) return target;
        var error = emit.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error);
        throw new SpecificationException($"The component file does not compile: {error.Id}: {error.GetMessage()}. Mend it first.", new PlaceMap(path).Of(error.Location));
    }
}
