using RoslynSynth.Grammars;

namespace RoslynSynth.Guides.Features;

/// <summary>
/// What the guide knows a component or a constant by. The first feature is its own name with all types; the others it shares with its like, so a component
/// that no training has seen (one of the user's own) still gets a cost by the words of its name and by its types.
/// </summary>
internal static class ProductionFeatures
{
    /// <summary>The features of a component, its own first.</summary>
    public static IEnumerable<string> Of(Component component)
    {
        var result = NameOf(component.ResultType);
        yield return KeyOf(component);
        yield return $"name {component.Name}";
        foreach (var word in WordsOf(component.Name)) yield return $"word {word}";
        yield return $"result {result}";
        yield return $"arity {component.ParameterTypes.Length}";
        foreach (var type in component.ParameterTypes.Select(NameOf).Distinct())
        {
            yield return $"takes {type}";
            yield return $"from {type} to {result}";
        }
    }

    /// <summary>The features of a constant, its own first: what it is, and what the examples say of it.</summary>
    public static IEnumerable<string> Of(Constant constant, ConstantSigns signs)
    {
        var (type, kind) = (NameOf(constant.Type), KindOf(constant));
        string[] said = [.. signs.Of(constant)];
        yield return Joined(kind, said);
        if (said.Length > 0) yield return kind;
        yield return $"constant {type}";
        foreach (var sign in said) yield return $"{sign} of {type}";
    }

    /// <summary>The features of the variables of a type, the own one first.</summary>
    public static IEnumerable<string> Of(Type variable) => [KeyOf(variable), "variable"];

    /// <summary>The features of a place in a term: those of the parent, each with the position. Its own name first.</summary>
    public static IEnumerable<string> Of(TermPlace place) => place.Parent is null ? [Root] : Of(place.Parent).Select(f => At(f, place.Position));

    /// <summary>The feature of the whole term.</summary>
    public const string Root = "root";

    /// <summary>A parent's feature at a position.</summary>
    public static string At(string feature, int position) => $"{feature} @{position}";

    /// <summary>The own feature of the variables of a type.</summary>
    public static string KeyOf(Type variable) => $"variable {NameOf(variable)}";

    /// <summary>The component's own feature.</summary>
    public static string KeyOf(Component component) =>
        $"{component.Name}({string.Join(',', component.ParameterTypes.Select(NameOf))}):{NameOf(component.ResultType)}";

    /// <summary>The constant's own feature; the guide can't tell constants apart that have the same.</summary>
    public static string KeyOf(Constant constant, ConstantSigns signs) => Joined(KindOf(constant), [.. signs.Of(constant)]);

    private static string Joined(string kind, string[] signs) => signs.Length == 0 ? kind : $"{kind}, {signs[0]}";

    /// <summary>Small numbers and short marks are of a kind of their own.</summary>
    private static string KindOf(Constant constant) => $"constant {NameOf(constant.Type)} {Literal(constant.Value)}";

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        int or long or double => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) is var number and >= -2 and <= 12 && number == Math.Floor(number)
            ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "other",
        char c => char.IsLetter(c) ? "letter" : char.IsDigit(c) ? "digit" : ((int)c).ToString(System.Globalization.CultureInfo.InvariantCulture),
        "" => "empty",
        string { Length: 1 } text when !char.IsLetterOrDigit(text[0]) => ((int)text[0]).ToString(System.Globalization.CultureInfo.InvariantCulture),
        string text => text.Any(char.IsLetterOrDigit) ? text.Length > 1 ? "word" : "letter" : "marks",
        _ => "other",
    };

    public static string NameOf(Type type)
    {
        if (type.IsArray) return NameOf(type.GetElementType()!) + "[]";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(',', type.GetGenericArguments().Select(NameOf))}>" : type.Name;
    }

    /// <summary>The words of a name in camel case, in lower case.</summary>
    private static IEnumerable<string> WordsOf(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !char.IsUpper(name[i])) continue;
            yield return name[start..i].ToLowerInvariant();
            start = i;
        }
    }
}
