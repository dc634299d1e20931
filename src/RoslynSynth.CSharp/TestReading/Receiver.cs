using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>
/// What an instance method reads through <c>this</c>: to the search, the fields and properties of its type are parameters before its own. A body that names
/// these parameters names the members where it stands.
/// </summary>
public sealed class Receiver
{
    private readonly Type _type;

    private Receiver(Type type, ImmutableArray<(Parameter Parameter, MemberInfo Member)> members) => (_type, Members) = (type, members);

    /// <summary>The members, base types' first.</summary>
    internal ImmutableArray<(Parameter Parameter, MemberInfo Member)> Members { get; }

    /// <summary>Whether an instance method depends on more than its parameters.</summary>
    public static bool HasState(INamedTypeSymbol type) => type.TypeKind == TypeKind.Interface || Chain(type).Any(t =>
        t.GetMembers().Any(m => m is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false }) || t.InstanceConstructors.Any(c => c.Parameters.Length > 0));

    /// <summary>Whether values of a type stay as they were made.</summary>
    public static bool IsImmutable(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } && Chain(type).All(t => t.GetMembers().All(m => m switch
    {
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => field.IsReadOnly,
        IPropertySymbol { IsStatic: false } property => property.SetMethod is null or { IsInitOnly: true },
        _ => true,
    }));

    /// <summary>The receiver of an instance method of a type with state; null where there is none, or its type is not at hand.</summary>
    public static Receiver? Of(IMethodSymbol method, UserTypes user)
    {
        if (method.IsStatic || !HasState(method.ContainingType)) return null;
        var types = new SymbolTypes(user);
        if (types.Find(method.ContainingType) is not { } type) return null;
        var members = Chain(method.ContainingType).Reverse().SelectMany(t => t.GetMembers()).Where(m => m is { IsStatic: false, IsImplicitlyDeclared: false, CanBeReferencedByName: true })
            .Where(m => method.Parameters.All(p => p.Name != m.Name)).Select(m => (Symbol: m, Type: TypeOf(m))).Where(m => m.Type is not null)
            .Select(m => (m.Symbol, m.Type, Known: types.Find(m.Type!), Member: Find(type, m.Symbol)))
            .Where(m => m is { Known: not null, Member: not null } && user.IsOffered(m.Member!)).DistinctBy(m => m.Symbol.Name);
        return new Receiver(type, [.. members.Select(m => (new Parameter(m.Symbol.Name, m.Known!, m.Type!.ToDisplayString(SymbolSignature.Format)), m.Member!))]);
    }

    /// <summary>The members' values for a claim's receiver.</summary>
    /// <exception cref="SpecificationException">The receiver can't be made.</exception>
    internal ImmutableArray<object?> ValuesOf(CallClaim claim, ValueReader reader)
    {
        var made = claim.Receiver is { } receiver ? reader.Read(receiver, _type) : null;
        if (made is null) throw new SpecificationException("It is called on an object that can't be read; make it in the test with a constructor and literals.", claim.Place);
        try
        {
            return [.. Members.Select(m => m.Member is PropertyInfo property ? property.GetValue(made) : ((FieldInfo)m.Member).GetValue(made))];
        }
        catch (TargetInvocationException e)
        {
            throw new SpecificationException($"A property of {claim.Receiver} can't be read: {e.InnerException!.Message}", claim.Place, e);
        }
    }

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current = current.BaseType) yield return current;
    }

    /// <summary>The type of a field, or of a property that can be read.</summary>
    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null, Name: not "EqualityContract" } property => property.Type,
        _ => null,
    };

    private static MemberInfo? Find(Type type, ISymbol member)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var current = type; current is not null; current = current.BaseType)
        {
            MemberInfo? found = member is IFieldSymbol ? current.GetField(member.Name, all) : current.GetProperty(member.Name, all);
            if (found is not null) return found;
        }

        return null;
    }
}
