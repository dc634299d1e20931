using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Reads NUnit's constraints: <c>Assert.That(F(x), Is.EqualTo(y).Within(0.1))</c>.</summary>
internal static class ConstraintAsserts
{
    public static Assertion? Read(ExpressionSyntax actual, ExpressionSyntax constraint)
    {
        if (Asserts.CallIn(actual) is not { } call) return Truth(actual, constraint);
        return constraint switch
        {
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Is" }, Name.Identifier.ValueText: var word } => Word(call, word),
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Throws" }, Name.Identifier.ValueText: var exception }
                when exception.EndsWith("Exception", StringComparison.Ordinal) && exception != "Exception" => new Assertion(call, null) { Exception = exception },
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments: var arguments } => Call(call, member, arguments),
            _ => null,
        };
    }

    /// <summary><c>Assert.That(F(x) == y, Is.True)</c>.</summary>
    private static Assertion? Truth(ExpressionSyntax actual, ExpressionSyntax constraint) => constraint.ToString() switch
    {
        "Is.True" => Asserts.Truth(actual, true),
        "Is.False" => Asserts.Truth(actual, false),
        _ => null,
    };

    private static Assertion? Word(InvocationExpressionSyntax call, string word) => word switch
    {
        "True" => new Assertion(call, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression)),
        "False" => new Assertion(call, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)),
        "Null" => new Assertion(call, SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression)),
        "Zero" => new Assertion(call, SyntaxFactory.ParseExpression("0")),
        "Empty" => new Assertion(call, null) { IsEmpty = true },
        _ => null,
    };

    private static Assertion? Call(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var (owner, name) = (member.Expression.ToString(), member.Name);
        return (owner, name.Identifier.ValueText, arguments.Count) switch
        {
            ("Is", "EqualTo", 1) => new Assertion(call, arguments[0].Expression),
            ("Is", "EquivalentTo", 1) => new Assertion(call, arguments[0].Expression) { IsUnordered = true },
            ("Throws" or "Throws.Exception", "TypeOf" or "InstanceOf", 0) when name is GenericNameSyntax { TypeArgumentList.Arguments: [var type] } =>
                new Assertion(call, null) { Exception = type.ToString() },
            (_, "Within", 1) when Asserts.Number(arguments[0].Expression) is { } tolerance && Read(call, member.Expression) is { Result: not null } exact =>
                exact with { Tolerance = tolerance },
            _ => null,
        };
    }
}
