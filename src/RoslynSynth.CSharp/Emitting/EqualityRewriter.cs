using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>A generic row must say <c>Equals(a, b)</c>; over types whose operator means the same it reads <c>a == b</c>.</summary>
internal sealed class EqualityRewriter : CSharpSyntaxRewriter
{
    /// <summary>Types whose <c>==</c> is their <c>Equals</c>: not doubles, because of NaN.</summary>
    public static readonly HashSet<Type> PlainTypes = [typeof(int), typeof(long), typeof(char), typeof(bool), typeof(string)];

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node) =>
        node.IsKind(SyntaxKind.LogicalNotExpression) && node.Operand is InvocationExpressionSyntax call && IsEquals(call)
            ? Comparison(call, "!=")
            : base.VisitPrefixUnaryExpression(node);

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node) =>
        IsEquals(node) ? Comparison(node, "==") : base.VisitInvocationExpression(node);

    private static bool IsEquals(InvocationExpressionSyntax call) => call is { Expression: IdentifierNameSyntax { Identifier.ValueText: "Equals" }, ArgumentList.Arguments.Count: 2 };

    private static ExpressionSyntax Comparison(InvocationExpressionSyntax call, string operation) =>
        SyntaxFactory.ParseExpression($"{call.ArgumentList.Arguments[0]} {operation} {call.ArgumentList.Arguments[1]}");
}
