using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.Workspaces;

/// <summary>Inside of <c>Prices</c>, <c>Prices.Net(x)</c> is written <c>Net(x)</c>.</summary>
internal sealed class HomeNames : CSharpSyntaxRewriter
{
    private readonly INamedTypeSymbol _home;
    private readonly HashSet<string> _taken;

    private HomeNames(INamedTypeSymbol home, SyntaxNode method)
    {
        _home = home;
        _taken = [.. method.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Parent is ParameterSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax).Select(t => t.ValueText)];
    }

    /// <summary>The method as it is written inside of a type.</summary>
    public static string Shorten(string method, INamedTypeSymbol home) => SyntaxFactory.ParseMemberDeclaration(method) is { } parsed
        ? new HomeNames(home, parsed).Visit(parsed).ToFullString()
        : method;

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        var isHome = node.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == _home.Name && !_taken.Contains(_home.Name);
        return isHome && !_taken.Contains(node.Name.Identifier.ValueText) && _home.GetMembers(node.Name.Identifier.ValueText).Any(m => m.IsStatic)
            ? node.Name.WithTriviaFrom(node)
            : base.VisitMemberAccessExpression(node);
    }
}
