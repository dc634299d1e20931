using System.Runtime.Loader;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Emitting;

/// <summary>A literal means the value that it was written for, whatever the value holds.</summary>
public sealed class LiteralsTests
{
    private static readonly object?[] Edges =
    [
        "", "\"", "\\", "'", "\n", "\r\n", "\t", "\0", "\0" + "1", "\u0085", "\u2028", "\u2029", "*/", "//", "/*", "{0}", "{{", "\uD800", "\uDC00\uD800", "\uD83D\uDE00", "\uFEFF", "\u200E", "a\u0301",
        "\u001b[31m", "\"; System.Environment.Exit(1); \"", "$\"{1}\"", "\"\"\"",
        '\'', '"', '\\', '\n', '\0', '\uD800', '\uFFFF', 'a', '\u2028',
        0, -1, int.MinValue, int.MaxValue, 0L, long.MinValue, long.MaxValue, -5L,
        0.0, -0.0, 1.0, -1.5, 0.1, 1e22, 1e-7, 123456789012345680.0, double.MaxValue, double.MinValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        true, false, (1, "a"), (-1, (2.0, 'c')), new[] { 1, 2 }, Array.Empty<string>(), new[] { "a\n", "b\"" }, new[] { new[] { 1 }, [] }, new double[] { -0.0, double.NaN },
        new HashSet<int> { 3, 1 }, new Dictionary<string, int> { ["a\""] = 1, [""] = -2 },
    ];

    [Fact]
    public void Every_edge_value_comes_back() => Assert.Empty(Changed(Edges));

    [Property(MaxTest = 3)]
    public void Every_text_comes_back(string[] texts) => Assert.Empty(Changed([.. texts.Select(t => t ?? "")]));

    [Property(MaxTest = 3)]
    public void Every_number_comes_back(double[] doubles, long[] longs, int[] ints) =>
        Assert.Empty(Changed([.. doubles.Cast<object>(), .. longs.Cast<object>(), .. ints.Cast<object>()]));

    [Property]
    public void Every_text_stays_on_one_line_of_plain_characters(string text, char unit) =>
        Assert.All(Literals.Of(text ?? "") + Literals.Of(unit) + Literals.Of(text + "\u2028\uD800\n"), c => Assert.InRange(c, ' ', '~'));

    [Fact]
    public void Null_is_null() => Assert.Equal("null", Literals.Of(null));

    /// <summary>Compiles all values as literals of their types in one class and compares what its fields hold.</summary>
    private static List<string> Changed(object?[] values)
    {
        var fields = values.Select((v, i) => $"    public static {TypeNames.Of(v!.GetType())} F{i} = {Literals.Of(v)};");
        var source = $"using System.Collections.Generic;\npublic static class Held\n{{\n{string.Join("\n", fields)}\n}}";
        var tree = CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Literals", [tree], FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, $"{emitted.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error)}\n{source}");
        stream.Position = 0;
        var held = new AssemblyLoadContext("literals", isCollectible: true).LoadFromStream(stream).GetType("Held", throwOnError: true)!;
        return [.. values.Where((v, i) => !Invocation.AreSame(v, held.GetField($"F{i}")!.GetValue(null), v!.GetType())).Select(Show.Value)];
    }
}
