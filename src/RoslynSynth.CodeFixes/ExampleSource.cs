using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.CodeFixes;

/// <summary>Counts what says how a method must behave, by syntax alone: the title of a code fix must not cost a compilation.</summary>
internal static class ExampleSource
{
    private static readonly HashSet<string> Rows = ["InlineData", "TestCase", "DataRow"];
    private static readonly HashSet<string> Tests = ["Fact", "Theory", "Test", "TestCase", "TestCaseSource", "TestMethod", "DataTestMethod", "DataRow", "InlineData", "MemberData", "ClassData"];

    /// <summary>Words such as <c>4 tests in SlugsTests</c>, or null where nothing is said about the method.</summary>
    public static async Task<string?> OfAsync(Document document, MethodDeclarationSyntax method, CancellationToken cancellation)
    {
        var name = method.Identifier.ValueText;
        var attributes = method.AttributeLists.SelectMany(l => l.Attributes).Count(a => NameOf(a) == "Example") + DocExamples.Of(method).Count;
        var (count, classes) = (0, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var candidate in Near(document.Project).SelectMany(p => p.Documents))
        {
            var text = (await candidate.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
            if (!text.Contains(name) || !Tests.Any(text.Contains)) continue;
            var root = await candidate.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            foreach (var test in root!.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => IsTestOf(m, name)))
            {
                count += Math.Max(1, test.AttributeLists.SelectMany(l => l.Attributes).Count(a => Rows.Contains(NameOf(a))));
                if (test.Parent is TypeDeclarationSyntax type) classes.Add(type.Identifier.ValueText);
            }
        }

        var words = new List<string>();
        if (attributes > 0) words.Add(Count(attributes, "example") + " above it");
        if (count > 0) words.Add($"{Count(count, "test")} in {string.Join(", ", classes.Take(2))}{(classes.Count > 2 ? " and others" : "")}");
        return words.Count == 0 ? null : string.Join(" and ", words);
    }

    private static IEnumerable<Project> Near(Project project) => project.Solution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(project.Id)
        .Select(project.Solution.GetProject).OfType<Project>().Append(project);

    private static bool IsTestOf(MethodDeclarationSyntax method, string name) =>
        method.AttributeLists.SelectMany(l => l.Attributes).Any(a => Tests.Contains(NameOf(a)))
        && method.DescendantNodes().OfType<SimpleNameSyntax>().Any(n => n.Identifier.ValueText == name);

    private static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString().Split('.').Last();
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
