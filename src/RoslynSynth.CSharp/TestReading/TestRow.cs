using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>One run of a test: what its parameters stand for.</summary>
/// <param name="Values">The parameters' values.</param>
/// <param name="Place">Where the row was written.</param>
internal sealed record TestRow(IReadOnlyDictionary<ISymbol, ExpressionSyntax> Values, SourcePlace Place)
{
    /// <summary>What the test must return (NUnit's <c>ExpectedResult</c>), or null.</summary>
    public ExpressionSyntax? Returned { get; init; }
}
