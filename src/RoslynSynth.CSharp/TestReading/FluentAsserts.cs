using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Reads <c>F(x).Should().Be(y)</c> and <c>F(x).ShouldBe(y)</c>.</summary>
internal static class FluentAsserts
{
    public static Assertion? Read(MemberAccessExpressionSyntax member, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var name = member.Name.Identifier.ValueText;
        var subject = member.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Should", Expression: var actual } }
            ? actual
            : name.StartsWith("Should", StringComparison.Ordinal) ? member.Expression : null;
        if (subject is null || Asserts.CallIn(subject) is not { } call) return null;
        return (name, arguments.Count) switch
        {
            ("Be" or "ShouldBe" or "Equal", 1) => new Assertion(call, arguments[0].Expression),
            ("BeEquivalentTo", 1) => new Assertion(call, arguments[0].Expression) { IsUnordered = true },
            ("BeTrue" or "ShouldBeTrue", 0) => new Assertion(call, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression)),
            ("BeFalse" or "ShouldBeFalse", 0) => new Assertion(call, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)),
            ("BeNull" or "ShouldBeNull", 0) => new Assertion(call, SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression)),
            ("BeEmpty" or "ShouldBeEmpty", 0) => new Assertion(call, null) { IsEmpty = true },
            _ => null,
        };
    }
}
