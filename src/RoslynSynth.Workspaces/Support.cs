using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.Workspaces;

/// <summary>Says which methods can't be written, and why.</summary>
internal static class Support
{
    /// <summary>The reason why a method is not supported, or null.</summary>
    public static string? Refusal(FillTarget target)
    {
        var method = target.Symbol;
        if (method.IsAsync || IsTask(method.ReturnType)) return "it is asynchronous; examples can only be of plain methods";
        if (method.IsGenericMethod || IsGeneric(method.ContainingType)) return "it is generic; write it for one type";
        if (method.ReturnsVoid) return "it returns nothing, so no example can say what it must do";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || method.Parameters.Any(p => p.RefKind != RefKind.None)) return "it passes by reference (ref, out or in)";
        if (target.Declaration.Modifiers.Any(SyntaxKind.UnsafeKeyword) || IsUnsafe(method.ReturnType) || method.Parameters.Any(p => IsUnsafe(p.Type))) return "it is unsafe";
        if (method.ReturnType.IsRefLikeType || method.Parameters.Any(p => p.Type.IsRefLikeType)) return "it uses a ref struct such as Span<T>, whose values can't be kept as examples";
        return method.IsStatic || !Receiver.HasState(method.ContainingType) || Receiver.IsImmutable(method.ContainingType)
            ? null
            : "it is an instance method of a type that changes; make it static, or pass what it needs";
    }

    private static bool IsTask(ITypeSymbol type) => type.Name is "Task" or "ValueTask" or "IAsyncEnumerable" && type.ContainingNamespace.ToDisplayString().StartsWith("System.", StringComparison.Ordinal);

    private static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.TypeParameters.Length > 0 || IsGeneric(type.ContainingType));

    private static bool IsUnsafe(ITypeSymbol type) => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;
}
