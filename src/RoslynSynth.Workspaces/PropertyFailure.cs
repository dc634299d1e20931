using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.Workspaces;

/// <summary>Reads the counterexample that FsCheck prints for a failed property, and what the property says about it.</summary>
internal static partial class PropertyFailure
{
    /// <summary>What a failed test says about the inputs on which it failed; nothing where it is no property, or can't be understood.</summary>
    public static async Task<(ImmutableArray<CallClaim> Claims, ImmutableArray<TestCondition> Conditions)> SaidAsync(ProjectTest test, string output, IReadOnlySet<string> targets, CancellationToken cancellation)
    {
        if (Arguments(output, test.Test.Name) is not { } arguments) return ([], []);
        var compilation = await test.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return compilation is null ? ([], []) : new TestScanner(compilation, targets).SaidFor(test.Test, arguments);
    }

    /// <summary>The shrunk arguments of the property of a name, as C# expressions; null where none are printed or understood.</summary>
    internal static ImmutableArray<ExpressionSyntax>? Arguments(string output, string test)
    {
        var lines = output.Split('\n').Select(l => l.TrimEnd()).ToList();
        var start = lines.FindIndex(l => Failed().IsMatch(l) && UserTests.FailedNames(l).Contains(test));
        if (start < 0) return null;
        var end = lines.FindIndex(start + 1, l => Failed().IsMatch(l));
        var own = end < 0 ? lines[start..] : lines[start..end];
        var at = own.FindIndex(l => l.Trim() == "Shrunk:");
        if (at < 0) at = own.FindIndex(l => l.Trim() == "Original:");
        return at < 0 || at + 1 >= own.Count ? null : Parsed(own[at + 1].Trim());
    }

    /// <summary>F# values that C# writes alike but for lists and wrappers: <c>(NonNull "a", [|1; 2|])</c>.</summary>
    private static ImmutableArray<ExpressionSyntax>? Parsed(string text)
    {
        var csharp = Outside().Replace(text, m => m.Value switch
        {
            [('"' or '\''), ..] => m.Value,
            "[|" => "[",
            "|]" => "]",
            ";" => ",",
            "<null>" => "null",
            _ => "", // A wrapper's name.
        });
        var parsed = SyntaxFactory.ParseExpression(csharp);
        if (parsed.ContainsDiagnostics || parsed.ToFullString().Length != csharp.Length) return null;
        return parsed is TupleExpressionSyntax tuple ? [.. tuple.Arguments.Select(a => a.Expression)] : [parsed];
    }

    [GeneratedRegex(@"^\s*failed\s", RegexOptions.IgnoreCase)]
    private static partial Regex Failed();

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)+'|\[\||\|\]|;|<null>|\b(?:NonNull|NonEmptyString|PositiveInt|NonNegativeInt|NonZeroInt|NegativeInt|NonEmptyArray|NonWhiteSpaceString)\s+
        """)]
    private static partial Regex Outside();
}
