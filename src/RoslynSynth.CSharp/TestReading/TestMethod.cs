using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Reading;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>A test that calls methods that wait for their body.</summary>
/// <param name="Name">The test method's simple name.</param>
/// <param name="TypeName">The full name of its class.</param>
/// <param name="Targets">Documentation ids of the methods that it calls.</param>
/// <param name="Claims">What it says about them.</param>
/// <param name="Unused">Asserts about them that are no plain examples; only running the tests can decide these.</param>
public sealed record TestMethod(string Name, string TypeName, ImmutableHashSet<string> Targets, ImmutableArray<CallClaim> Claims, ImmutableArray<UnusedAssert> Unused)
{
    /// <summary>Rows that must be run to be known.</summary>
    public ImmutableArray<DataSource> Sources { get; init; } = [];

    /// <summary>What it says about them that is no example, as conditions.</summary>
    public ImmutableArray<TestCondition> Conditions { get; init; } = [];

    /// <summary>Why rows could not be read.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>All that it says about a method and what is no example, rows that could not be read included.</summary>
    public IEnumerable<UnusedAssert> UnusedOf(string target) =>
        Unused.Where(u => u.Target == target).Concat(Problems.Select(p => new UnusedAssert(target, new PlaceMap(Declaration!.SyntaxTree.FilePath).Of(Declaration.Identifier), p)));

    /// <summary>The test itself.</summary>
    internal MethodDeclarationSyntax? Declaration { get; init; }
}
