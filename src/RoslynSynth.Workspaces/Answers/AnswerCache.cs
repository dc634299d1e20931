using RoslynSynth.Searching;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>
/// What earlier runs found, one file each. Several processes may use it at once: files are written whole. It never fails: what can't be read is not there,
/// what can't be written is not kept. Nothing in it is trusted: see <see cref="AnswerSource"/>.
/// </summary>
/// <param name="folder">The folder; made where it is missing.</param>
/// <param name="setting">What answers depend on that the options of the search don't say: the guide, for one.</param>
public sealed class AnswerCache(string folder, string setting)
{
    private const string Extension = ".answer";
    private const int CountLimit = 10_000;
    private const int LengthLimit = 2 << 20;
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    /// <summary>What answers depend on besides.</summary>
    internal string Setting { get; } = setting;

    /// <summary>The entry of a key, or null.</summary>
    internal T? Read<T>(AnswerKey key)
        where T : class, ICacheEntry => Try(() =>
    {
        var file = new FileInfo(PathOf(key));
        if (!file.Exists || file.Length > LengthLimit) return null;
        var entry = EntryFile.Read<T>(File.ReadAllBytes(file.FullName), key);
        // What is used stays: eviction goes by this time.
        if (entry is not null) Try(() => file.LastWriteTimeUtc = DateTime.UtcNow);
        return entry;
    });

    /// <summary>Keeps an answer.</summary>
    internal void Write(AnswerKey key, Answer answer, SearchOptions search)
    {
        if (AnswerEntry.Of(key, answer, search) is { } entry) Write(entry);
    }

    /// <summary>Keeps an entry.</summary>
    internal void Write<T>(T entry)
        where T : class, ICacheEntry => Try<object>(() =>
    {
        if (EntryFile.ToBytes(entry) is not { } bytes) return null;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():N}{Extension}.tmp");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, PathOf(new AnswerKey(entry.Key)), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return null;
    });

    /// <summary>Deletes what was not used for longest where there is too much, and what killed processes left.</summary>
    /// <param name="limit">Number of answers that may stay.</param>
    internal void Trim(int limit = CountLimit) => Try<object>(() =>
    {
        var all = new DirectoryInfo(folder);
        if (!all.Exists) return null;
        var entries = all.GetFiles($"*{Extension}").Where(f => IsKey(Path.GetFileNameWithoutExtension(f.Name))).ToList();
        // A tenth more than needed, so that the next runs need not do it again.
        var tooMany = entries.Count > limit ? entries.Count - limit + (limit / 10) : 0;
        foreach (var file in entries.OrderBy(f => f.LastWriteTimeUtc).Take(tooMany)) Try(file.Delete);
        foreach (var file in all.GetFiles($"*{Extension}.tmp").Where(f => DateTime.UtcNow - f.LastWriteTimeUtc > LeftoverAge)) Try(file.Delete);
        return null;
    });

    private static bool IsKey(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private static void Try(Action action) => Try<object>(() =>
    {
        action();
        return null;
    });

    private static T? Try<T>(Func<T?> action)
        where T : class
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException)
        {
            return null;
        }
    }

    private string PathOf(AnswerKey key) => Path.Combine(folder, key.Text + Extension);
}
