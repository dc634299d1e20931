using System.Collections;
using System.Runtime.CompilerServices;

namespace RoslynSynth.Grammars;

/// <summary>Turns values of declared types into values of canonical types: every sequence becomes an array, at any depth.</summary>
public static class CanonicalValues
{
    /// <summary>The canonical form of a value of the declared type.</summary>
    public static object? From(object? value, Type declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return value is null ? null : Convert(value, CanonicalTypes.Of(declared));
    }

    private static object Convert(object value, Type canonical)
    {
        if (value.GetType() == canonical && !canonical.IsArray && !canonical.IsGenericType) return value;
        if (canonical.IsArray) return ToArray((IEnumerable)value, canonical.GetElementType()!);
        if (!canonical.IsGenericType) return value;
        var definition = canonical.GetGenericTypeDefinition();
        var arguments = canonical.GetGenericArguments();
        if (definition == typeof(Nullable<>)) return Convert(value, arguments[0]);
        if (definition == typeof(HashSet<>))
            return Activator.CreateInstance(canonical, ToArray((IEnumerable)value, arguments[0]))!;
        if (definition == typeof(Dictionary<,>)) return ToDictionary((IDictionary)value, canonical, arguments);
        if (value is ITuple tuple && typeof(ITuple).IsAssignableFrom(canonical))
        {
            var items = Enumerable.Range(0, tuple.Length).Select(i => tuple[i] is { } item ? Convert(item, arguments[i]) : null);
            return Activator.CreateInstance(canonical, [.. items])!;
        }

        return value;
    }

    private static Array ToArray(IEnumerable values, Type item)
    {
        var items = values.Cast<object?>().ToList();
        var array = Array.CreateInstance(item, items.Count);
        for (var i = 0; i < items.Count; i++) array.SetValue(items[i] is { } value ? Convert(value, item) : null, i);
        return array;
    }

    private static IDictionary ToDictionary(IDictionary value, Type canonical, Type[] arguments)
    {
        var result = (IDictionary)Activator.CreateInstance(canonical)!;
        foreach (DictionaryEntry entry in value)
            result.Add(Convert(entry.Key, arguments[0]), entry.Value is { } v ? Convert(v, arguments[1]) : null);
        return result;
    }
}
