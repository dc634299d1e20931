using RoslynSynth.Grammars;
using Xunit;

namespace RoslynSynth.Tests;

/// <summary>The arrows between projects that must never exist.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Peers = ["RoslynSynth.CSharp", "RoslynSynth.Neural", "RoslynSynth.Gpu", "RoslynSynth.Orleans"];
    private static readonly string[] BesideTheCompiler = ["RoslynSynth.Analyzers", "RoslynSynth.CodeFixes"];
    private static readonly List<Project> Source = [.. Repository.Projects("src")];

    [Fact]
    public void The_projects_are_found() => Assert.Superset(
        new HashSet<string> { "RoslynSynth", "RoslynSynth.CSharp", "RoslynSynth.Sandbox", "RoslynSynth.Tool", "RoslynSynth.Neural", "RoslynSynth.Analyzers", "RoslynSynth.CodeFixes" }, Source.Select(p => p.Name).ToHashSet());

    [Fact]
    public void The_core_references_no_project_and_no_package()
    {
        var core = Source.Single(p => p.Name == "RoslynSynth");
        Assert.Empty(core.References);
        Assert.Empty(core.Packages);
    }

    [Fact]
    public void The_core_uses_only_the_base_class_library() =>
        Assert.All(typeof(Grammar).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name));

    [Fact]
    public void No_project_reaches_where_it_must_not() => Assert.Empty(
        from project in Source
        from reached in Reached(project)
        where IsForbidden(project.Name, reached)
        select $"{project.Name} -> {reached.Name}");

    [Fact]
    public void The_sandbox_reaches_no_compiler()
    {
        var sandbox = Source.Single(p => p.Name == "RoslynSynth.Sandbox");
        Assert.DoesNotContain(Reached(sandbox).Append(sandbox).SelectMany(p => p.Packages), p => p.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    /// <summary>Else every tool and every build would carry libtorch.</summary>
    [Fact]
    public void Nothing_reaches_the_trainer_but_its_tests() =>
        Assert.Equal(["RoslynSynth.Neural.Tests"], Source.Concat(Repository.Projects("tests")).Where(p => Reached(p).Any(r => r.Name == "RoslynSynth.Neural")).Select(p => p.Name));

    [Fact]
    public void Source_references_only_source() =>
        Assert.All(Source, p => Assert.All(p.References, r => Assert.StartsWith("src/", r)));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "RoslynSynth.sln")).Replace('\\', '/');
        Assert.All(Source.Concat(Repository.Projects("tests")), p => Assert.Contains($"\"{p.Path}\"", solution));
    }

    [Theory]
    [InlineData("RoslynSynth.CSharp", "RoslynSynth.Neural")]
    [InlineData("RoslynSynth.Neural", "RoslynSynth.Tool")]
    [InlineData("RoslynSynth.Sandbox", "RoslynSynth.CSharp")]
    [InlineData("RoslynSynth.CodeFixes", "RoslynSynth")]
    public void The_rule_knows_a_forbidden_arrow(string from, string to) => Assert.True(IsForbidden(from, new Project($"src/{to}/{to}.csproj", [], [])));

    private static bool IsForbidden(string from, Project to) =>
        from == "RoslynSynth"
        || to.Name == "RoslynSynth.Tool"
        || (Peers.Contains(from) && Peers.Contains(to.Name))
        || (from == "RoslynSynth.Sandbox" && to.Name != "RoslynSynth")
        || (BesideTheCompiler.Contains(from) && !BesideTheCompiler.Contains(to.Name));

    /// <summary>All that a project references, directly or through others.</summary>
    private static IEnumerable<Project> Reached(Project project)
    {
        var direct = project.References.Select(r => Project.Read(Path.Combine(Repository.Root, r))).ToList();
        return direct.Concat(direct.SelectMany(Reached)).DistinctBy(p => p.Path);
    }
}
