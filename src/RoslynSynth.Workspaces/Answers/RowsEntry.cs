using System.Collections.Immutable;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>Rows and values of one test project that were run, by what they were written as.</summary>
internal sealed record RowsEntry : ICacheEntry
{
    private const int BracketLimit = 200;

    public required string Key { get; init; }

    public required ImmutableDictionary<string, DataRows> Rows { get; init; }

    /// <inheritdoc/>
    public bool IsSound() => Rows is not null && Rows.Values.All(IsSound);

    /// <summary>Whether it is what a worker may give, and may be kept: either rows or a problem, and each row says what is returned, if anything, and its parameters.</summary>
    public static bool IsSound(DataRows rows) => rows is { IsSettled: true } && !rows.Rows.IsDefault && (rows.Problem is null) != rows.Rows.IsEmpty
        && rows.Rows.All(r => r is { IsDefault: false, Length: > 1 } && r.Skip(1).All(t => t is not null) && r.OfType<string>().All(IsFlat));

    /// <summary>Whether a text is safe to be parsed: what is nested deeper takes the parser's whole stack.</summary>
    private static bool IsFlat(string text)
    {
        var depth = 0;
        return text.All(c => (depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0) <= BracketLimit);
    }
}
