using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.Emitting;

namespace RoslynSynth.CSharp.Judging;

/// <summary>What became of a batch of candidates.</summary>
/// <param name="Assembly">The compiled assembly, or null where nothing compiled.</param>
/// <param name="Errors">For each candidate its first compiler error, or null.</param>
internal sealed record CompileResult(byte[]? Assembly, ImmutableArray<string?> Errors);

/// <summary>Compiles candidates together: one syntax tree each, so that blame is a lookup.</summary>
internal sealed class BatchCompiler(ImmutableArray<string> userAssemblyPaths)
{
    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable,
        allowUnsafe: false, concurrentBuild: false, deterministic: true, generalDiagnosticOption: ReportDiagnostic.Default);

    private readonly ImmutableArray<MetadataReference> _references =
        [.. FrameworkReferences.All, .. userAssemblyPaths.Select(p => MetadataReference.CreateFromFile(p))];

    /// <summary>The full name of the class around a candidate.</summary>
    public static string TypeName(int index) => $"RoslynSynth.Candidates.Candidate{index}";

    public CompileResult Compile(ImmutableArray<EmittedMethod> candidates, CancellationToken cancellation)
    {
        var errors = new string?[candidates.Length];
        var trees = candidates.Select((c, i) => Tree(c, i, cancellation)).ToArray();
        var owner = trees.Select((tree, i) => (tree, i)).ToDictionary(t => t.tree, t => t.i);
        while (Array.IndexOf(errors, null) >= 0)
        {
            var compilation = CSharpCompilation.Create(
                $"Batch{Guid.NewGuid():N}", trees.Where((_, i) => errors[i] is null), _references, CompilationOptions);
            using var stream = new MemoryStream();
            var emit = compilation.Emit(stream, cancellationToken: cancellation);
            if (emit.Success) return new CompileResult(stream.ToArray(), [.. errors]);
            var guilty = emit.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree is not null).ToList();
            if (guilty.Count == 0)
            {
                var error = emit.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).GetMessage();
                return new CompileResult(null, [.. errors.Select(e => e ?? error)]);
            }

            foreach (var diagnostic in guilty) errors[owner[diagnostic.Location.SourceTree!]] ??= $"{diagnostic.Id}: {diagnostic.GetMessage()}";
        }

        return new CompileResult(null, [.. errors]);
    }

    private static SyntaxTree Tree(EmittedMethod method, int index, CancellationToken cancellation)
    {
        var usings = string.Concat(method.Namespaces.Select(n => $"using {n};\n"));
        var text = $"{usings}namespace RoslynSynth.Candidates;\n\npublic static class Candidate{index}\n{{\n{method.Text}\n}}\n";
        return CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default, cancellationToken: cancellation);
    }
}
