using System.Collections.Immutable;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>Which conditions can't be judged.</summary>
internal sealed record ConditionsEntry : ICacheEntry
{
    public required string Key { get; init; }

    /// <summary>For each method and each of its conditions the reason, or null.</summary>
    public required ImmutableArray<ImmutableArray<string?>> Reasons { get; init; }

    /// <inheritdoc/>
    public bool IsSound() => !Reasons.IsDefault && Reasons.All(r => !r.IsDefault);
}
