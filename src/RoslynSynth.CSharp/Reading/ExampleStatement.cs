using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.Reading;

/// <summary>A statement <c>Examples.That(…)</c> or <c>Examples.Throws&lt;E>(…)</c>, taken apart.</summary>
/// <param name="Syntax">The whole call.</param>
/// <param name="Call">The call that it speaks about: <c>F(1)</c>.</param>
/// <param name="Result">What the call must return, or null where it must throw.</param>
/// <param name="Exception">What it must throw, or null.</param>
internal sealed record ExampleStatement(InvocationExpressionSyntax Syntax, InvocationExpressionSyntax Call, ExpressionSyntax? Result, TypeSyntax? Exception)
{
    private static readonly ExpressionSyntax True = SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);
    private static readonly ExpressionSyntax False = SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression);

    /// <summary>The simple name of the called method.</summary>
    public string Callee => Call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The type before the called method's name, or null where the call is not qualified.</summary>
    public string? Qualifier => (Call.Expression as MemberAccessExpressionSyntax)?.Expression.ToString().Split('.')[^1];

    /// <summary>Whether a call is such a statement, readable or not.</summary>
    public static bool IsOne(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: "That" or "Throws" } && owner.ToString().Split('.')[^1] == "Examples";

    /// <summary>The parts, or null where the statement has none of the forms that are read.</summary>
    public static ExampleStatement? From(InvocationExpressionSyntax statement)
    {
        var arguments = statement.ArgumentList.Arguments.Select(a => a.Expression).ToList();
        var name = ((MemberAccessExpressionSyntax)statement.Expression).Name;
        if (name is GenericNameSyntax { Identifier.ValueText: "Throws", TypeArgumentList.Arguments: [var exception] })
            return arguments is [ParenthesizedLambdaExpressionSyntax { Body: InvocationExpressionSyntax thrower }] ? new(statement, thrower, null, exception) : null;
        return name.Identifier.ValueText != "That" ? null : arguments switch
        {
            [InvocationExpressionSyntax call, var result] => new(statement, call, result, null),
            [BinaryExpressionSyntax { Left: InvocationExpressionSyntax call, Right: var result } equal] when equal.IsKind(SyntaxKind.EqualsExpression) => new(statement, call, result, null),
            [BinaryExpressionSyntax { Left: var result, Right: InvocationExpressionSyntax call } equal] when equal.IsKind(SyntaxKind.EqualsExpression) => new(statement, call, result, null),
            [IsPatternExpressionSyntax { Expression: InvocationExpressionSyntax call, Pattern: ConstantPatternSyntax { Expression: var result } }] => new(statement, call, result, null),
            [InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax call, Name.Identifier.ValueText: "SequenceEqual" or "Equals" or "SetEquals" }, ArgumentList.Arguments: [var result] }] =>
                new(statement, call, result.Expression, null),
            [InvocationExpressionSyntax call] => new(statement, call, True, null),
            [PrefixUnaryExpressionSyntax { Operand: InvocationExpressionSyntax call } negated] when negated.IsKind(SyntaxKind.LogicalNotExpression) => new(statement, call, False, null),
            _ => null,
        };
    }
}
