using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RoslynSynth.Workspaces;

namespace RoslynSynth.Tool.Reports;

/// <summary>What all reports say of one method.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="Method">Its name and the types of its parameters: <c>Make(string)</c>.</param>
/// <param name="Id">Its documentation id.</param>
/// <param name="File">The full path of its file.</param>
/// <param name="Line">The line of its name, from 1.</param>
/// <param name="Column">The column of its name, from 1.</param>
/// <param name="Text">What became of it, in one line of words.</param>
internal sealed record FillFinding(string Type, string Method, string Id, string File, int Line, int Column, string Text)
{
    private static readonly SymbolDisplayFormat MethodFormat = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The rule that it breaks; null where all is well.</summary>
    public FillRule? Rule { get; init; }

    /// <summary>Whether it makes the exit code 1.</summary>
    public bool IsFailure { get; init; }

    /// <summary>Seconds that the search took.</summary>
    public double Seconds { get; init; }

    /// <summary>What was not used as an example: findings at other places.</summary>
    public ImmutableArray<FillFinding> Notes { get; init; } = [];

    /// <summary>The name for people: <c>Acme.Text.Slugs.Make(string)</c>.</summary>
    public string FullName => $"{Type}.{Method}";

    public static FillFinding Of(FillResult result, FillMode mode)
    {
        var (target, symbol) = (result.Target, result.Target.Symbol);
        var finding = new FillFinding(
            symbol.ContainingType.ToDisplayString(), symbol.ToDisplayString(MethodFormat), target.Id, target.File, target.Place.Line, target.Place.Column,
            Messages.OneLine(FillWords.Of(result, mode)))
        {
            Rule = FillRule.Of(result, mode),
            IsFailure = mode.IsFailure(result),
            Seconds = result.Seconds,
        };
        return finding with { Notes = [.. result.Notes.Select(finding.With)] };
    }

    private FillFinding With(FillNote note) => new(
        Type, Method, $"{Id} {note.Why}", note.Place.File, note.Place.Line, note.Place.Column,
        Messages.OneLine($"{(note.Count == 1 ? "this is" : $"this and {note.Count - 1} more are")} no example: {note.Why}"))
    {
        Rule = FillRule.NotUsed,
    };
}
