using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Signatures of methods in a compilation.</summary>
internal static class SymbolSignature
{
    /// <summary>Full names: a candidate is compiled outside of the user's namespaces.</summary>
    public static SymbolDisplayFormat Format { get; } = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The signature for the search.</summary>
    /// <exception cref="SpecificationException">A type can't be a value of the search.</exception>
    public static Signature Of(IMethodSymbol method, UserTypes user, SourcePlace place)
    {
        var types = new SymbolTypes(user);
        return new Signature(
            method.Name,
            [.. Receiver.Of(method, user)?.Members.Select(m => m.Parameter) ?? [], .. method.Parameters.Select(p => new Parameter(p.Name, Known(p.Type), p.Type.ToDisplayString(Format)))],
            Known(method.ReturnType), method.ReturnType.ToDisplayString(Format));

        Type Known(ITypeSymbol type) => types.Find(type) ?? throw new SpecificationException(
            $"The type '{type.ToDisplayString()}' is not supported: it is no public type that values can be made of.", place);
    }
}
