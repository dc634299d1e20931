using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars.Components;

/// <summary>Chooses from the catalogue by type.</summary>
public static class ComponentCatalogue
{
    /// <summary>Rows of sequences that ask whether elements are equal.</summary>
    private static readonly string[] ComparingRows =
        ["Distinct", "AreDistinct", "Contains", "IndexOf", "LastIndexOf", "SequenceEqual", "Except", "Intersect", "Union", "Remove", "CountOf", "GroupEqual"];

    private static readonly Type[] KeyTypes = [typeof(int), typeof(double), typeof(char), typeof(bool)];

    /// <summary>
    /// The canonical types that programs for a specification are built of: those of the signature and their parts, int and bool always, and the
    /// parts of text where text occurs. Every type multiplies the search, so the set is kept small.
    /// </summary>
    /// <param name="specification">What is searched for.</param>
    /// <param name="userComponents">Components of the user's own; what objects of the signature's own types hold counts as their parts.</param>
    public static IReadOnlySet<Type> UniverseOf(Specification specification, IEnumerable<Component>? userComponents = null)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var signature = specification.Signature;
        var types = new HashSet<Type> { typeof(int), typeof(bool) };
        foreach (var parameter in signature.Parameters) AddParts(CanonicalTypes.Of(parameter.Type), types);
        AddParts(CanonicalTypes.Of(signature.ReturnType), types);
        var objects = signature.Parameters.Select(p => p.Type).Where(t => t.IsClass && !t.IsArray && !t.IsGenericType && t != typeof(string)).ToHashSet();
        foreach (var member in userComponents ?? [])
        {
            if (member.ParameterTypes is [var holder] && objects.Contains(holder)) AddParts(member.ResultType, types);
        }

