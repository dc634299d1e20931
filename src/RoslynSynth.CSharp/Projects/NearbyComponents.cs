using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Projects;

/// <summary>Chooses the few members of a project that a method beside them would call.</summary>
internal sealed class NearbyComponents(PurityScan purity, ImmutableArray<Assembly> assemblies, Action refill)
{
    private const int Limit = 24;
    private const int Far = 4;
    private static readonly Type[] Everyday = [typeof(int), typeof(string), typeof(bool), typeof(char)];

    /// <summary>Pure members as components, nearest first; none that may call the method itself. And the project's types that occur.</summary>
    public (ImmutableArray<(MemberInfo Member, Component Component)> Offered, ImmutableArray<Type> Types) For(IMethodSymbol method, Signature signature)
    {
        var home = (Type: MetadataName(method.ContainingType), Space: method.ContainingNamespace.IsGlobalNamespace ? null : method.ContainingNamespace.ToDisplayString());
        var types = TypesOf(signature);
        if (assemblies.Select(a => a.GetType(home.Type)).FirstOrDefault(t => t is not null) is { } own) AddParts(own, types);
        var target = $"{home.Type}::{method.MetadataName}";
        var callers = purity.CallersOf(target);
        var offered =
            (from member in assemblies.SelectMany(ExportedTypes).SelectMany(t => MembersOf(t, types))
             where IsPure(member) && PurityScan.KeyOf(member) != target && !callers.Contains(PurityScan.KeyOf(member))
             let distance = DistanceOf(member, home.Type, home.Space, types)
             where distance < Far
             orderby distance, member.DeclaringType!.FullName, member.Name, member.MetadataToken
             let component = Of(member, distance)
             where component is not null
             select (member, component)).Take(Limit);
        return ([.. offered], [.. types.Where(t => assemblies.Contains(t.Assembly))]);
    }

    private static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    private Component? Of(MemberInfo member, int distance)
    {
        try
        {
            return UserComponents.Of(member, distance == 0 ? 2 : 3, refill);
        }
        catch (Exception e) when (e is IOException or TypeLoadException or BadImageFormatException or ArgumentException or InvalidOperationException)
        {
            return null; // Its types are not at hand here.
        }
    }

    private static IEnumerable<Type> ExportedTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetExportedTypes().Where(t => !t.IsGenericTypeDefinition);
        }
        catch (Exception e) when (e is IOException or TypeLoadException)
        {
            return []; // A package that it refers to is not at hand here.
        }
    }

    /// <summary>Members that stand alone: of any class static ones, of types that occur all.</summary>
    private static IEnumerable<MemberInfo> MembersOf(Type type, HashSet<Type> types)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(f => f.IsLiteral || f.IsInitOnly);
        if (type.IsEnum) return types.Contains(type) ? fields : [];
        return [.. UserComponents.MembersOf(type).Where(m => types.Contains(type) || m is MethodInfo { IsStatic: true }), .. fields];
    }

    private bool IsPure(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } => true,
        FieldInfo field => !purity.Has($"{field.DeclaringType!.FullName}::.cctor") || purity.IsPure($"{field.DeclaringType!.FullName}::.cctor"),
        _ => purity.IsPure(PurityScan.KeyOf(member)),
    };

    /// <summary>0 in the same type, 1 in the same namespace or on a type that occurs, 2 elsewhere; further where the result is strange; too far where a parameter is.</summary>
    private static int DistanceOf(MemberInfo member, string type, string? space, HashSet<Type> types)
    {
        var owner = member.DeclaringType!;
        var distance = owner.FullName == type ? 0 : owner.Namespace == space || types.Contains(owner) ? 1 : 2;
        try
        {
            var (parameters, result) = member switch
            {
                MethodInfo method => (method.GetParameters(), method.ReturnType),
                ConstructorInfo constructor => (constructor.GetParameters(), owner),
                PropertyInfo property => ([], property.PropertyType),
                _ => ([], ((FieldInfo)member).FieldType),
            };
            if (parameters.Any(p => !types.Contains(CanonicalTypes.Of(p.ParameterType)))) return Far;
            return types.Contains(CanonicalTypes.Of(result)) ? distance : distance + 1;
        }
        catch (Exception e) when (e is IOException or TypeLoadException)
        {
            return Far;
        }
    }

    private static HashSet<Type> TypesOf(Signature signature)
    {
        HashSet<Type> types = [.. Everyday];
        foreach (var type in signature.Parameters.Select(p => p.Type).Append(signature.ReturnType)) AddParts(type, types);
        return types;
    }

    private static void AddParts(Type type, HashSet<Type> types)
    {
        type = CanonicalTypes.Of(type);
        if (!types.Add(type)) return;
        if (type.IsArray) AddParts(type.GetElementType()!, types);
        foreach (var argument in type.GetGenericArguments()) AddParts(argument, types);
        if (type.Assembly == typeof(object).Assembly || type.IsArray || type.IsEnum) return;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract")) AddParts(property.PropertyType, types);
    }
}
