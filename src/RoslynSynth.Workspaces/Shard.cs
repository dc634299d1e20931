using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RoslynSynth.Workspaces;

/// <summary>One of several parts of a solution's methods, for several machines. Every method is in exactly one, whatever else the solution holds.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">Number of parts.</param>
public sealed record Shard(int Index, int Count)
{
    private const int CountLimit = 10_000;

    /// <summary>Reads <c>2/5</c>.</summary>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Shard? shard)
    {
        ArgumentNullException.ThrowIfNull(text);
        shard = text.Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index >= 1 && index <= count && count <= CountLimit ? new Shard(index, count) : null;
        return shard is not null;
    }

    /// <summary>Whether a method of this documentation id is in the part. The same on every machine.</summary>
    public bool Contains(string id) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id))) % (ulong)Count == (ulong)Index - 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Index}/{Count}";
}
