using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Reads the asserts of xUnit, NUnit and MSTest, and the usual fluent ones, where they are plain examples.</summary>
internal static class Asserts
{
    private static readonly ExpressionSyntax True = SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);
    private static readonly ExpressionSyntax False = SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression);
    private static readonly ExpressionSyntax Null = SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);

    /// <summary>Whether a call is an assert, whatever it says.</summary>
    public static bool IsAssert(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && OwnerOf(call) is { } owner && (owner.EndsWith("Assert", StringComparison.Ordinal) || owner.Contains(".Should") || name.StartsWith("Should", StringComparison.Ordinal));

    /// <summary>Whether it may end the test without failing it.</summary>
    public static bool MayEnd(InvocationExpressionSyntax assert) => assert.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && OwnerOf(assert) is { } owner && (owner.EndsWith("Assume", StringComparison.Ordinal)
            || (owner.EndsWith("Assert", StringComparison.Ordinal) && (name.StartsWith("Skip", StringComparison.Ordinal) || name is "Ignore" or "Inconclusive" or "Pass")));

    /// <summary>What the assert says, or null where it is no plain example.</summary>
    public static Assertion? Read(InvocationExpressionSyntax assert)
    {
        if (assert.Expression is not MemberAccessExpressionSyntax { Name: { } name } member) return null;
        var arguments = assert.ArgumentList.Arguments;
        if (!OwnerOf(assert)!.EndsWith("Assert", StringComparison.Ordinal)) return FluentAsserts.Read(member, arguments);
        var method = name.Identifier.ValueText;
        return (method, arguments.Count) switch
        {
            ("Equal" or "AreEqual" or "StrictEqual", 2) => Equality(arguments[0].Expression, arguments[1].Expression),
            ("Equal" or "AreEqual", 3) when ToleranceOf(method, arguments[2]) is { } tolerance =>
                Equality(arguments[0].Expression, arguments[1].Expression) is { } near ? near with { Tolerance = tolerance } : null,
            ("AreEqual", > 2) when arguments[2].Expression is LiteralExpressionSyntax { Token.Value: string } => Equality(arguments[0].Expression, arguments[1].Expression),
            ("AreEquivalent" or "Equivalent", 2) => Equality(arguments[0].Expression, arguments[1].Expression) is { } free ? free with { IsUnordered = true } : null,
            ("True" or "IsTrue", > 0) => Truth(arguments[0].Expression, true),
            ("False" or "IsFalse", > 0) => Truth(arguments[0].Expression, false),
            ("Null" or "IsNull", > 0) => CallIn(arguments[0].Expression) is { } call ? new Assertion(call, Null) : null,
            ("Empty" or "IsEmpty", > 0) => CallIn(arguments[0].Expression) is { } call ? new Assertion(call, null) { IsEmpty = true } : null,
            ("That", 1) => Truth(arguments[0].Expression, true),
            ("That", > 1) => ConstraintAsserts.Read(arguments[0].Expression, arguments[1].Expression),
            ("Throws" or "ThrowsAny" or "ThrowsExactly" or "ThrowsException" or "Catch", > 0) => Throwing(name, arguments),
            _ => null,
        };
    }

    /// <summary>The marked call that an expression is, apart from parentheses, <c>!</c> and copies.</summary>
    public static InvocationExpressionSyntax? CallIn(ExpressionSyntax node) => node switch
    {
        InvocationExpressionSyntax call when Substitution.TargetOf(call) is not null => call,
        ParenthesizedExpressionSyntax inner => CallIn(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => CallIn(inner.Operand),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" or "ToList", Expression: var inner }, ArgumentList.Arguments: [] } => CallIn(inner),
        ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body } => CallIn(body),
        ParenthesizedLambdaExpressionSyntax { Block.Statements: [ExpressionStatementSyntax only] } => CallIn(only.Expression),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard => CallIn(discard.Right),
        _ => null,
    };

    /// <summary>What a boolean expression says about a call in it.</summary>
    public static Assertion? Truth(ExpressionSyntax node, bool wanted) => node switch
    {
        ParenthesizedExpressionSyntax inner => Truth(inner.Expression, wanted),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => Truth(not.Operand, !wanted),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal when wanted => Equality(equal.Left, equal.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } equal when !wanted => Equality(equal.Left, equal.Right),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } pattern when wanted => Equality(pattern.Expression, constant.Expression),
        _ => CallIn(node) is { } call ? new Assertion(call, wanted ? True : False) : null,
    };

    /// <summary>A call and its value, in either order; two calls say nothing.</summary>
    public static Assertion? Equality(ExpressionSyntax left, ExpressionSyntax right) => (CallIn(left), CallIn(right)) switch
    {
        (null, { } call) => new Assertion(call, left),
        ({ } call, null) => new Assertion(call, right),
        _ => null,
    };

    /// <summary>A number written in an assert.</summary>
    public static double? Number(ExpressionSyntax node) => node is LiteralExpressionSyntax { Token.Value: { } value } && value is not (string or char or bool)
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : null;

    private static string? OwnerOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression.ToString();

    /// <summary>xUnit's third argument is a number of digits where it is an int; elsewhere it is the distance.</summary>
    private static double? ToleranceOf(string method, ArgumentSyntax argument) => Number(argument.Expression) is not { } number ? null
        : method == "Equal" && argument.Expression is LiteralExpressionSyntax { Token.Value: int } ? 0.5 * Math.Pow(10, -number) : number;

    private static Assertion? Throwing(SimpleNameSyntax name, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var exception = name is GenericNameSyntax { TypeArgumentList.Arguments: [var type] } ? type.ToString()
            : arguments[0].Expression is TypeOfExpressionSyntax named ? named.Type.ToString() : null;
        var call = arguments.Select(a => CallIn(a.Expression)).FirstOrDefault(c => c is not null);
        return exception is null || call is null ? null : new Assertion(call, null) { Exception = exception };
    }
}
