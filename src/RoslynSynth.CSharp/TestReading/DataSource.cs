using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Where the rows of a test come from, which must be run to be known.</summary>
/// <param name="Attribute">Names it.</param>
/// <param name="Expression">C# that gives the rows, from anywhere.</param>
/// <param name="Member">The name of the member that gives them, be it private; null where a class does.</param>
/// <param name="ParameterCount">How many values a row has.</param>
public sealed record DataSource(AttributeSyntax Attribute, string Expression, string? Member, int ParameterCount);

/// <summary>What a run of a source gave.</summary>
/// <param name="Rows">The rows as C#: what the test must return or null, then its parameters.</param>
/// <param name="Problem">Why there are none, or null.</param>
public sealed record DataRows(ImmutableArray<ImmutableArray<string?>> Rows, string? Problem);
