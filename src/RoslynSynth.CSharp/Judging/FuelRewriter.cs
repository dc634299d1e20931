using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace RoslynSynth.CSharp.Judging;

/// <summary>
/// Makes loops and recursion pay, so that most endless candidates end after a counted amount of work and leave their worker healthy; and asks for the
/// size of arrays and padded texts before they are made. What is neither loop nor recursion stays as it is. The tank is in the worker. No layer of security: the process is.
/// </summary>
internal sealed class FuelRewriter : CSharpSyntaxRewriter
{
    private const string Fuel = "global::RoslynSynth.Metering.Fuel";
    private static readonly StatementSyntax Burn = ParseStatement($"{Fuel}.Burn();");
    private static readonly StatementSyntax Enter = ParseStatement($"{Fuel}.Enter();");
    private static readonly ExpressionSyntax Size = ParseExpression($"{Fuel}.Size");
    private readonly HashSet<string> _called;

    private FuelRewriter(SyntaxNode root) =>
        _called = [.. root.DescendantNodes().OfType<IdentifierNameSyntax>().Select(n => n.Identifier.ValueText)];

    public static SyntaxTree Rewrite(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var rewritten = new FuelRewriter(root).Visit(root);
        return rewritten == root ? tree : tree.WithRootAndOptions(rewritten, tree.Options);
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) => Paying(base.VisitWhileStatement(node), (WhileStatementSyntax n) => n.WithStatement(After(Burn, n.Statement)));

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) => Paying(base.VisitDoStatement(node), (DoStatementSyntax n) => n.WithStatement(After(Burn, n.Statement)));

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) => Paying(base.VisitForStatement(node), (ForStatementSyntax n) => n.WithStatement(After(Burn, n.Statement)));

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) => Paying(base.VisitForEachStatement(node), (ForEachStatementSyntax n) => n.WithStatement(After(Burn, n.Statement)));

    public override SyntaxNode? VisitLabeledStatement(LabeledStatementSyntax node) => Paying(
        base.VisitLabeledStatement(node), (LabeledStatementSyntax n) => n.Statement is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax ? n : n.WithStatement(After(Burn, n.Statement)));

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => Paying(base.VisitMethodDeclaration(node), (MethodDeclarationSyntax n) =>
        !_called.Contains(n.Identifier.ValueText) || BodyOf(n.Body, n.ExpressionBody, n.ReturnType) is not { } body ? n : n.WithBody(body).WithExpressionBody(null).WithSemicolonToken(default));

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => Paying(base.VisitLocalFunctionStatement(node), (LocalFunctionStatementSyntax n) =>
        BodyOf(n.Body, n.ExpressionBody, n.ReturnType) is not { } body ? n : n.WithBody(body).WithExpressionBody(null).WithSemicolonToken(default));

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Paying(
        base.VisitSimpleLambdaExpression(node), (SimpleLambdaExpressionSyntax n) => n.Block is { } block ? n.WithBlock(After(Enter, block)) : n);

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Paying(
        base.VisitParenthesizedLambdaExpression(node), (ParenthesizedLambdaExpressionSyntax n) => n.Block is { } block ? n.WithBlock(After(Enter, block)) : n);

    public override SyntaxNode? VisitArrayCreationExpression(ArrayCreationExpressionSyntax node) => Paying(base.VisitArrayCreationExpression(node), (ArrayCreationExpressionSyntax n) =>
        n.Initializer is not null ? n : n.ReplaceNodes(n.Type.RankSpecifiers.SelectMany(r => r.Sizes).Where(s => s is not (OmittedArraySizeExpressionSyntax or LiteralExpressionSyntax { Token.Value: < 1000 })), (_, size) => Sized(size)));

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node) => Paying(base.VisitInvocationExpression(node), (InvocationExpressionSyntax n) =>
        n is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "PadLeft" or "PadRight" }, ArgumentList.Arguments: [{ NameColon: null } width, ..] }
            && width.Expression is not LiteralExpressionSyntax { Token.Value: < 1000 } ? n.ReplaceNode(width.Expression, Sized(width.Expression)) : n);

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node) => Paying(base.VisitObjectCreationExpression(node), (ObjectCreationExpressionSyntax n) =>
        n is { Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword }, ArgumentList.Arguments: [_, { NameColon: null } length] }
            && length.Expression is not LiteralExpressionSyntax { Token.Value: < 1000 } ? n.ReplaceNode(length.Expression, Sized(length.Expression)) : n);

    private static SyntaxNode? Paying<T>(SyntaxNode? node, Func<T, SyntaxNode> rewrite)
        where T : SyntaxNode => node is T typed ? rewrite(typed) : node;

    private static InvocationExpressionSyntax Sized(ExpressionSyntax size) => InvocationExpression(Size, ArgumentList(SingletonSeparatedList(Argument(size))));

    private static BlockSyntax After(StatementSyntax first, StatementSyntax rest) => Block(first, rest);

    /// <summary>Null where there is nothing to rewrite.</summary>
    private static BlockSyntax? BodyOf(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, TypeSyntax returns)
    {
        if (body is not null) return body.WithStatements(body.Statements.Insert(0, Enter));
        if (arrow is null || returns is RefTypeSyntax || arrow.Expression is ThrowExpressionSyntax) return null;
        return returns is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            ? Block(Enter, ExpressionStatement(arrow.Expression))
            : Block(Enter, ReturnStatement(Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(Space), arrow.Expression, Token(SyntaxKind.SemicolonToken)));
    }
}
