using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace RoslynSynth.CSharp.Projects;

/// <summary>
/// Makes what is internal public, in a copy: candidates are compiled outside of the project. A partial method without a second half gets one that throws,
/// so that the copy compiles.
/// </summary>
/// <param name="opened">Names of static members that become public whatever they are.</param>
internal sealed class PublicCopy(IReadOnlySet<string>? opened = null) : CSharpSyntaxRewriter
{
    private static readonly SyntaxKind[] Accessibilities = [SyntaxKind.PublicKeyword, SyntaxKind.InternalKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.FileKeyword];

    /// <summary>The body of what is not there yet.</summary>
    public static ArrowExpressionClauseSyntax Open { get; } = ArrowExpressionClause(ParseExpression("throw new global::System.NotImplementedException()"));

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        base.VisitAccessorDeclaration(node) is AccessorDeclarationSyntax accessor && accessor.Modifiers.Count == 1 && node.Modifiers.Any(SyntaxKind.InternalKeyword)
            ? accessor.WithModifiers(default)
            : base.VisitAccessorDeclaration(node);

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        // Where there is another half, the copy has two, and the repair leaves one out.
        return method is { Body: null, ExpressionBody: null } && method.Modifiers.IndexOf(SyntaxKind.PartialKeyword) is >= 0 and var partial
            && method.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } && method.Modifiers.Any(m => Accessibilities.Contains(m.Kind()))
            ? method.WithModifiers(method.Modifiers.RemoveAt(partial)).WithExpressionBody(Open).WithSemicolonToken(Token(SyntaxKind.SemicolonToken))
            : method;
    }

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var visited = base.Visit(node);
        if (visited is MemberDeclarationSyntax hidden && IsOpened(hidden))
            return hidden.WithModifiers([Token(hidden.Modifiers[0].LeadingTrivia, SyntaxKind.PublicKeyword, [Space]), .. hidden.Modifiers.Where(m => !Accessibilities.Contains(m.Kind())).Select(m => m.WithLeadingTrivia())]);
        if (visited is not MemberDeclarationSyntax member || member.Modifiers.Any(m => m.Kind() is SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword)) return visited;
        if (member.Modifiers.IndexOf(SyntaxKind.InternalKeyword) is >= 0 and var at)
            return member.WithModifiers(member.Modifiers.Replace(member.Modifiers[at], Token(SyntaxKind.PublicKeyword).WithTriviaFrom(member.Modifiers[at])));
        var isTopLevel = node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && node.Parent is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax;
        return isTopLevel && !member.Modifiers.Any(m => Accessibilities.Contains(m.Kind()))
            ? member.WithModifiers(member.Modifiers.Insert(0, Token(SyntaxKind.PublicKeyword).WithTrailingTrivia(Space)))
            : visited;
    }

    private bool IsOpened(MemberDeclarationSyntax member) => opened is not null && member.Modifiers.Any(SyntaxKind.StaticKeyword) && member switch
    {
        PropertyDeclarationSyntax property => opened.Contains(property.Identifier.ValueText),
        MethodDeclarationSyntax method => opened.Contains(method.Identifier.ValueText),
        FieldDeclarationSyntax field => field.Declaration.Variables.Any(v => opened.Contains(v.Identifier.ValueText)),
        _ => false,
    };
}
