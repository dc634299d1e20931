using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;

namespace RoslynSynth.Grammars.Components;

/// <summary>Makes components of a user's own public code: static and instance methods, constructors, properties.</summary>
public static class UserComponents
{
    private const int Cost = 2;
    private const int ArityLimit = 4;
    private static readonly string[] Noise = ["ToString", "Equals", "GetHashCode", "GetType", "Deconstruct", "<Clone>$", "PrintMembers"];

    /// <summary>The components of an assembly's public types. What can't be called with plain values is left out.</summary>
    public static ImmutableArray<Component> From(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return [.. assembly.GetExportedTypes().Where(t => !t.IsGenericTypeDefinition).SelectMany(From).OfType<Component>()];
    }

    private static IEnumerable<Component?> From(Type type)
    {
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (method.IsSpecialName || method.IsGenericMethodDefinition || Noise.Contains(method.Name) || method.ReturnType == typeof(void)) continue;
            var parameters = method.GetParameters().Select(p => (p.Name!, p.ParameterType)).ToList();
            if (!method.IsStatic) parameters.Insert(0, ("self", type));
            yield return Make(method.Name, parameters, method.ReturnType, a => method.IsStatic ? Expression.Call(method, a) : Expression.Call(a[0], method, a[1..]),
                method.IsStatic ? $"{Name(type)}.{method.Name}({Names(parameters)})" : $"self.{method.Name}({Names(parameters[1..])})", type);
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")
                yield return Make(property.Name, [("self", type)], property.PropertyType, a => Expression.Property(a[0], property), $"self.{property.Name}", type);
        }

        if (type.IsAbstract || type.IsEnum) yield break;
        foreach (var constructor in type.GetConstructors())
        {
            var parameters = constructor.GetParameters().Select(p => (p.Name!, p.ParameterType)).ToList();
            if (parameters.Count > 0)
                yield return Make("New" + type.Name, parameters, type, a => Expression.New(constructor, a), $"new {Name(type)}({Names(parameters)})", type);
        }
    }

    private static Component? Make(
        string name, List<(string Name, Type Type)> parameters, Type result, Func<Expression[], Expression> call, string body, Type owner)
    {
        if (parameters.Count is 0 or > ArityLimit || parameters.Exists(p => p.Type.IsByRef || p.Type.IsPointer || typeof(Delegate).IsAssignableFrom(p.Type))) return null;
        var canonical = parameters.Select(p => Expression.Parameter(CanonicalTypes.Of(p.Type), p.Name)).ToArray();
        var arguments = canonical.Select((c, i) => Converted(c, parameters[i].Type)).ToArray();
        var value = Converted(call(arguments), CanonicalTypes.Of(result));
        var function = Expression.Lambda(value, canonical).Compile();
        var traits = new ComponentTraits
        {
            Cost = Cost,
            Namespaces = owner.Namespace is { } space ? [space] : [],
            DeclaredTypes = [.. parameters.Select(p => p.Type)],
            DeclaredResult = result,
        };
        var spelling = $"({string.Join(", ", parameters.Select(p => $"object {p.Name}"))}) => {body}";
        var of = typeof(Component).GetMethods().Single(m => m.Name == nameof(Component.Of) && m.GetGenericArguments().Length == parameters.Count + 1);
        return (Component)of.MakeGenericMethod([.. canonical.Select(c => c.Type), value.Type]).Invoke(null, [name, function, null, traits, spelling])!;
    }

    /// <summary>A copy in the declared collection type, so that the user's code can't change the search's values.</summary>
    private static Expression Converted(Expression value, Type wanted)
    {
        if (CanonicalTypes.Of(wanted) != CanonicalTypes.Of(value.Type) || (value.Type == wanted && !wanted.IsArray && CanonicalTypes.Of(wanted) == wanted)) return value;
        if (!CanonicalTypes.Of(wanted).IsArray) return value;
        var element = CanonicalTypes.Of(wanted).GetElementType()!;
        var method = wanted.IsArray ? nameof(Enumerable.ToArray) : nameof(Enumerable.ToList);
        return Expression.Call(typeof(Enumerable), method, [element], value);
    }

    private static string Name(Type type) => type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;

    private static string Names(IEnumerable<(string Name, Type Type)> parameters) => string.Join(", ", parameters.Select(p => p.Name));
}