        if (types.Contains(typeof(string))) types.UnionWith([typeof(char), typeof(char[]), typeof(string[])]);
        if (types.Contains(typeof(char[]))) types.Add(typeof(string));
        var takesNumber = signature.Parameters.Any(p => p.Type == typeof(int));
        if (takesNumber || (types.Contains(typeof(string)) && types.Contains(typeof(string[])) && signature.ReturnType != typeof(string)))
            types.Add(typeof(int[]));
        return types;
    }

    /// <summary>The components for a specification: those of its universe, and <c>Zip</c> for parameters that are sequences of different types.</summary>
    /// <param name="specification">What is searched for.</param>
    /// <param name="userComponents">Components of the user's own; they are not among the result.</param>
    public static ImmutableArray<Component> For(Specification specification, IEnumerable<Component>? userComponents = null)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var elements = specification.Signature.Parameters.Select(p => CanonicalTypes.Of(p.Type)).Where(t => t.IsArray).Select(t => t.GetElementType()!).Distinct().ToList();
        return For(UniverseOf(specification, userComponents), [.. elements.SelectMany((first, i) => elements.Skip(i + 1).Select(second => (first, second)))]);
    }

    /// <summary>All components whose arguments, lambdas and results are of the given types.</summary>
    /// <param name="types">The types.</param>
    /// <param name="pairs">Different element types of sequences that are to be gone through together.</param>
    public static ImmutableArray<Component> For(IReadOnlySet<Type> types, ImmutableArray<(Type First, Type Second)> pairs = default)
    {
        ArgumentNullException.ThrowIfNull(types);
        var rows = new List<Component>();
        rows.AddRange(IntComponents.All);
        rows.AddRange(BoolComponents.All);
        if (types.Contains(typeof(long))) rows.AddRange(LongComponents.All);
        if (types.Contains(typeof(double))) rows.AddRange(DoubleComponents.All);
        if (types.Contains(typeof(char))) rows.AddRange(CharComponents.All);
        if (types.Contains(typeof(string))) rows.AddRange([.. StringComponents.All, .. TokenComponents.All, .. FormattingComponents.OfInts]);
        if (types.Contains(typeof(string)) && types.Contains(typeof(double))) rows.AddRange(FormattingComponents.OfDoubles);
        if (types.Contains(typeof(DateTime))) rows.AddRange(DateComponents.All);
        if (types.Contains(typeof(DateOnly))) rows.AddRange(DayComponents.All);
        if (types.Contains(typeof(TimeOnly))) rows.AddRange(TimeComponents.All);
        if (types.Contains(typeof(decimal))) rows.AddRange(DecimalComponents.All);
        rows.AddRange([.. NumberSequenceComponents.OfInts, .. NumberSequenceComponents.OfDoubles, .. NumberSequenceComponents.OfLongs, .. NumberSequenceComponents.OfDecimals]);
        rows.AddRange(OrderedComponents<int>.OfStrings);
        foreach (var type in Ordered(types)) AddGeneric(type, types, rows);
        foreach (var (first, second) in pairs.IsDefault ? [] : pairs)
        {
            foreach (var result in Ordered(types).Where(IsScalar)) rows.AddRange(Rows(typeof(PairComponents<,,>), "All", first, second, result));
        }

        return [.. rows.Where(r => Fits(r, types)).OrderBy(r => r.Traits.Cost)];
    }

    /// <summary>Whether values of a type have no parts that count here.</summary>
    private static bool IsScalar(Type type) => type == typeof(string) || (type.IsValueType && !type.IsGenericType);

    private static IEnumerable<Type> Ordered(IEnumerable<Type> types) => types.OrderBy(t => t.ToString(), StringComparer.Ordinal);

    private static void AddGeneric(Type type, IReadOnlySet<Type> types, List<Component> rows)
    {
        if (type.IsArray)
        {
            AddSequence(type.GetElementType()!, types, rows);
            return;
        }

        if (!type.IsGenericType)
        {
            if (!type.IsPrimitive && type != typeof(string)) rows.AddRange(Rows(typeof(ObjectComponents<>), "All", type));
            return;
        }

        var arguments = type.GetGenericArguments();
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(HashSet<>)) rows.AddRange(Rows(typeof(SetComponents<>), "All", arguments));
        if (definition == typeof(Nullable<>)) rows.AddRange(Rows(typeof(NullableComponents<>), "All", arguments));
        if (definition == typeof(Dictionary<,>))
        {
            rows.AddRange(Rows(typeof(DictionaryComponents<,>), "All", arguments));
            if (arguments[1] == typeof(int)) rows.AddRange(Rows(typeof(CountingComponents<>), "All", arguments[0]));
        }

        if (typeof(ITuple).IsAssignableFrom(type) && arguments.Length is >= 2 and <= 4)
        {
            var tuple = arguments.Length switch { 2 => typeof(TupleComponents<,>), 3 => typeof(TupleComponents<,,>), _ => typeof(TupleComponents<,,,>) };
            rows.AddRange(Rows(tuple, "All", arguments));
            rows.AddRange(Rows(typeof(ObjectComponents<>), "All", type));
        }
    }

    private static void AddSequence(Type element, IReadOnlySet<Type> types, List<Component> rows)
    {
        rows.AddRange(Rows(typeof(SequenceComponents<>), "All", element).Where(r => IsCompared(element) || !ComparingRows.Contains(r.Name)));
        if (types.Contains(element.MakeArrayType().MakeArrayType()))
            rows.AddRange(Rows(typeof(SequenceComponents<>), "Nested", element).Where(r => IsCompared(element) || !ComparingRows.Contains(r.Name)));
        if (element == typeof(int)) rows.AddRange(OrderedComponents<int>.All);
        if (element == typeof(double)) rows.AddRange(OrderedComponents<double>.All);
        if (element == typeof(long)) rows.AddRange(OrderedComponents<long>.All);
        if (element == typeof(char)) rows.AddRange(OrderedComponents<char>.All);
        rows.AddRange(Rows(typeof(SumComponents<>), "All", element));
        if (types.Contains(typeof(double))) rows.AddRange(Rows(typeof(SumComponents<>), "OfDoubles", element));
        foreach (var key in KeyTypes.Where(types.Contains))
        {
            if (key == typeof(bool) && !types.Contains(element.MakeArrayType().MakeArrayType())) continue;
            rows.AddRange(Rows(typeof(KeyComponents<,>), "All", element, key));
            if (types.Contains(element.MakeArrayType().MakeArrayType())) rows.AddRange(Rows(typeof(KeyComponents<,>), "Groups", element, key));
        }

        foreach (var other in Ordered(types))
        {
            rows.AddRange(Rows(typeof(MapComponents<,>), "All", element, other));
            if (IsScalar(other)) rows.AddRange(Rows(typeof(MapComponents<,>), "Zips", element, other));
        }
    }

    /// <summary>The common instantiations directly, so that they are compiled ahead; the rest by reflection.</summary>
    private static ImmutableArray<Component> Rows(Type definition, string name, params Type[] arguments)
    {
        if (definition == typeof(SequenceComponents<>) && name == "All")
        {
            if (arguments[0] == typeof(int)) return SequenceComponents<int>.All;
            if (arguments[0] == typeof(string)) return SequenceComponents<string>.All;
            if (arguments[0] == typeof(char)) return SequenceComponents<char>.All;
            if (arguments[0] == typeof(double)) return SequenceComponents<double>.All;
        }

        return (ImmutableArray<Component>)definition.MakeGenericType(arguments).GetProperty(name)!.GetValue(null)!;
    }

    /// <summary>Whether C# compares such values by what they hold: two arrays are equal only where they are one, which columns can't tell.</summary>
    private static bool IsCompared(Type type) =>
        !type.IsArray && (!type.IsGenericType || (type.IsValueType && type.GetGenericArguments().All(IsCompared)));

    private static bool Fits(Component row, IReadOnlySet<Type> types) =>
        types.Contains(row.ResultType)
        && row.ParameterTypes.All(p => Component.IsFunction(p) ? p.GetGenericArguments().All(a => types.Contains(CanonicalTypes.Of(a))) : types.Contains(p));

    private static void AddParts(Type type, HashSet<Type> types)
    {
        if (!types.Add(type)) return;
        if (type.IsArray) AddParts(type.GetElementType()!, types);
        if (!type.IsGenericType) return;
        foreach (var argument in type.GetGenericArguments())
        {
            AddParts(argument, types);
            if (type.GetGenericTypeDefinition() == typeof(HashSet<>)) types.Add(argument.MakeArrayType());
            if (type.GetGenericTypeDefinition() == typeof(Dictionary<,>)) types.Add(argument.MakeArrayType());
        }
    }
}
