using Spectre.Console;

namespace RoslynSynth.Tool;

/// <summary>A body that was found, as the user is asked about it.</summary>
/// <param name="Id">The method's documentation id.</param>
/// <param name="Name">The method's name.</param>
internal sealed record FoundBody(string Id, string Name);

/// <summary>Asks which bodies to write.</summary>
/// <param name="console">The terminal.</param>
internal sealed class FillQuestion(IAnsiConsole console)
{
    private const string All = "all of them";
    private const string Some = "some of them …";
    private const string None = "none";

    /// <summary>The ids of the wanted ones.</summary>
    public async Task<IReadOnlySet<string>> AskAsync(IReadOnlyCollection<FoundBody> found, CancellationToken cancellation)
    {
        if (found.Count == 0) return new HashSet<string>();
        string[] answers = found.Count == 1 ? ["yes", "no"] : [All, Some, None];
        var what = found.Count == 1 ? found.First().Name : $"these {found.Count} bodies";
        var answer = await new SelectionPrompt<string>().Title(Markup.Escape($"Write {what}?")).AddChoices(answers).ShowAsync(console, cancellation).ConfigureAwait(false);
        if (answer == Some) return await ChooseAsync(found, cancellation).ConfigureAwait(false);
        return answer is All or "yes" ? found.Select(f => f.Id).ToHashSet() : new HashSet<string>();
    }

    private async Task<IReadOnlySet<string>> ChooseAsync(IReadOnlyCollection<FoundBody> found, CancellationToken cancellation)
    {
        var prompt = new MultiSelectionPrompt<FoundBody>().Title("Which?").NotRequired().PageSize(20)
            .InstructionsText("[grey](space: take or leave; enter: write what is taken)[/]").UseConverter(f => Markup.Escape(f.Name)).AddChoices(found);
        foreach (var body in found) prompt.Select(body);
        return (await prompt.ShowAsync(console, cancellation).ConfigureAwait(false)).Select(f => f.Id).ToHashSet();
    }
}
