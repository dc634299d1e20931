using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Emitting;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Finds what an attribute such as <c>[MemberData(nameof(Rows))]</c> or <c>[ClassData(typeof(Rows))]</c> names.</summary>
internal sealed class DataExpression(SemanticModel model, IMethodSymbol test)
{
    /// <summary>C# that gives the rows, or why there is none.</summary>
    public (string? Expression, string? Problem) Of(AttributeSyntax attribute)
    {
        if (TestScanner.NameOf(attribute) == "ClassData")
        {
            return ClassOf(attribute) is INamedTypeSymbol { IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct } type
                ? ($"new {NameOf(type)}()", null)
                : (null, $"{attribute} names no class that can be made");
        }

        var member = MemberOf(attribute);
        if (member is null) return (null, $"there is no member for {attribute}");
        var name = $"{member.ContainingType.Name}.{member.Name}";
        if (!member.IsStatic || member.ContainingType.IsGenericType) return (null, $"{name} is no static member of a plain class");
        if (member is not IMethodSymbol method) return ($"{NameOf(member.ContainingType)}.{member.Name}", null);
        var arguments = Given(attribute).Skip(1).Select(a => model.GetConstantValue(a.Expression)).Take(method.Parameters.Length).ToList();
        return arguments.Count == method.Parameters.Length && arguments.TrueForAll(a => a.HasValue)
            ? ($"{NameOf(member.ContainingType)}.{member.Name}({string.Join(", ", arguments.Select(a => Literals.Of(a.Value)))})", null)
            : (null, $"the arguments of {name} are no plain constants");
    }

    /// <summary>The member that the attribute names, of the test's class, its base classes, or another class.</summary>
    public ISymbol? MemberOf(AttributeSyntax attribute)
    {
        var owner = (attribute.ArgumentList?.Arguments ?? []).Select(a => a.Expression).OfType<TypeOfExpressionSyntax>().Select(t => model.GetTypeInfo(t.Type).Type).FirstOrDefault() ?? test.ContainingType;
        if (Given(attribute).Select(a => model.GetConstantValue(a.Expression).Value as string ?? LastName(a.Expression)).FirstOrDefault() is not { } name) return null;
        for (var type = owner; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault() is { } member) return member;
        }

        return null;
    }

    /// <summary>The method that runs first where rows are made; of a field, all that its class sets.</summary>
    public string RootOf(AttributeSyntax attribute) => (TestScanner.NameOf(attribute) == "ClassData" ? ClassOf(attribute) : MemberOf(attribute)) switch
    {
        INamedTypeSymbol type => $"{SymbolTypes.Full(type)}::.ctor",
        IMethodSymbol method => $"{SymbolTypes.Full(method.ContainingType)}::{method.Name}",
        IPropertySymbol property => $"{SymbolTypes.Full(property.ContainingType)}::get_{property.Name}",
        { } field => $"{SymbolTypes.Full(field.ContainingType)}::.cctor",
        null => "",
    };

    /// <summary>The class that the attribute names.</summary>
    public ITypeSymbol? ClassOf(AttributeSyntax attribute)
    {
        var type = attribute.Name is GenericNameSyntax { TypeArgumentList.Arguments: [var argument] } ? argument
            : attribute.ArgumentList?.Arguments.Select(a => a.Expression).OfType<TypeOfExpressionSyntax>().FirstOrDefault()?.Type;
        return type is null ? null : model.GetTypeInfo(type).Type;
    }

    private static IEnumerable<AttributeArgumentSyntax> Given(AttributeSyntax attribute) =>
        (attribute.ArgumentList?.Arguments ?? []).Where(a => a.NameEquals is null && a.Expression is not TypeOfExpressionSyntax);

    /// <summary><c>nameof</c> is no constant where its argument does not compile.</summary>
    private static string? LastName(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } ? only.Expression.ToString().Split('.')[^1] : null;

    private static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
