using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

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
        return [.. assembly.GetExportedTypes().Where(t => !t.IsGenericTypeDefinition).SelectMany(MembersOf).Select(m => Of(m)).OfType<Component>()];
    }

    /// <summary>The public methods, properties and constructors of a type that can be components.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && !m.IsGenericMethodDefinition && !Noise.Contains(m.Name) && m.ReturnType != typeof(void));
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract");
        return [.. methods, .. properties, .. type.IsAbstract || type.IsEnum ? [] : type.GetConstructors().Where(c => c.GetParameters().Length > 0)];
    }

    /// <summary>The component of a method, property, constructor, or static field that never changes; null where it can't be called with plain values.</summary>
    /// <param name="member">The member.</param>
    /// <param name="cost">Its prior cost.</param>
    /// <param name="before">Runs before each call, or null.</param>
    public static Component? Of(MemberInfo member, int cost = Cost, Action? before = null)
    {
        ArgumentNullException.ThrowIfNull(member);
        var type = member.DeclaringType!;
        return member switch
        {
            MethodInfo method => OfMethod(method, type),
            PropertyInfo property => Make(property.Name, [("self", type)], property.PropertyType, a => Expression.Property(a[0], property), $"self.{property.Name}"),
            ConstructorInfo constructor => OfConstructor(constructor),
            FieldInfo { IsStatic: true } field => Make(field.Name, [], field.FieldType, _ => field.IsLiteral ? Expression.Constant(field.GetValue(null), field.FieldType) : Expression.Field(null, field), $"{Name(type)}.{field.Name}"),
            _ => null,
        };

        Component? OfConstructor(ConstructorInfo constructor)
        {
            var parameters = constructor.GetParameters().Select(p => (p.Name!, p.ParameterType)).ToList();
            return Make("New" + type.Name, parameters, type, a => Expression.New(constructor, a), $"new {Name(type)}({Names(parameters)})");
        }

        Component? OfMethod(MethodInfo method, Type owner)
        {
            var parameters = method.GetParameters().Select(p => (p.Name!, p.ParameterType)).ToList();
            if (!method.IsStatic) parameters.Insert(0, ("self", owner));
            var isReceived = !method.IsStatic || IsCalledAsExtension(method);
            return Make(method.Name, parameters, method.ReturnType, a => method.IsStatic ? Expression.Call(method, a) : Expression.Call(a[0], method, a[1..]),
                isReceived ? $"{parameters[0].Item1}.{method.Name}({Names(parameters[1..])})" : $"{Name(owner)}.{method.Name}({Names(parameters)})");
        }

        Component? Make(string name, List<(string Name, Type Type)> parameters, Type result, Func<Expression[], Expression> call, string body) =>
            UserComponents.Make(name, parameters, result, a => before is null ? call(a) : Expression.Block(Expression.Invoke(Expression.Constant(before)), call(a)), body, type, cost);
    }

    /// <summary>An extension method is called on its receiver, where no member of the receiver's own has that name.</summary>
    private static bool IsCalledAsExtension(MethodInfo method) => method.IsDefined(typeof(ExtensionAttribute), inherit: false)
        && CanonicalTypes.Of(method.GetParameters()[0].ParameterType) is { IsArray: false } receiver && receiver.GetMember(method.Name).Length == 0;

    private static Component? Make(
        string name, List<(string Name, Type Type)> parameters, Type result, Func<Expression[], Expression> call, string body, Type owner, int cost)
    {
        if (parameters.Count > ArityLimit || parameters.Exists(p => p.Type.IsByRef || p.Type.IsPointer || typeof(Delegate).IsAssignableFrom(p.Type))) return null;
        var canonical = parameters.Select(p => Expression.Parameter(CanonicalTypes.Of(p.Type), p.Name)).ToArray();
        var arguments = canonical.Select((c, i) => Converted(c, parameters[i].Type)).ToArray();
        var value = Converted(call(arguments), CanonicalTypes.Of(result));
        var function = Expression.Lambda(value, canonical).Compile();
        var traits = new ComponentTraits
        {
            Cost = cost,
            Namespaces = owner.Namespace is { } space ? [space] : [],
            DeclaredTypes = [.. parameters.Select(p => p.Type)],
            DeclaredResult = result,
        };
        var spelling = $"({string.Join(", ", parameters.Select(p => $"object {p.Name}"))}) => {body}";
        var of = typeof(Component).GetMethods().Single(m => m.Name == nameof(Component.Of) && m.GetGenericArguments().Length == parameters.Count + 1);
        object?[] given = parameters.Count == 0 ? [name, function, traits, spelling] : [name, function, null, traits, spelling];
        return (Component)of.MakeGenericMethod([.. canonical.Select(c => c.Type), value.Type]).Invoke(null, given)!;
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
