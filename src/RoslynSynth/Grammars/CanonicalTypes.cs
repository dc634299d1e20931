namespace RoslynSynth.Grammars;

/// <summary>
/// The types that terms have. Every sequence (<c>List&lt;T&gt;</c>, <c>T[]</c>, <c>IEnumerable&lt;T&gt;</c> and their interfaces) is
/// <c>T[]</c> inside the search; the emitter chooses the spelling. Other types stand for themselves, with canonical type arguments.
/// </summary>
public static class CanonicalTypes
{
    private static readonly HashSet<Type> Sequences =
    [
        typeof(List<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(ICollection<>), typeof(IReadOnlyCollection<>),
        typeof(IEnumerable<>), typeof(IOrderedEnumerable<>),
    ];

    /// <summary>The canonical type of a declared type.</summary>
    public static Type Of(Type declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        if (declared.IsArray && declared.GetArrayRank() == 1) return Of(declared.GetElementType()!).MakeArrayType();
        if (!declared.IsGenericType) return declared;
        var definition = declared.GetGenericTypeDefinition();
        var arguments = Array.ConvertAll(declared.GetGenericArguments(), Of);
        if (Sequences.Contains(definition)) return arguments[0].MakeArrayType();
        if (definition == typeof(ISet<>) || definition == typeof(IReadOnlySet<>)) return typeof(HashSet<>).MakeGenericType(arguments);
        if (definition == typeof(IDictionary<,>) || definition == typeof(IReadOnlyDictionary<,>))
            return typeof(Dictionary<,>).MakeGenericType(arguments);
        return definition.MakeGenericType(arguments);
    }
}
