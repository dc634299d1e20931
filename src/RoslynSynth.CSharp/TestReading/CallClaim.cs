using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>What a test says about one call, still as syntax: variables and constants are replaced by what they stand for.</summary>
/// <param name="Target">Documentation id of the called method.</param>
/// <param name="Arguments">One expression for each parameter, in order.</param>
/// <param name="Result">What must come back; null where the call must throw.</param>
/// <param name="Place">Where the test says so.</param>
public sealed record CallClaim(string Target, ImmutableArray<ExpressionSyntax> Arguments, ExpressionSyntax? Result, SourcePlace Place)
{
    /// <summary>What the method is called on, or null where it is static.</summary>
    public ExpressionSyntax? Receiver { get; init; }

    /// <summary>The exception type that the call must throw, as written, or null.</summary>
    public string? Exception { get; init; }

    /// <summary>Whether the result is empty: <c>""</c> or <c>[]</c>, whichever the return type asks for.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>How far a number may be off, or null.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Whether the order of the resulting sequence is free.</summary>
    public bool IsUnordered { get; init; }

    /// <summary>Why it is no example, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The class that says so, whose names its expressions may use.</summary>
    internal TypeDeclarationSyntax? Home { get; init; }
}
