namespace RoslynSynth.Protocol;

/// <summary>Length-prefixed messages on a stream. Lengths are capped, so that neither side can make the other allocate without bound.</summary>
public static class Message
{
    /// <summary>The protocol's version; both sides must have the same.</summary>
    public const int Version = 2;

    /// <summary>Longest message in bytes.</summary>
    public const int LengthLimit = 64 << 20;

    /// <summary>Longest message in bytes that a host takes from a worker.</summary>
    public const int AnswerLimit = 4 << 20;

    /// <summary>Writes one message and flushes.</summary>
    /// <exception cref="InvalidDataException">The message is longer than the limit; nothing was written.</exception>
    public static void Write(Stream stream, MessageKind kind, Action<BinaryWriter>? body = null, int limit = LengthLimit)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write(0);
        writer.Write((byte)kind);
        body?.Invoke(writer);
        writer.Flush();
        if (buffer.Length > limit) throw new InvalidDataException($"A message of {buffer.Length} bytes is too long.");
        writer.Seek(0, SeekOrigin.Begin);
        writer.Write((int)buffer.Length - sizeof(int));
        writer.Flush();
        buffer.WriteTo(stream);
        stream.Flush();
    }

    /// <summary>Reads one message; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The length is out of bounds.</exception>
    public static (MessageKind Kind, BinaryReader Body)? Read(Stream stream, int limit = LengthLimit)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var header = new byte[sizeof(int)];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) return null;
        var length = BitConverter.ToInt32(header);
        if (length < 1 || length > limit) throw new InvalidDataException($"A message length of {length} is out of bounds.");
        var body = new byte[length];
        if (stream.ReadAtLeast(body, length, throwOnEndOfStream: false) < length) return null;
        return ((MessageKind)body[0], new BinaryReader(new MemoryStream(body, 1, length - 1, writable: false, publiclyVisible: true)));
    }
}
