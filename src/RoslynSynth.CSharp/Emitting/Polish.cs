using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Last touches on the syntax tree of an expression that keep its meaning and read better.</summary>
internal sealed class Polish : CSharpSyntaxRewriter
{
    /// <summary>Polishes one expression.</summary>
    public static string Expression(string text) => new Polish().Visit(SyntaxFactory.ParseExpression(text)).ToString();

    /// <summary><c>2 &lt; x</c> becomes <c>x &gt; 2</c>; <c>Equals(a, b)</c> stays.</summary>
    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (!(IsLiteral(visited.Left) || (IsOrder(visited) && visited.Left is IdentifierNameSyntax && visited.Right is not IdentifierNameSyntax)) || IsLiteral(visited.Right))
            return visited;
        var (kind, token) = visited.Kind() switch
        {
            SyntaxKind.LessThanExpression => (SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken),
            SyntaxKind.LessThanOrEqualExpression => (SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanEqualsToken),
            SyntaxKind.EqualsExpression => (SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
            SyntaxKind.NotEqualsExpression => (SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
            _ => (SyntaxKind.None, SyntaxKind.None),
        };
        return kind == SyntaxKind.None ? visited : Binary(kind, token, visited.Right, visited.Left).WithTriviaFrom(visited);
    }

    /// <summary><c>!(a == b)</c> becomes <c>a != b</c>.</summary>
    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var visited = (PrefixUnaryExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        if (!visited.IsKind(SyntaxKind.LogicalNotExpression) || visited.Operand is not ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax inner }) return visited;
        var (kind, token) = inner.Kind() switch
        {
            SyntaxKind.EqualsExpression => (SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
            SyntaxKind.NotEqualsExpression => (SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
            _ => (SyntaxKind.None, SyntaxKind.None),
        };
        if (kind == SyntaxKind.None) return visited;
        var opposite = Binary(kind, token, inner.Left, inner.Right);
        return Precedence.NeededAt(node) > Precedence.Equality ? SyntaxFactory.ParenthesizedExpression(opposite).WithTriviaFrom(visited) : opposite.WithTriviaFrom(visited);
    }

    /// <summary>LINQ on text needs no <c>ToCharArray</c>.</summary>
    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = QueryPolish.Shortened((InvocationExpressionSyntax)base.VisitInvocationExpression(node)!);
        if (visited.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToCharArray", Expression: var source }) return visited;
        if (node.Parent?.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Join" } } && Concatenated(source) is { } items)
            return items;
        return node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("Length" or "AsSpan" or "Contains" or "SequenceEqual" or "ToArray") }
                ? source
                : visited;
    }

    /// <summary>Counting needs no text: <c>string.Concat(s.Where(f)).Length</c> becomes <c>s.Count(f)</c>.</summary>
    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        var visited = (MemberAccessExpressionSyntax)base.VisitMemberAccessExpression(node)!;
        if (visited is { Name.Identifier.ValueText: "Length", Expression: LiteralExpressionSyntax literal })
            return SyntaxFactory.ParseExpression(Literals.Of(literal.Token.ValueText.Length)).WithTriviaFrom(visited);
        return visited.Name.Identifier.ValueText == "Length"
            && Concatenated(visited.Expression) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } where } call
            ? call.WithExpression(where.WithName(SyntaxFactory.IdentifierName("Count"))).WithTriviaFrom(visited)
            : visited;
    }

    /// <summary>The characters that <c>string.Concat(…)</c> joins, where they come from LINQ.</summary>
    private static InvocationExpressionSyntax? Concatenated(ExpressionSyntax text) =>
        text is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax, Name.Identifier.ValueText: "Concat" }, ArgumentList.Arguments: [{ Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" or "TakeWhile" or "SkipWhile" } } items }] }
        && IsTestOfCharacter(items.ArgumentList.Arguments[0].Expression)
            ? items
            : null;

    /// <summary>Whether a test is seen to be of characters, not of texts: <c>char.IsDigit</c>, or a lambda that hands its parameter to such a method.</summary>
    private static bool IsTestOfCharacter(ExpressionSyntax test) => test switch
    {
        MemberAccessExpressionSyntax group => IsOfChar(group),
        SimpleLambdaExpressionSyntax lambda => lambda.Body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call =>
            call.Expression is MemberAccessExpressionSyntax method && IsOfChar(method)
            && call.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax name }] && name.Identifier.ValueText == lambda.Parameter.Identifier.ValueText),
        _ => false,
    };

    private static bool IsOfChar(MemberAccessExpressionSyntax method) => method.Expression is PredefinedTypeSyntax { Keyword.ValueText: "char" };

    private static bool IsOrder(BinaryExpressionSyntax node) => node.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression;

    private static BinaryExpressionSyntax Binary(SyntaxKind kind, SyntaxKind token, ExpressionSyntax left, ExpressionSyntax right) =>
        SyntaxFactory.BinaryExpression(
            kind, left.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(token).WithTrailingTrivia(SyntaxFactory.Space), right.WithoutTrivia());

    private static bool IsLiteral(ExpressionSyntax node) => node is LiteralExpressionSyntax
        || (node is PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } minus && minus.IsKind(SyntaxKind.UnaryMinusExpression));
}
