using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Finds the runtime types that type syntax names: the base class library's usual ones and public types of the user's assemblies.</summary>
internal sealed class TypeReader(UserTypes user)
{
    private const int DepthLimit = 16;

    private const string Supported =
        "int, long, double and other numbers, bool, char, string, T[], List<T>, HashSet<T>, Dictionary<K, V>, their interfaces, tuples, T?, DateTime, DateOnly, TimeSpan, Guid";

    private static readonly string[] Namespaces = ["", "System.", "System.Collections.Generic.", "System.IO."];
    private static readonly Type[] OtherValues = [typeof(DateTime), typeof(DateOnly), typeof(TimeSpan), typeof(Guid)];

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

    private ImmutableDictionary<string, TypeSyntax> _aliases = ImmutableDictionary<string, TypeSyntax>.Empty;

    /// <summary>A reader of all types of some assemblies.</summary>
    public TypeReader(ImmutableArray<Assembly> userAssemblies)
        : this(new UserTypes(userAssemblies))
    {
    }

    /// <summary>A reader that knows the aliases of a file: <c>using Row = (int, string);</c>.</summary>
    public TypeReader WithAliasesOf(CompilationUnitSyntax root)
    {
        var result = new TypeReader(user);
        foreach (var directive in root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>())
        {
            if (directive.Alias is { } alias) result._aliases = result._aliases.SetItem(alias.Name.Identifier.ValueText, result.Expanded(directive.NamespaceOrType));
        }

        return result;
    }

    /// <summary>The type that the syntax names.</summary>
    /// <exception cref="SpecificationException">It is unknown or not supported.</exception>
    public Type Read(TypeSyntax syntax, PlaceMap places)
    {
        if (DepthOf(Expanded(syntax)) > DepthLimit) throw new SpecificationException($"The type is nested more than {DepthLimit} deep. Write a simpler one.", places.Of(syntax));
        return Find(syntax) ?? throw new SpecificationException(
            $"The type {SyntaxText.Short(syntax)} is not known. Supported are {Supported}, and public types of assemblies given with --components.", places.Of(syntax));
    }

    /// <summary>The type as it is spelled in files that know no alias.</summary>
    public string TextOf(TypeSyntax syntax) => SyntaxText.Of(Expanded(syntax));

    /// <summary>The type that the syntax names, or null.</summary>
    public Type? Find(TypeSyntax syntax) => FindExpanded(Expanded(syntax));

    private Type? FindExpanded(TypeSyntax syntax)
    {
        switch (syntax)
        {
            case PredefinedTypeSyntax predefined:
                return Keywords.GetValueOrDefault(predefined.Keyword.ValueText);
            case NullableTypeSyntax nullable:
                return FindExpanded(nullable.ElementType) is { } element ? element.IsValueType ? typeof(Nullable<>).MakeGenericType(element) : element : null;
            case ArrayTypeSyntax array when array.RankSpecifiers.All(r => r.Rank == 1):
                return FindExpanded(array.ElementType) is { } item ? array.RankSpecifiers.Aggregate(item, (t, _) => t.MakeArrayType()) : null;
            case TupleTypeSyntax tuple when tuple.Elements.Count is >= 2 and <= 7:
                return Close(Tuples[tuple.Elements.Count - 2], tuple.Elements.Select(e => e.Type));
            case GenericNameSyntax generic:
                return Generics.TryGetValue($"{generic.Identifier.ValueText}`{generic.TypeArgumentList.Arguments.Count}", out var definition)
                    ? Close(definition, generic.TypeArgumentList.Arguments)
                    : null;
            case QualifiedNameSyntax { Right: GenericNameSyntax right }:
                return FindExpanded(right);
            case NameSyntax name:
                return Named(name.ToString()) is { } type && IsValue(type) ? type : null;
            default:
                return null;
        }
    }

    /// <summary>Any type by its simple or full name, be it one that values can have or not.</summary>
    public Type? Named(string name)
    {
        if (_aliases.TryGetValue(name, out var alias)) return FindExpanded(alias) ?? Named(alias.ToString());
        if (Keywords.TryGetValue(name, out var keyword)) return keyword;
        var own = user.Assemblies.SelectMany(a => a.GetExportedTypes()).FirstOrDefault(t => t.FullName == name || t.Name == name || t.FullName?.Replace('+', '.') == name);
        return own ?? Namespaces.Select(n => typeof(object).Assembly.GetType(n + name)).FirstOrDefault(t => t is not null);
    }

    /// <summary>Whether values of the type can be examples: plain data, no services of the system.</summary>
    private bool IsValue(Type type) => Keywords.ContainsValue(type) || OtherValues.Contains(type)
        || (type.IsEnum && type.IsPublic) || (user.Assemblies.Contains(type.Assembly) && !(type.IsAbstract && type.IsSealed) && user.IsOffered(type));

    /// <summary>Whether a static field of the type may be read here: its static constructor runs then.</summary>
    public bool IsSafe(Type type) => !user.Assemblies.Contains(type.Assembly) || user.IsOffered(type);

    private TypeSyntax Expanded(TypeSyntax syntax)
    {
        if (_aliases.IsEmpty) return syntax;
        if (syntax is IdentifierNameSyntax name) return _aliases.GetValueOrDefault(name.Identifier.ValueText, syntax);
        return syntax.ReplaceNodes(
            syntax.DescendantNodes(n => n is not QualifiedNameSyntax).OfType<IdentifierNameSyntax>().Where(n => _aliases.ContainsKey(n.Identifier.ValueText)),
            (n, _) => _aliases[n.Identifier.ValueText]);
    }

    private static int DepthOf(SyntaxNode node)
    {
        var (depth, level) = (0, new List<SyntaxNode> { node });
        for (; level.Count > 0; level = [.. level.SelectMany(n => n.ChildNodes())]) depth += level.Exists(n => n is TypeSyntax) ? 1 : 0;
        return depth;
    }

    private Type? Close(Type definition, IEnumerable<TypeSyntax> arguments)
    {
        var types = arguments.Select(FindExpanded).ToArray();
        return types.Contains(null) ? null : definition.MakeGenericType(types!);
    }
}
