using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Finds the runtime types that type syntax names: the base class library's usual ones and public types of the user's assemblies.</summary>
internal sealed class TypeReader(ImmutableArray<Assembly> userAssemblies)
{
    private const string Supported =
        "int, long, double and other numbers, bool, char, string, T[], List<T>, HashSet<T>, Dictionary<K, V>, their interfaces, tuples, T?, DateTime, DateOnly, TimeSpan, Guid";

    private static readonly Dictionary<string, Type> Keywords = new()
    {
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["double"] = typeof(double),
        ["float"] = typeof(float),
        ["decimal"] = typeof(decimal),
        ["bool"] = typeof(bool),
        ["char"] = typeof(char),
        ["string"] = typeof(string),
        ["byte"] = typeof(byte),
        ["sbyte"] = typeof(sbyte),
        ["short"] = typeof(short),
        ["ushort"] = typeof(ushort),
        ["uint"] = typeof(uint),
        ["ulong"] = typeof(ulong),
    };

    private static readonly Dictionary<string, Type> Generics = new[]
    {
        typeof(List<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(ICollection<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>),
        typeof(HashSet<>), typeof(ISet<>), typeof(IReadOnlySet<>), typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>), typeof(Nullable<>),
    }.ToDictionary(t => t.Name);

    private static readonly Type[] Tuples =
        [typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>), typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>)];

    /// <summary>The type that the syntax names.</summary>
    /// <exception cref="SpecificationException">It is unknown or not supported.</exception>
    public Type Read(TypeSyntax syntax, PlaceMap places) => Find(syntax) ?? throw new SpecificationException(
        $"The type '{syntax}' is not known. Supported are {Supported}, and public types of assemblies given with --components.", places.Of(syntax));

    /// <summary>The type that the syntax names, or null.</summary>
    public Type? Find(TypeSyntax syntax)
    {
        switch (syntax)
        {
            case PredefinedTypeSyntax predefined:
                return Keywords.GetValueOrDefault(predefined.Keyword.ValueText);
            case NullableTypeSyntax nullable:
                return Find(nullable.ElementType) is { } element ? element.IsValueType ? typeof(Nullable<>).MakeGenericType(element) : element : null;
            case ArrayTypeSyntax array when array.RankSpecifiers.All(r => r.Rank == 1):
                return Find(array.ElementType) is { } item ? array.RankSpecifiers.Aggregate(item, (t, _) => t.MakeArrayType()) : null;
            case TupleTypeSyntax tuple when tuple.Elements.Count is >= 2 and <= 7:
                return Close(Tuples[tuple.Elements.Count - 2], tuple.Elements.Select(e => e.Type));
            case GenericNameSyntax generic:
                return Generics.TryGetValue($"{generic.Identifier.ValueText}`{generic.TypeArgumentList.Arguments.Count}", out var definition)
                    ? Close(definition, generic.TypeArgumentList.Arguments)
                    : null;
            case QualifiedNameSyntax { Right: GenericNameSyntax right }:
                return Find(right);
            case NameSyntax name:
                return Named(name.ToString());
            default:
                return null;
        }
    }

    /// <summary>A type by its simple or full name.</summary>
    public Type? Named(string name)
    {
        if (Keywords.TryGetValue(name, out var keyword)) return keyword;
        var user = userAssemblies.SelectMany(a => a.GetExportedTypes()).FirstOrDefault(t => t.FullName == name || t.Name == name || t.FullName?.Replace('+', '.') == name);
        return user ?? typeof(object).Assembly.GetType(name) ?? typeof(object).Assembly.GetType("System." + name);
    }

    private Type? Close(Type definition, IEnumerable<TypeSyntax> arguments)
    {
        var types = arguments.Select(Find).ToArray();
        return types.Contains(null) ? null : definition.MakeGenericType(types!);
    }
}
