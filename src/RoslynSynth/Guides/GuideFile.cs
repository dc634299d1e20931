using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using RoslynSynth.Guides.Features;

namespace RoslynSynth.Guides;

/// <summary>Weights on disk: a safetensors file, and beside it a manifest with its checksum and what its rows stand for. Nothing in them is trusted.</summary>
internal static class GuideFile
{
    private const int Format = 4;
    private const long SizeLimit = 8 << 20;
    private const long ManifestSizeLimit = 4 << 20;

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The files are no weights of this version; the message says why, in one line.</exception>
    public static GuideModel Read(string path)
    {
        try
        {
            if (new FileInfo(ManifestOf(path)).Length > ManifestSizeLimit) throw new InvalidDataException("the manifest is too large");
            var manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllBytes(ManifestOf(path))) ?? throw new InvalidDataException("the manifest is empty");
            if (manifest.Format != Format || manifest.Inputs != SpecificationFeatures.Length) throw new InvalidDataException("they were made by another version");
            if (manifest.Words.IsDefault || manifest.PlaceWords.IsDefault) throw new InvalidDataException("the manifest names no words");
            if (new FileInfo(path).Length > SizeLimit) throw new InvalidDataException("the file is too large");
            var bytes = File.ReadAllBytes(path);
            if (!string.Equals(Convert.ToHexString(SHA256.HashData(bytes)), manifest.Sha256, StringComparison.OrdinalIgnoreCase))
                throw new InvalidDataException("the file is damaged: its checksum is not the manifest's");
            var model = new GuideModel(manifest.Inputs, manifest.Words, manifest.PlaceWords);
            Fill(model, bytes);
            return model;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException or NotSupportedException or FormatException or InvalidOperationException or OverflowException or KeyNotFoundException)
        {
            throw new InvalidDataException(e.Message.ReplaceLineEndings(" "), e);
        }
    }

    /// <summary>Writes a model and its manifest.</summary>
    public static void Write(GuideModel model, string path)
    {
        var offset = 0L;
        var header = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var tensor in model.Tensors)
        {
            var end = offset + (4L * tensor.Values.Length);
            header[tensor.Name] = new Dictionary<string, object> { ["dtype"] = "F32", ["shape"] = new[] { tensor.RowCount, tensor.ColumnCount }, ["data_offsets"] = new[] { offset, end } };
            offset = end;
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(header);
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        bytes.Write(length);
        bytes.Write(text);
        foreach (var tensor in model.Tensors) bytes.Write(MemoryMarshal.AsBytes<float>(tensor.Values));
        var all = bytes.ToArray();
        if (all.Length > SizeLimit) throw new InvalidDataException("the weights are larger than any that would be read");
        File.WriteAllBytes(path, all);
        File.WriteAllText(ManifestOf(path), JsonSerializer.Serialize(new Manifest(Format, SpecificationFeatures.Length, Convert.ToHexString(SHA256.HashData(all)), model.Words, model.PlaceWords)));
    }

    private static string ManifestOf(string path) => Path.ChangeExtension(path, ".json");

    private static void Fill(GuideModel model, byte[] bytes)
    {
        var length = bytes.Length < 8 ? -1 : BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length < 2 || length > bytes.Length - 8) throw new InvalidDataException("the file is cut off");
        using var header = JsonDocument.Parse(bytes.AsMemory(8, (int)length));
        var data = bytes.AsSpan(8 + (int)length);
        foreach (var tensor in model.Tensors)
        {
            if (!header.RootElement.TryGetProperty(tensor.Name, out var entry)) throw new InvalidDataException($"the tensor {tensor.Name} is missing");
            var shape = entry.GetProperty("shape").EnumerateArray().Select(s => s.GetInt32()).ToArray();
            var offsets = entry.GetProperty("data_offsets").EnumerateArray().Select(s => s.GetInt64()).ToArray();
            var size = 4L * tensor.Values.Length;
            if (entry.GetProperty("dtype").GetString() != "F32" || !shape.SequenceEqual([tensor.RowCount, tensor.ColumnCount]) || offsets.Length != 2
                || offsets[0] < 0 || offsets[1] - offsets[0] != size || offsets[1] > data.Length)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"the tensor {tensor.Name} has not {tensor.RowCount} × {tensor.ColumnCount} values"));
            MemoryMarshal.Cast<byte, float>(data.Slice((int)offsets[0], (int)size)).CopyTo(tensor.Values);
            if (Array.Exists(tensor.Values, v => !float.IsFinite(v))) throw new InvalidDataException($"the tensor {tensor.Name} holds values that are no numbers");
        }
    }

    private sealed record Manifest(int Format, int Inputs, string Sha256, ImmutableArray<string> Words, ImmutableArray<string> PlaceWords);
}
