using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads values from JSON, guided by the type that is wanted there.</summary>
internal sealed class JsonValueReader(Func<JsonElement, SourcePlace> placeOf)
{
    /// <summary>The value of an element where a type is wanted.</summary>
    /// <exception cref="SpecificationException">The element is no such value.</exception>
    public object? Read(JsonElement json, Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (json.ValueKind == JsonValueKind.Null && (type != declared || !declared.IsValueType)) return null;
        try
        {
            return Scalar(json, type) ?? (IsMap(type) ? Map(json, type.GetGenericArguments()) : Compound(json, type)) ?? throw Wrong(json, declared);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw Wrong(json, declared);
        }
    }

    /// <summary>An element for a message.</summary>
    public static string Short(JsonElement json)
    {
        var text = string.Join(' ', json.GetRawText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 60 ? $"{text[..57]}..." : text;
    }

    private SpecificationException Wrong(JsonElement json, Type declared) => new($"{Short(json)} is not a value of type {TypeNames.Of(declared)}. Write one{Hint(declared)}.", placeOf(json));

    private static string Hint(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(char)) return ", a string of one character";
        if (typeof(ITuple).IsAssignableFrom(type)) return ", an array of its items";
        if (!IsMap(type)) return "";
        return type.GetGenericArguments()[0] == typeof(string) ? ", an object or an array of [key, value], with each key once" : ", an array of [key, value] with each key once";
    }

    private static bool IsMap(Type type) => CanonicalTypes.Of(type) is { IsGenericType: true } canonical && canonical.GetGenericTypeDefinition() == typeof(Dictionary<,>);

    private static object? Scalar(JsonElement json, Type type)
    {
        if (type == typeof(string)) return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        if (type == typeof(char)) return json.GetString() is [var only] ? only : throw new FormatException();
        if (type == typeof(bool)) return json.GetBoolean();
        if (type == typeof(double) && json.ValueKind == JsonValueKind.String) return Special(json.GetString());
        if (type == typeof(double)) return json.GetDouble();
        if (type == typeof(int)) return json.GetInt32();
        if (type == typeof(long)) return json.GetInt64();
        if (type == typeof(decimal)) return json.GetDecimal();
        if (type == typeof(DateTime)) return DateTime.Parse(json.GetString()!, CultureInfo.InvariantCulture);
        if (type == typeof(DateOnly)) return DateOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture);
        if (type == typeof(TimeSpan)) return TimeSpan.Parse(json.GetString()!, CultureInfo.InvariantCulture);
        if (type == typeof(Guid)) return json.GetGuid();
        if (type.IsEnum) return Enum.Parse(type, json.GetString()!);
        return type.IsPrimitive ? Convert.ChangeType(json.GetDecimal(), type, CultureInfo.InvariantCulture) : null;
    }

    private static double Special(string? text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw new FormatException(),
    };

    private object? Compound(JsonElement json, Type type)
    {
        if (json.ValueKind != JsonValueKind.Array) return null;
        var items = json.EnumerateArray().ToList();
        if (typeof(ITuple).IsAssignableFrom(type))
        {
            var parts = type.GetGenericArguments();
            return parts.Length == items.Count ? Activator.CreateInstance(type, [.. items.Select((e, i) => Read(e, parts[i]))]) : null;
        }

        var canonical = CanonicalTypes.Of(type);
        if (!canonical.IsArray && !canonical.IsGenericType) return null;
        var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in items) list.Add(Read(item, element));
        if (!canonical.IsArray) return Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(element), list);
        if (!type.IsArray) return list;
        var array = Array.CreateInstance(element, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    /// <summary>An array of [key, value], or an object where keys are texts.</summary>
    private IDictionary? Map(JsonElement json, Type[] parts)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(parts))!;
        if (json.ValueKind == JsonValueKind.Object && parts[0] == typeof(string))
        {
            foreach (var property in json.EnumerateObject()) map.Add(property.Name, Read(property.Value, parts[1]));
            return map;
        }

        foreach (var item in json.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Array || item.GetArrayLength() != 2) return null;
            map.Add(Read(item[0], parts[0])!, Read(item[1], parts[1]));
        }

        return map;
    }
}
