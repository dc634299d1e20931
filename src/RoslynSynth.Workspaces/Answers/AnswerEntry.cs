using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Searching;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>An answer as it is kept: with its key, and with the limits under which nothing was found.</summary>
internal sealed partial record AnswerEntry : ICacheEntry
{
    public required string Key { get; init; }

    /// <summary>The method's text; null where none was found.</summary>
    public string? Text { get; init; }

    public ImmutableArray<string> Namespaces { get; init; } = [];

    public StopReason Reason { get; init; }

    public int BestFit { get; init; }

    public double Seconds { get; init; }

    public double TimeLimit { get; init; }

    public long TermLimit { get; init; }

    public int ThreadCount { get; init; }

    /// <summary>The entry for an answer, or null where there is nothing to keep: a run that was cancelled says nothing.</summary>
    public static AnswerEntry? Of(AnswerKey key, Answer answer, SearchOptions search)
    {
        if (answer.Method is null && answer.Reason is StopReason.Cancelled or StopReason.Solved) return null;
        return new AnswerEntry
        {
            Key = key.Text,
            Text = answer.Method?.Text,
            Namespaces = answer.Method?.Namespaces ?? [],
            Reason = answer.Reason,
            BestFit = answer.BestFit,
            Seconds = answer.Seconds,
            TimeLimit = search.TimeLimit.TotalSeconds,
            TermLimit = search.TermLimit,
            ThreadCount = search.ThreadCount,
        };
    }

    /// <summary>The method that was found, not yet judged; null where none was.</summary>
    public EmittedMethod? Method() => Text is null ? null : new EmittedMethod(Text, Namespaces);

    /// <summary>Whether a search within these limits would find nothing either.</summary>
    public bool RulesOut(SearchOptions search) => Text is null
        && (Reason is StopReason.Exhausted or StopReason.CostLimit or StopReason.MemoryLimit
            || (TimeLimit >= search.TimeLimit.TotalSeconds && TermLimit >= search.TermLimit && ThreadCount >= search.ThreadCount));

    /// <inheritdoc/>
    public bool IsSound() => !Namespaces.IsDefault && Namespaces.All(n => n is not null && Name().IsMatch(n)) && Enum.IsDefined(Reason) && double.IsFinite(Seconds)
        && (Text is not null || Reason is not (StopReason.Solved or StopReason.Cancelled));

    [GeneratedRegex(@"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*\z")]
    private static partial Regex Name();
}
