using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Tells methods that wait for their body.</summary>
public static class OpenBody
{
    // Compiled into the analyzer too, for netstandard2.0.
    /// <summary>Whether the body only throws <c>NotImplementedException</c> or <c>null</c>, or a partial method has none.</summary>
    public static bool Is(MethodDeclarationSyntax method)
    {
        if (method is null) return false;
        if (method.Body is null && method.ExpressionBody is null) return method.Modifiers.Any(SyntaxKind.PartialKeyword);
        var thrown = method.ExpressionBody?.Expression is ThrowExpressionSyntax expression ? expression.Expression
            : method.Body is { Statements: { Count: 1 } statements } && statements[0] is ThrowStatementSyntax statement ? statement.Expression : null;
        return thrown is ObjectCreationExpressionSyntax { Type: var type } ? type.ToString().EndsWith("NotImplementedException", System.StringComparison.Ordinal)
            : thrown is PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } or LiteralExpressionSyntax;
    }
}
