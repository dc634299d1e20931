using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.Emitting;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Why a candidate is not run.</summary>
internal sealed record Refusal(VerdictOutcome Outcome, string Message);

/// <summary>What became of a batch of candidates.</summary>
/// <param name="Assembly">The compiled assembly with all that were not refused, or null where that is nothing.</param>
/// <param name="Refusals">For each candidate why it is not in the assembly, or null.</param>
internal sealed record CompileResult(byte[]? Assembly, ImmutableArray<Refusal?> Refusals);

/// <summary>Compiles candidates together, one syntax tree each, so that blame is a lookup; and refuses what must not be compiled or run.</summary>
internal sealed class BatchCompiler(ImmutableArray<string> userAssemblyPaths, string? workerPath = null)
{
    /// <summary>No warnings: only errors count here, and the flow analysis behind the others is a good part of a compilation.</summary>
    public static CSharpCompilationOptions CompilationOptions { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Annotations,
        allowUnsafe: false, concurrentBuild: false, deterministic: true, generalDiagnosticOption: ReportDiagnostic.Suppress, warningLevel: 0);

    private readonly ImmutableArray<MetadataReference> _references =
        [.. FrameworkReferences.All, MetadataReference.CreateFromFile(WorkerLauncher.PathOf(workerPath)), .. userAssemblyPaths.Select(p => MetadataReference.CreateFromFile(p))];

    private readonly HashSet<string> _userAssemblies = [.. userAssemblyPaths.Select(p => AssemblyName.GetAssemblyName(p).Name!)];

    /// <summary>A throw-away compilation of what candidates are often made of: after it the next ones take milliseconds.</summary>
    public static Lazy<Task<CompileResult>> FirstCompilation { get; } = new(() => new BatchCompiler([]).CompileAsync(
        [new EmittedMethod("public static int F(int[] xs) => xs.Where(x => x > 1).Select(x => $\"{x}\").Count();", ["System.Linq"])], CancellationToken.None));

    /// <summary>The full name of the class around a candidate.</summary>
    public static string TypeName(int index) => $"RoslynSynth.Candidates.Candidate{index}";

    /// <summary>Compiles on a stack that is large enough for whatever passes the limits.</summary>
    public Task<CompileResult> CompileAsync(ImmutableArray<EmittedMethod> candidates, CancellationToken cancellation) =>
        LargeStack.RunAsync(() => Compile(candidates, cancellation)).WaitAsync(cancellation);

    private CompileResult Compile(ImmutableArray<EmittedMethod> candidates, CancellationToken cancellation)
    {
        var refusals = new Refusal?[candidates.Length];
        var trees = candidates.Select((c, i) => Parse(c, i, out refusals[i], cancellation)).ToArray();
        while (Array.IndexOf(refusals, null) >= 0)
        {
            var assembly = Emit(trees, refusals, cancellation);
            if (assembly is null) continue;
            var problems = IlScanner.Scan(assembly, candidates.Length, _userAssemblies);
            if (problems.All(p => p is null)) return new CompileResult(assembly, [.. refusals]);
            // What may not run must not even be loaded.
            for (var i = 0; i < refusals.Length; i++) if (problems[i] is { } problem) refusals[i] ??= new Refusal(VerdictOutcome.Forbidden, problem);
        }

        return new CompileResult(null, [.. refusals]);
    }

    /// <summary>The assembly; null where a candidate did not compile, which is noted.</summary>
    private byte[]? Emit(SyntaxTree?[] trees, Refusal?[] refusals, CancellationToken cancellation)
    {
        var compilation = CSharpCompilation.Create(
            $"Batch{Guid.NewGuid():N}", trees.Where((_, i) => refusals[i] is null).OfType<SyntaxTree>(), _references, CompilationOptions);
        using var stream = new MemoryStream();
        var emit = compilation.Emit(stream, cancellationToken: cancellation);
        if (emit.Success) return stream.ToArray();
        foreach (var error in emit.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
        {
            var refusal = new Refusal(VerdictOutcome.DoesNotCompile, $"{error.Id}: {error.GetMessage()}");
            if (error.Location.SourceTree is { } tree) refusals[Array.IndexOf(trees, tree)] ??= refusal;
            else for (var i = 0; i < refusals.Length; i++) refusals[i] ??= refusal;
        }

        return null;
    }

    private static SyntaxTree? Parse(EmittedMethod method, int index, out Refusal? refusal, CancellationToken cancellation)
    {
        refusal = null;
        var usings = string.Concat(method.Namespaces.Select(n => $"using {n};\n"));
        var text = $"{usings}namespace RoslynSynth.Candidates;\n\npublic static class Candidate{index}\n{{\n{method.Text}\n}}\n";
        var problem = SourceLimits.Problem(text);
        var tree = problem is null ? CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default, cancellationToken: cancellation) : null;
        if (tree is not null) problem = SourceLimits.Problem(tree);
        if (problem is null) return FuelRewriter.Rewrite(tree!);
        refusal = new Refusal(VerdictOutcome.Forbidden, problem);
        return null;
    }
}
