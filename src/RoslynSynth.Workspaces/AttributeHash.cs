using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.Workspaces;

/// <summary>
/// The examples that stand above a method, in attributes and documentation, as text, and a hash of them: what an analyzer, which sees one compilation and no tests, can
/// hold a filled body against. Compiled into the analyzer too, for netstandard2.0.
/// </summary>
internal static class AttributeHash
{
    /// <summary>The method's <c>[Example]</c> attributes.</summary>
    public static List<AttributeSyntax> Examples(MethodDeclarationSyntax method) =>
        [.. method.AttributeLists.SelectMany(l => l.Attributes).Where(a => NameOf(a) is "Example" or "ExampleAttribute")];

    /// <summary>Eight hexadecimal digits, or null where there are no such examples.</summary>
    public static string? Of(MethodDeclarationSyntax method)
    {
        var examples = Examples(method);
        var documented = DocExamples.Of(method);
        if (examples.Count + documented.Count == 0) return null;
        var parts = method.ParameterList.Parameters.Select(p => p.Type?.ToString() ?? "").Append(method.ReturnType.ToString())
            .Concat(examples.Select(e => e.ArgumentList?.NormalizeWhitespace().ToString() ?? ""))
            .Concat(documented.Select(d => $"{d.Call.ArgumentList.NormalizeWhitespace()} == {d.Result.NormalizeWhitespace()}"));
        // FNV-1a: it need not resist anybody, and must be the same in every process.
        var hash = 2166136261u;
        foreach (var c in string.Join("\n", parts)) hash = unchecked((hash ^ c) * 16777619u);
        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string NameOf(AttributeSyntax attribute) => attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : attribute.Name.ToString();
}
