using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads tasks in the suites' JSON format: one object, or an array of them.</summary>
internal sealed class JsonReader(TypeReader types, string path, string text)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);
    private (int Offset, int Line) _counted = (0, 1);

    public ImmutableArray<ReadSpecification> Read()
    {
        try
        {
            using var document = JsonDocument.Parse(_bytes.AsMemory(), Options);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(ReadTask)] : [ReadTask(root)];
        }
        catch (JsonException e)
        {
            throw new SpecificationException(
                $"The file is not valid JSON: {e.Message.Split(" LineNumber")[0]} Mend it first.", new SourcePlace(path, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), e);
        }
    }

    private ReadSpecification ReadTask(JsonElement task)
    {
        if (task.ValueKind != JsonValueKind.Object || !task.TryGetProperty("signature", out var header) || header.ValueKind != JsonValueKind.String)
            throw new SpecificationException("The task has no \"signature\". Add one such as \"string F(string s)\".", PlaceOf(task));
        var signature = ReadSignature(header);
        if (!task.TryGetProperty("train", out var train))
            throw new SpecificationException("The task has no \"train\" rows. Add examples as {\"args\": […], \"result\": …}.", PlaceOf(task));
        var specification = new Specification(signature, [.. ReadRows(train, signature)])
        {
            Name = Optional(task, "name", JsonValueKind.String)?.GetString() ?? signature.Name,
            Constants = Optional(task, "constants", JsonValueKind.Array) is { } constants ? [.. constants.EnumerateArray().Select(ConstantOf)] : [],
            Tolerance = Optional(task, "tolerance", JsonValueKind.Number) is { } tolerance ? ToleranceOf(tolerance) : 1e-9,
            IsUnordered = task.TryGetProperty("unordered", out var unordered) && BooleanOf(unordered),
            Unseen = task.TryGetProperty("test", out var test) ? [.. ReadRows(test, signature)] : [],
        };
        return new ReadSpecification(ExampleChecks.Check(specification, PlaceOf(train)), new MethodSite(SiteKind.None) { FilePath = path });
    }

    private JsonElement? Optional(JsonElement task, string name, JsonValueKind kind)
    {
        if (!task.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == kind ? value
            : throw new SpecificationException($"\"{name}\" is no {kind.ToString().ToLowerInvariant()}. Write one, or leave it out.", PlaceOf(value));
    }

    private bool BooleanOf(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null
        ? value.ValueKind == JsonValueKind.True
        : throw new SpecificationException("\"unordered\" is neither true nor false. Write one of them.", PlaceOf(value));

    private double ToleranceOf(JsonElement value) => value.GetDouble() is var tolerance && SettingReader.IsTolerance(tolerance)
        ? tolerance
        : throw new SpecificationException(SettingReader.WrongTolerance, PlaceOf(value));

    private Signature ReadSignature(JsonElement header)
    {
        try
        {
            return new SignatureReader(types).Read(header.GetString()!, path);
        }
        catch (Exception e) when (e is SpecificationException or InvalidOperationException)
        {
            throw new SpecificationException(e.Message, PlaceOf(header), e);
        }
    }

    private List<Example> ReadRows(JsonElement rows, Signature signature)
    {
        if (rows.ValueKind != JsonValueKind.Array) throw new SpecificationException("The rows are no array. Write them as [{\"args\": […], \"result\": …}].", PlaceOf(rows));
        var values = new JsonValueReader(PlaceOf);
        var examples = new List<Example>();
        foreach (var row in rows.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("args", out var args) || args.ValueKind != JsonValueKind.Array)
                throw new SpecificationException("The row has no \"args\". Write it as {\"args\": […], \"result\": …}.", PlaceOf(row));
            var count = args.GetArrayLength();
            if (count != signature.Parameters.Length)
                throw new SpecificationException($"The row has {count} {(count == 1 ? "argument" : "arguments")}, but {signature} takes {signature.Parameters.Length}. Give one value for each parameter.", PlaceOf(args));
            var arguments = args.EnumerateArray().Select((a, i) => values.Read(a, signature.Parameters[i].Type)).ToImmutableArray();
            examples.Add(Outcome(row, new Example(arguments, null) { Place = PlaceOf(row) }, signature, values));
        }

        return examples;
    }

    private Example Outcome(JsonElement row, Example example, Signature signature, JsonValueReader values)
    {
        if (row.TryGetProperty("result", out var result)) return example with { Result = values.Read(result, signature.ReturnType) };
        if (!row.TryGetProperty("throws", out var thrown)) throw new SpecificationException("The row has no \"result\". Add it, or \"throws\": \"ArgumentException\".", PlaceOf(row));
        var type = thrown.ValueKind == JsonValueKind.String ? types.Named(thrown.GetString()!) : null;
        return typeof(Exception).IsAssignableFrom(type) ? example with { Throws = type }
            : throw new SpecificationException($"{JsonValueReader.Short(thrown)} is not a known exception type. Name one of the base class library, such as \"ArgumentException\".", PlaceOf(thrown));
    }

    private object ConstantOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new JsonValueReader(PlaceOf).Read(json, typeof(string))!,
        JsonValueKind.Number when json.TryGetInt32(out var i) => i,
        JsonValueKind.Number when json.TryGetInt64(out var l) => l,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => throw new SpecificationException($"The constant {JsonValueReader.Short(json)} is neither a number nor a text. Remove it.", PlaceOf(json)),
    };

    /// <summary>
    /// Where an element begins: the document reads from our bytes, so its raw text lies among them. Elements mostly come in order, so lines are
    /// counted from the last one on.
    /// </summary>
    private SourcePlace PlaceOf(JsonElement element)
    {
        if (!_bytes.AsSpan().Overlaps(JsonMarshal.GetRawUtf8Value(element), out var offset)) return new SourcePlace(path, 1, 1);
        if (offset < _counted.Offset) _counted = (0, 1);
        var line = _counted.Line + _bytes.AsSpan(_counted.Offset..offset).Count((byte)'\n');
        _counted = (offset, line);
        var start = _bytes.AsSpan(0, offset).LastIndexOf((byte)'\n') + 1;
        return new SourcePlace(path, line, Encoding.UTF8.GetCharCount(_bytes.AsSpan(start..offset)) + 1);
    }
}
