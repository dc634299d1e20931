using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads tasks in the suites' JSON format: one object, or an array of them.</summary>
internal sealed class JsonReader(TypeReader types)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public ImmutableArray<ReadSpecification> Read(string path, byte[] bytes)
    {
        try
        {
            var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
            using var document = JsonDocument.Parse(bytes.AsMemory(start), Options);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array
                ? [.. root.EnumerateArray().Select((e, i) => ReadTask(e, path, $"[{i}]"))]
                : [ReadTask(root, path, "")];
        }
        catch (JsonException e)
        {
            throw new SpecificationException(
                $"The file is not valid JSON: {e.Message.Split(" LineNumber")[0]}", new SourcePlace(path, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), e);
        }
    }

    private ReadSpecification ReadTask(JsonElement task, string path, string at)
    {
        var file = new SourcePlace(path, 1, 1);
        if (task.ValueKind != JsonValueKind.Object || !task.TryGetProperty("signature", out var header) || header.ValueKind != JsonValueKind.String)
            throw new SpecificationException($"The task{at} has no \"signature\". Add one such as \"string F(string s)\".", file);
        var signature = ReadSignature(header.GetString()!, path);
        if (!task.TryGetProperty("train", out var train) || train.ValueKind != JsonValueKind.Array)
            throw new SpecificationException($"The task{at} has no \"train\" rows. Add examples as {{\"args\": […], \"result\": …}}.", file);
        var examples = ReadRows(train, signature, path, $"{at}train");
        return new ReadSpecification(
            new Specification(signature, ExampleChecks.Check(signature, examples, file))
            {
                Name = task.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : signature.Name,
                Constants = task.TryGetProperty("constants", out var constants) ? [.. constants.EnumerateArray().Select(c => ConstantOf(c, path))] : [],
                Tolerance = task.TryGetProperty("tolerance", out var tolerance) ? tolerance.GetDouble() : 1e-9,
                IsUnordered = task.TryGetProperty("unordered", out var unordered) && unordered.ValueKind == JsonValueKind.True,
                Unseen = task.TryGetProperty("test", out var test) ? [.. ReadRows(test, signature, path, $"{at}test")] : [],
            },
            new MethodSite(SiteKind.None) { FilePath = path });
    }

    private Signature ReadSignature(string text, string path)
    {
        try
        {
            return new SignatureReader(types).Read(text, path);
        }
        catch (SpecificationException e)
        {
            throw new SpecificationException(e.Message, new SourcePlace(path, 1, 1), e);
        }
    }

    private static List<Example> ReadRows(JsonElement rows, Signature signature, string path, string at)
    {
        var examples = new List<Example>();
        foreach (var row in rows.EnumerateArray())
        {
            var here = $"{at}[{examples.Count}]";
            var place = new SourcePlace(path, 1, 1);
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("args", out var args) || args.ValueKind != JsonValueKind.Array)
                throw new SpecificationException($"{here} has no \"args\".", place);
            if (args.GetArrayLength() != signature.Parameters.Length)
                throw new SpecificationException($"{here} has {args.GetArrayLength()} arguments, but {signature} takes {signature.Parameters.Length}.", place);
            if (!row.TryGetProperty("result", out var result)) throw new SpecificationException($"{here} has no \"result\".", place);
            var arguments = args.EnumerateArray().Select((a, i) => ValueOf(a, signature.Parameters[i].Type, path, $"{here}.args[{i}]"));
            examples.Add(new Example([.. arguments], ValueOf(result, signature.ReturnType, path, $"{here}.result")) { Place = place });
        }

        return examples;
    }

    private static object? ValueOf(JsonElement json, Type declared, string path, string at)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (json.ValueKind == JsonValueKind.Null && (type != declared || !declared.IsValueType)) return null;
        try
        {
            return Scalar(json, type) ?? Compound(json, type, path, at) ?? throw Wrong(json, declared, path, at);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException)
        {
            throw Wrong(json, declared, path, at);
        }
    }

    private static SpecificationException Wrong(JsonElement json, Type declared, string path, string at)
    {
        var text = json.GetRawText();
        return new($"{at} is {(text.Length > 60 ? text[..57] + "..." : text)}, not a value of type {Emitting.TypeNames.Of(declared)}.", new SourcePlace(path, 1, 1));
    }

    private static object? Scalar(JsonElement json, Type type)
    {
        if (type == typeof(string)) return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        if (type == typeof(char)) return json.GetString() is [var only] ? only : throw new FormatException();
        if (type == typeof(bool)) return json.GetBoolean();
        if (type == typeof(double) && json.ValueKind == JsonValueKind.String)
        {
            return json.GetString() switch
            {
                "NaN" => double.NaN,
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                _ => throw new FormatException(),
            };
        }

        if (type == typeof(double)) return json.GetDouble();
        if (type == typeof(int)) return json.GetInt32();
        if (type == typeof(long)) return json.GetInt64();
        if (type == typeof(decimal)) return json.GetDecimal();
        return type.IsPrimitive ? Convert.ChangeType(json.GetDecimal(), type, CultureInfo.InvariantCulture) : null;
    }

    private static object? Compound(JsonElement json, Type type, string path, string at)
    {
        if (json.ValueKind != JsonValueKind.Array) return null;
        var items = json.EnumerateArray().ToList();
        if (typeof(ITuple).IsAssignableFrom(type))
        {
            var parts = type.GetGenericArguments();
            return parts.Length == items.Count
                ? Activator.CreateInstance(type, [.. items.Select((e, i) => ValueOf(e, parts[i], path, $"{at}[{i}]"))])
                : null;
        }

        var canonical = Grammars.CanonicalTypes.Of(type);
        if (canonical.IsGenericType && canonical.GetGenericTypeDefinition() == typeof(Dictionary<,>))
        {
            var parts = type.GetGenericArguments();
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(parts))!;
            for (var i = 0; i < items.Count; i++)
                map.Add(ValueOf(items[i][0], parts[0], path, $"{at}[{i}][0]")!, ValueOf(items[i][1], parts[1], path, $"{at}[{i}][1]"));
            return map;
        }

        if (!canonical.IsArray && !canonical.IsGenericType) return null;
        var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        for (var i = 0; i < items.Count; i++) list.Add(ValueOf(items[i], element, path, $"{at}[{i}]"));
        if (!canonical.IsArray) return Activator.CreateInstance(canonical, list);
        if (!type.IsArray) return list;
        var array = Array.CreateInstance(element, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    private static object ConstantOf(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number when json.TryGetInt32(out var i) => i,
        JsonValueKind.Number when json.TryGetInt64(out var l) => l,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => throw new SpecificationException($"The constant {json.GetRawText()} is neither a number nor a text.", new SourcePlace(path, 1, 1)),
    };
}
