using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Searching;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>An answer as it is kept: with its key, and with the limits under which nothing was found.</summary>
internal sealed partial record AnswerEntry
{
    private const int LengthLimit = 128 * 1024;

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

    /// <summary>The file's bytes: a checksum on a line of its own, and JSON; null where it is too long to be kept.</summary>
    public byte[]? ToBytes()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this);
        return json.Length > LengthLimit ? null : [.. Encoding.ASCII.GetBytes($"{Checksum(json)}\n"), .. json];
    }

    /// <summary>Reads a file's bytes; null where they are not a whole entry of this key.</summary>
    public static AnswerEntry? Read(ReadOnlySpan<byte> bytes, AnswerKey key)
    {
        var end = bytes.IndexOf((byte)'\n');
        if (end < 0 || bytes.Length > LengthLimit + end + 1) return null;
        var json = bytes[(end + 1)..];
        if (Encoding.ASCII.GetString(bytes[..end]) != Checksum(json)) return null;
        try
        {
            var entry = JsonSerializer.Deserialize<AnswerEntry>(json);
            return entry is not null && entry.Key == key.Text && entry.IsSound() ? entry : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The method that was found, not yet judged; null where none was.</summary>
    public EmittedMethod? Method() => Text is null ? null : new EmittedMethod(Text, Namespaces);

    /// <summary>Whether a search within these limits would find nothing either.</summary>
    public bool RulesOut(SearchOptions search) => Text is null
        && (Reason is StopReason.Exhausted or StopReason.CostLimit or StopReason.MemoryLimit
            || (TimeLimit >= search.TimeLimit.TotalSeconds && TermLimit >= search.TermLimit && ThreadCount >= search.ThreadCount));

    private bool IsSound() => !Namespaces.IsDefault && Namespaces.All(n => n is not null && Name().IsMatch(n)) && Enum.IsDefined(Reason) && double.IsFinite(Seconds)
        && (Text is not null || Reason is not (StopReason.Solved or StopReason.Cancelled));

    private static string Checksum(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));

    [GeneratedRegex(@"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*\z")]
    private static partial Regex Name();
}
