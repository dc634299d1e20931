using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using RoslynSynth.Guides.Features;

namespace RoslynSynth.Learning;

/// <summary>
/// Drawn tasks on disk: a header, then one compressed block for each draw, in order. A block names the choices that are new with it, so the file can be read
/// as far as it was written; whatever follows the last whole block is cut off when drawing goes on.
/// </summary>
internal sealed class TaskFile
{
    private const int BlockLimit = 64 << 20;
    private const int CheckSize = 8;
    private static readonly byte[] Magic = "RSTASKS4"u8.ToArray();

    private readonly List<SampledChoice> _choices = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>All choices read or written so far.</summary>
    public IReadOnlyList<SampledChoice> Choices => _choices;

    public int DrawCount { get; private set; }

    public int TaskCount { get; private set; }

    /// <summary>What makes two files comparable: the same features, seed and left-out tasks.</summary>
    public static byte[] HeaderOf(int seed, ReadOnlySpan<byte> setting)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(SpecificationFeatures.Length);
        writer.Write(seed);
        writer.Write(SHA256.HashData(setting).AsSpan(0, CheckSize));
        return stream.ToArray();
    }

    /// <summary>Reads whole blocks one by one; ends where the file does, or at the first block that is not whole.</summary>
    /// <param name="stream">The file, from its start.</param>
    /// <param name="take">Gets each draw, with the numbers of its choices, and where its block ends.</param>
    /// <exception cref="InvalidDataException">It is no file of tasks.</exception>
    public void Read(Stream stream, Action<SampledDraw, int[], long> take)
    {
        var header = new byte[HeaderOf(0, []).Length];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new InvalidDataException("it is no file of drawn tasks");
        if (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(Magic.Length)) != SpecificationFeatures.Length) throw new InvalidDataException("its tasks were drawn by another version");
        while (NextBlock(stream) is { } block)
        {
            var draw = ReadBlock(block, out var numbers);
            Count(draw);
            take(draw, numbers, stream.Position);
        }
    }

    /// <summary>Appends a draw.</summary>
    public void Write(Stream stream, SampledDraw draw)
    {
        var block = BlockOf(draw);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, block.Length);
        stream.Write(length);
        stream.Write(SHA256.HashData(block).AsSpan(0, CheckSize));
        stream.Write(block);
        Count(draw);
    }

    private void Count(SampledDraw draw) => (DrawCount, TaskCount) = (DrawCount + 1, TaskCount + draw.Tasks.Length);

    private static byte[]? NextBlock(Stream stream)
    {
        var head = new byte[4 + CheckSize];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is <= 0 or > BlockLimit) return null;
        var block = new byte[length];
        var isWhole = stream.ReadAtLeast(block, length, throwOnEndOfStream: false) == length && SHA256.HashData(block).AsSpan(0, CheckSize).SequenceEqual(head.AsSpan(4));
        return isWhole ? block : null;
    }

    private int NumberOf(SampledChoice choice)
    {
        if (_numbers.TryGetValue(choice.Key, out var number)) return number;
        _choices.Add(choice);
        return _numbers[choice.Key] = _choices.Count - 1;
    }

    private byte[] BlockOf(SampledDraw draw)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(stream, CompressionLevel.Fastest)))
        {
            var known = _choices.Count;
            var numbers = draw.Choices.Select(NumberOf).ToArray();
            writer.Write7BitEncodedInt(draw.Number);
            writer.Write7BitEncodedInt(_choices.Count - known);
            foreach (var choice in _choices.Skip(known))
            {
                writer.Write(choice.Type);
                writer.Write7BitEncodedInt(choice.Words.Length);
                foreach (var word in choice.Words) writer.Write(word);
            }

            writer.Write7BitEncodedInt(numbers.Length);
            foreach (var number in numbers) writer.Write7BitEncodedInt(number);
            writer.Write7BitEncodedInt(draw.Tasks.Length);
            foreach (var task in draw.Tasks) Write(writer, task);
        }

        return stream.ToArray();
    }

    private static void Write(BinaryWriter writer, SampledTask task)
    {
        writer.Write7BitEncodedInt(task.Places.Length);
        for (var i = 0; i < task.Places.Length; i++) writer.Write7BitEncodedInt(task.Places[i] - (i == 0 ? 0 : task.Places[i - 1]));
        foreach (var value in task.Values) writer.Write(value);
        writer.Write7BitEncodedInt(task.Constants.Length);
        foreach (var constant in task.Constants) writer.Write7BitEncodedInt(constant);
        writer.Write7BitEncodedInt(task.Nodes.Length);
        foreach (var node in task.Nodes)
        {
            writer.Write7BitEncodedInt(node.Choice);
            writer.Write7BitEncodedInt(node.Parent + 1);
            writer.Write((byte)((node.Position << 1) | (node.HasVariable ? 1 : 0)));
        }
    }

    private SampledDraw ReadBlock(byte[] block, out int[] numbers)
    {
        using var reader = new BinaryReader(new BrotliStream(new MemoryStream(block), CompressionMode.Decompress));
        var number = reader.Read7BitEncodedInt();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            NumberOf(new SampledChoice(reader.ReadString(), [.. Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => reader.ReadString())]));
        numbers = [.. Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => reader.Read7BitEncodedInt())];
        var tasks = Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => ReadTask(reader)).ToImmutableArray();
        return new SampledDraw(number, [.. numbers.Select(n => _choices[n])], tasks);
    }

    private static SampledTask ReadTask(BinaryReader reader)
    {
        var places = new ushort[reader.Read7BitEncodedInt()];
        for (var i = 0; i < places.Length; i++) places[i] = (ushort)(reader.Read7BitEncodedInt() + (i == 0 ? 0 : places[i - 1]));
        var values = new Half[places.Length];
        for (var i = 0; i < values.Length; i++) values[i] = reader.ReadHalf();
        var constants = new ushort[reader.Read7BitEncodedInt()];
        for (var i = 0; i < constants.Length; i++) constants[i] = (ushort)reader.Read7BitEncodedInt();
        var nodes = new SampledNode[reader.Read7BitEncodedInt()];
        for (var i = 0; i < nodes.Length; i++)
        {
            var (choice, parent, place) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt() - 1, reader.ReadByte());
            nodes[i] = new SampledNode(choice, parent, (byte)(place >> 1), (place & 1) != 0);
        }

        return new SampledTask(places, values, constants, [.. nodes]);
    }
}
