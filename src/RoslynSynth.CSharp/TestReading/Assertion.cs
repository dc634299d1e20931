using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>What one assert says about one call.</summary>
/// <param name="Call">The marked call.</param>
/// <param name="Result">What must come back; null where it must throw or be empty.</param>
internal sealed record Assertion(InvocationExpressionSyntax Call, ExpressionSyntax? Result)
{
    public string? Exception { get; init; }

    public bool IsEmpty { get; init; }

    public double? Tolerance { get; init; }

    public bool IsUnordered { get; init; }
}
