using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp.Reading;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Finds the runtime types of Roslyn's type symbols: those of the base class library, and public ones of the user's loaded assemblies.</summary>
internal sealed class SymbolTypes(UserTypes user)
{
    private static readonly Assembly[] Library =
        [typeof(object).Assembly, typeof(HashSet<>).Assembly, typeof(SortedSet<>).Assembly, typeof(Enumerable).Assembly, typeof(Uri).Assembly, typeof(ImmutableArray).Assembly];

    private static readonly SymbolDisplayFormat MetadataName = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The type, or null where it is not known or can't be a value here.</summary>
    public Type? Find(ITypeSymbol symbol)
    {
        switch (symbol)
        {
            case IArrayTypeSymbol { Rank: 1 } array:
                return Find(array.ElementType)?.MakeArrayType();
            case INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } when elements.Length is >= 2 and <= 7:
                return Close(typeof(ValueTuple).Assembly.GetType($"System.ValueTuple`{elements.Length}")!, elements.Select(e => e.Type));
            case INamedTypeSymbol { IsGenericType: true, ContainingType: null } generic:
                return Close(Named($"{generic.ContainingNamespace.ToDisplayString()}.{generic.MetadataName}"), generic.TypeArguments);
            case INamedTypeSymbol { IsGenericType: false, TypeKind: not (TypeKind.Error or TypeKind.Delegate) } named when !named.IsRefLikeType && !named.IsStatic:
                return Named(Full(named));
            default:
                return null;
        }
    }

    /// <summary>The name in metadata.</summary>
    internal static string Full(INamedTypeSymbol type) => type.ContainingType is { } outer ? $"{Full(outer)}+{type.MetadataName}"
        : type.SpecialType == SpecialType.None && type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{type.ContainingNamespace.ToDisplayString(MetadataName)}.{type.MetadataName}";

    private Type? Named(string name) =>
        user.Assemblies.Select(a => a.GetType(name)).FirstOrDefault(t => t is { IsVisible: true } && user.IsOffered(t))
        ?? Library.Select(a => a.GetType(name)).FirstOrDefault(t => t is { IsVisible: true });

    private Type? Close(Type? definition, IEnumerable<ITypeSymbol> arguments)
    {
        var types = arguments.Select(Find).ToArray();
        return definition is null || types.Contains(null) ? null : definition.MakeGenericType(types!);
    }
}
