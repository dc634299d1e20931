using System.Collections.Immutable;

namespace RoslynSynth.Specifications;

/// <summary>What one call must do: return a value, or throw.</summary>
/// <param name="Arguments">One value for each parameter, of the declared types; never changed after reading.</param>
/// <param name="Result">The value that must come back; ignored where <see cref="Throws"/> is set.</param>
public sealed record Example(ImmutableArray<object?> Arguments, object? Result)
{
    /// <summary>The exception type that must be thrown (exactly it or a subclass), or null where a value comes back.</summary>
    public Type? Throws { get; init; }

    /// <summary>Where the example was written.</summary>
    public SourcePlace? Place { get; init; }
}
