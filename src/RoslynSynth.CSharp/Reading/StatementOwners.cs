using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Decides which method each example statement of a file speaks about.</summary>
internal sealed class StatementOwners(CompilationUnitSyntax root, PlaceMap places)
{
    /// <summary>The statements by method.</summary>
    /// <param name="isReadable">Whether a statement's values fit a method's types: decides between overloads.</param>
    /// <exception cref="SpecificationException">A statement has none of the forms that are read.</exception>
    public ILookup<MethodDeclarationSyntax, ExampleStatement> Find(Func<MethodDeclarationSyntax, ExampleStatement, bool> isReadable) =>
        Statements().Select(s => (Statement: s, Owner: OwnerOf(s, isReadable))).Where(p => p.Owner is not null).ToLookup(p => p.Owner!, p => p.Statement);

    private IEnumerable<ExampleStatement> Statements() => root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(ExampleStatement.IsOne)
        .Select(s => ExampleStatement.From(s) ?? throw new SpecificationException(
            $"{SyntaxText.Short(s)} is not an example that can be read. Write Examples.That(F(1) == 2), Examples.That(F(1), [2]) or Examples.Throws<ArgumentException>(() => F(1)).", places.Of(s)));

    /// <summary>The method of the name in the type around the statement or in the type that qualifies the call; of overloads the one that fits.</summary>
    private MethodDeclarationSyntax? OwnerOf(ExampleStatement statement, Func<MethodDeclarationSyntax, ExampleStatement, bool> isReadable)
    {
        var inside = statement.Syntax.Ancestors().OfType<TypeDeclarationSyntax>().Select(t => t.Identifier.ValueText).ToList();
        var named = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(m => m.Identifier.ValueText == statement.Callee && m.Parent is TypeDeclarationSyntax type
                && (statement.Qualifier is { } qualifier ? qualifier == type.Identifier.ValueText : inside.Contains(type.Identifier.ValueText)))
            .ToImmutableArray();
        var fitting = named.Where(m => Takes(m, statement.Call.ArgumentList.Arguments.Count)).ToImmutableArray();
        if (fitting.IsEmpty) return named.FirstOrDefault();
        return fitting.Length == 1 ? fitting[0] : fitting.FirstOrDefault(m => isReadable(m, statement)) ?? fitting[0];
    }

    private static bool Takes(MethodDeclarationSyntax method, int count)
    {
        var parameters = method.ParameterList.Parameters;
        return count <= parameters.Count && count >= parameters.Count(p => p.Default is null);
    }
}
