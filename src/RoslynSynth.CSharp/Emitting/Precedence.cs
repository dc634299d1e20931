using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>How tightly expressions bind, from the C# specification's table; higher binds tighter.</summary>
internal static class Precedence
{
    public const int Lambda = 0;
    public const int Conditional = 1;
    public const int Or = 3;
    public const int And = 4;
    public const int Equality = 8;
    public const int Relational = 9;
    public const int Additive = 11;
    public const int Range = 13;
    public const int Unary = 14;
    public const int Primary = 15;

    public static int Of(ExpressionSyntax expression) => expression.Kind() switch
    {
        SyntaxKind.SimpleLambdaExpression or SyntaxKind.ParenthesizedLambdaExpression => Lambda,
        SyntaxKind.ConditionalExpression => Conditional,
        SyntaxKind.CoalesceExpression => 2,
        SyntaxKind.LogicalOrExpression => Or,
        SyntaxKind.LogicalAndExpression => And,
        SyntaxKind.BitwiseOrExpression => 5,
        SyntaxKind.ExclusiveOrExpression => 6,
        SyntaxKind.BitwiseAndExpression => 7,
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => Equality,
        SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression
            or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.IsExpression or SyntaxKind.IsPatternExpression or SyntaxKind.AsExpression => Relational,
        SyntaxKind.LeftShiftExpression or SyntaxKind.RightShiftExpression or SyntaxKind.UnsignedRightShiftExpression => 10,
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => Additive,
        SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression => 12,
        SyntaxKind.RangeExpression => Range,
        SyntaxKind.UnaryMinusExpression or SyntaxKind.LogicalNotExpression or SyntaxKind.BitwiseNotExpression or SyntaxKind.CastExpression
            or SyntaxKind.IndexExpression => Unary,
        _ => Primary,
    };

    /// <summary>How tightly an expression must bind to stand in a place without parentheses.</summary>
    public static int NeededAt(SyntaxNode place) => place.Parent switch
    {
        BinaryExpressionSyntax binary => Of(binary) + (binary.Left == place ? 0 : 1),
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax => Primary,
        PrefixUnaryExpressionSyntax or CastExpressionSyntax => Unary,
        RangeExpressionSyntax => Range + 1,
        ConditionalExpressionSyntax conditional => conditional.Condition == place ? Conditional + 1 : Conditional,
        IsPatternExpressionSyntax => Relational,
        _ => Lambda,
    };
}
