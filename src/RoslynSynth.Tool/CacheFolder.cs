using RoslynSynth.Workspaces.Answers;

namespace RoslynSynth.Tool;

/// <summary>Where answers are remembered.</summary>
internal static class CacheFolder
{
    /// <summary>The cache in the folder that was named, or in the user's own; null where the user has none.</summary>
    /// <param name="named">What <c>--cache</c> names.</param>
    /// <param name="guide">The guide's identity.</param>
    /// <exception cref="Specifications.SpecificationException">The folder that was named can't be written.</exception>
    public static AnswerCache? Open(string? named, string guide)
    {
        if (named is not null) AtomicFile.CheckFolder(named, "--cache");
        var folder = named is not null ? Path.GetFullPath(named) : Default(Environment.GetEnvironmentVariable, Environment.GetFolderPath);
        return folder is null ? null : new AnswerCache(folder, $"{Session.Version} {guide}");
    }

    /// <summary>The user's own folder, by each system's custom.</summary>
    internal static string? Default(Func<string, string?> variable, Func<Environment.SpecialFolder, string> folder)
    {
        var root = variable("XDG_CACHE_HOME") is { } named && Path.IsPathFullyQualified(named) ? named
            : OperatingSystem.IsWindows() ? folder(Environment.SpecialFolder.LocalApplicationData)
            : folder(Environment.SpecialFolder.UserProfile) is not { Length: > 0 } home ? ""
            : Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");
        return root.Length == 0 ? null : Path.Combine(root, "roslynsynth", "answers");
    }
}
