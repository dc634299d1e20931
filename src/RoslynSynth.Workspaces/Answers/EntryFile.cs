using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>An entry as a file: a checksum on a line of its own, and JSON.</summary>
internal static class EntryFile
{
    private const int LengthLimit = 1 << 20;

    /// <summary>The file's bytes; null where they are too many to be kept.</summary>
    public static byte[]? ToBytes<T>(T entry)
        where T : class, ICacheEntry
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(entry);
        return json.Length > LengthLimit ? null : [.. Encoding.ASCII.GetBytes($"{Checksum(json)}\n"), .. json];
    }

    /// <summary>Reads a file's bytes; null where they are not a whole entry of this key.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> bytes, AnswerKey key)
        where T : class, ICacheEntry
    {
        var end = bytes.IndexOf((byte)'\n');
        if (end < 0 || bytes.Length > LengthLimit + end + 1) return null;
        var json = bytes[(end + 1)..];
        if (Encoding.ASCII.GetString(bytes[..end]) != Checksum(json)) return null;
        try
        {
            var entry = JsonSerializer.Deserialize<T>(json);
            return entry is not null && entry.Key == key.Text && entry.IsSound() ? entry : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Checksum(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
