using System.Runtime.CompilerServices;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Types as C#.</summary>
public static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(decimal)] = "decimal",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(object)] = "object",
    };

    /// <summary>The shortest usual spelling of a type.</summary>
    public static string Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray)
        {
            var element = type.GetElementType()!;
            var rank = "[]";
            for (; element.IsArray; element = element.GetElementType()!) rank += "[]";
            return Of(element) + rank;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying) + "?";
        if (!type.IsGenericType) return type.Name;
        var arguments = type.GetGenericArguments().Select(Of);
        return typeof(ITuple).IsAssignableFrom(type)
            ? $"({string.Join(", ", arguments)})"
            : $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", arguments)}>";
    }

    /// <summary>The namespaces of a type and its parts.</summary>
    public static IEnumerable<string> NamespacesOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (Keywords.ContainsKey(type) || Nullable.GetUnderlyingType(type) is not null || typeof(ITuple).IsAssignableFrom(type) || type.IsArray)
            return type.IsArray ? NamespacesOf(type.GetElementType()!) : type.GetGenericArguments().SelectMany(NamespacesOf);
        return type.GetGenericArguments().SelectMany(NamespacesOf).Concat(type.Namespace is { } name ? [name] : []);
    }
}
