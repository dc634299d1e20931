using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RoslynSynth.Workspaces;

/// <summary>What the project's own tests said.</summary>
/// <param name="FailedNames">Simple names of failed test methods.</param>
/// <param name="HasRun">Whether the tests ran at all: built, started, and named those that failed.</param>
/// <param name="Output">What the run printed.</param>
internal sealed record UserTestRun(ImmutableHashSet<string> FailedNames, bool HasRun, string Output);

/// <summary>Runs a test project with <c>dotnet test</c>, whichever runner it uses.</summary>
internal static partial class UserTests
{
    public static async Task<UserTestRun> RunAsync(string project, string folder, CancellationToken cancellation)
    {
        string[] arguments = UsesTestingPlatform(folder) ? ["test", "--project", project] : ["test", project];
        var result = await Dotnet.RunAsync(arguments, folder, cancellation).ConfigureAwait(false);
        var failed = FailedNames(result.Output);
        return new UserTestRun(failed, result.ExitCode == 0 || !failed.IsEmpty, result.Output);
    }

    /// <summary>Both runners print a line for each failed test: <c>Failed Name(x: 1) [3 ms]</c>, <c>failed Name(x: 1) (3ms)</c>.</summary>
    internal static ImmutableHashSet<string> FailedNames(string output) =>
        [.. FailedLine().Matches(output).Select(m => m.Groups[1].Value.Split('(', '<')[0].Trim().Split('.')[^1])];

    /// <summary>Which runner global.json chooses for all of a folder.</summary>
    internal static bool UsesTestingPlatform(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            var file = Path.Combine(current, "global.json");
            if (!File.Exists(file)) continue;
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
                return json.RootElement.TryGetProperty("test", out var test) && test.TryGetProperty("runner", out var runner) && runner.GetString() == "Microsoft.Testing.Platform";
            }
            catch (JsonException)
            {
                return false;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^\s*failed\s+(.+?)\s+[\[\(][^\[\(]*\d+\s?m?s[\]\)]\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex FailedLine();
}
