using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Code of the user's own that candidates may call.</summary>
/// <param name="Path">The assembly's file.</param>
/// <param name="Assembly">The loaded assembly.</param>
public sealed record UserCode(string Path, Assembly Assembly)
{
    /// <summary>Loads an assembly, or compiles a .cs file to one in the user's temporary folder.</summary>
    /// <exception cref="SpecificationException">The file is missing, no assembly, or does not compile.</exception>
    public static UserCode Load(string path)
    {
        var place = new SourcePlace(path, 1, 1);
        if (!File.Exists(path)) throw new SpecificationException("There is no such file. Check --components.", place);
        var full = System.IO.Path.GetFullPath(path);
        if (System.IO.Path.GetExtension(path).Equals(".cs", StringComparison.OrdinalIgnoreCase)) full = Compile(full, path);
        try
        {
            return new UserCode(full, Assembly.LoadFrom(full));
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or IOException)
        {
            throw new SpecificationException("This is not a .NET assembly that can be loaded. Give a .dll or a .cs file.", place, e);
        }
    }

    private static string Compile(string full, string shown)
    {
        const string implicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(full), path: shown);
        var compilation = CSharpCompilation.Create(
            $"{System.IO.Path.GetFileNameWithoutExtension(full)}.{Guid.NewGuid():N}", [tree, CSharpSyntaxTree.ParseText(implicitUsings)], FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        var folder = Directory.CreateTempSubdirectory("roslynsynth-");
        var target = System.IO.Path.Combine(folder.FullName, compilation.AssemblyName + ".dll");
        var emit = compilation.Emit(target);
        if (emit.Success) return target;
        var error = emit.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error);
        throw new SpecificationException($"The component file does not compile: {error.Id}: {error.GetMessage()}", new PlaceMap(shown).Of(error.Location));
    }
}
