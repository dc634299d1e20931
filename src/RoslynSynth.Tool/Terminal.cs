namespace RoslynSynth.Tool;

/// <summary>Whether somebody sits there who can answer.</summary>
internal static class Terminal
{
    /// <summary>Variables that CI services set, where a terminal may be attached and nobody looks at it.</summary>
    private static readonly string[] Services = ["CI", "GITHUB_ACTIONS", "TF_BUILD"];

    public static bool IsInteractive { get; } = CanAsk(Console.IsInputRedirected, Console.IsOutputRedirected, Environment.GetEnvironmentVariable);

    internal static bool CanAsk(bool isInputRedirected, bool isOutputRedirected, Func<string, string?> variable) =>
        !isInputRedirected && !isOutputRedirected && variable("TERM") is not "dumb" && !Array.Exists(Services, s => variable(s) is { Length: > 0 } value && value is not ("false" or "0"));
}
