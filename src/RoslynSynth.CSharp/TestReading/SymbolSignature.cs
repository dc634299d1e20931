using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Signatures of methods in a compilation.</summary>
internal static class SymbolSignature
{
    /// <summary>Full names: a candidate is compiled outside of the user's namespaces.</summary>
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The signature for the search.</summary>
    /// <exception cref="SpecificationException">A type can't be a value of the search.</exception>
    public static Signature Of(IMethodSymbol method, ImmutableArray<Assembly> userAssemblies, SourcePlace place)
    {
        var types = new SymbolTypes(userAssemblies);
        return new Signature(
            method.Name,
            [.. method.Parameters.Select(p => new Parameter(p.Name, Known(p.Type), p.Type.ToDisplayString(Format)))],
            Known(method.ReturnType), method.ReturnType.ToDisplayString(Format));

        Type Known(ITypeSymbol type) => types.Find(type) ?? throw new SpecificationException(
            $"The type '{type.ToDisplayString()}' is not supported: it is no public type that values can be made of.", place);
    }
}
