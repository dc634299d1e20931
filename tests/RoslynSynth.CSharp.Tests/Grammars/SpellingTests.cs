using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Grammars;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Grammars;

/// <summary>The catalogue's other half: the text of every row is what its delegate does.</summary>
public sealed class SpellingTests
{
    private const int SampleCount = 30;
    private const int BatchSize = 1000;
    private static readonly string[] UsualNamespaces = ["System", "System.Collections.Generic", "System.Linq"];

    [Fact]
    public void Every_spelling_is_one_lambda_with_typed_parameters_and_an_expression_body() => Assert.All(Universe.Rows, row =>
    {
        var lambda = Assert.IsType<ParenthesizedLambdaExpressionSyntax>(SyntaxFactory.ParseExpression(row.Spelling));
        Assert.False(lambda.ContainsDiagnostics, row.Spelling);
        Assert.NotNull(lambda.ExpressionBody);
        Assert.Equal(row.ParameterTypes.Length, lambda.ParameterList.Parameters.Count);
        Assert.All(lambda.ParameterList.Parameters, p => Assert.NotNull(p.Type));
    });

    [Fact]
    public void Every_spelling_compiles_alone_and_agrees_with_its_delegate()
    {
        var complaints = new List<string>();
        foreach (var batch in Universe.Rows.Chunk(BatchSize))
        {
            var functions = Compile(batch);
            for (var i = 0; i < batch.Length; i++) complaints.AddRange(Disagreements(batch[i], functions[i]).Take(1));
        }

        Assert.Empty(complaints);
    }

    private static IEnumerable<string> Disagreements(Component row, Delegate spelled)
    {
        for (var seed = 0; seed < SampleCount; seed++)
        {
            var arguments = new Values(new Random(seed), hasNulls: true).Row(row.ParameterTypes);
            if (row.Guard is not null && Invocation.Of(row.Guard, arguments, typeof(bool)) is not { Value: true }) continue;
            var (text, body) = (Invocation.Of(spelled, arguments, row.ResultType), Invocation.Of(row, arguments));
            if (!text.IsLike(body, row.ResultType)) yield return $"{row.Spelling} on {Show.Row(arguments)}: spelled {text}, delegate {body}";
        }
    }

    /// <summary>The spellings as delegates: one syntax tree and class for each, which sees nothing of the catalogue.</summary>
    private static ImmutableArray<Delegate> Compile(Component[] rows)
    {
        var trees = rows.Select((row, i) => CSharpSyntaxTree.ParseText(Source(row, i), cancellationToken: TestContext.Current.CancellationToken));
        var compilation = CSharpCompilation.Create(
            "Spellings", trees, FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.GetMessage()} in {d.Location.SourceTree}"));
        stream.Position = 0;
        var assembly = new AssemblyLoadContext("spellings", isCollectible: true).LoadFromStream(stream);
        return [.. rows.Select((_, i) => (Delegate)assembly.GetType($"Row{i}", throwOnError: true)!.GetField("Function")!.GetValue(null)!)];
    }

    private static string Source(Component row, int index)
    {
        var usings = UsualNamespaces.Concat(row.Traits.Namespaces).Select(n => $"using {n};")
            .Concat(row.Traits.TypeArguments.Select(a => $"using {a.Key} = {AliasOf(a.Value)};"));
        var types = row.ParameterTypes.Select(TypeNames.Of).Append("object");
        return $"{string.Join("\n", usings)}\npublic static class Row{index} {{ public static readonly Func<{string.Join(", ", types)}> Function = {row.Spelling}; }}";
    }

    /// <summary>An alias does not see the usings beside it.</summary>
    private static string AliasOf(Type type)
    {
        var name = TypeNames.Of(type);
        return name.Replace("HashSet<", "System.Collections.Generic.HashSet<", StringComparison.Ordinal)
            .Replace("Dictionary<", "System.Collections.Generic.Dictionary<", StringComparison.Ordinal);
    }
}
