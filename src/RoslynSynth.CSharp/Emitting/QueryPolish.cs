using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Calls that a shorter overload spells as well.</summary>
internal static class QueryPolish
{
    /// <summary>The call itself where nothing is shorter.</summary>
    public static InvocationExpressionSyntax Shortened(InvocationExpressionSyntax call) => WithTest(call) ?? WithCharacter(call) ?? call;

    /// <summary><c>xs.Where(f).Count()</c> is <c>xs.Count(f)</c>.</summary>
    private static InvocationExpressionSyntax? WithTest(InvocationExpressionSyntax call) =>
        call is
        {
            ArgumentList.Arguments.Count: 0,
            Expression: MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "Count" or "First" or "Last" or "FirstOrDefault" or "LastOrDefault" or "Any",
                Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } where, ArgumentList.Arguments: [var test] } filter,
            } outer,
        }
        && (test.Expression is SimpleLambdaExpressionSyntax or MemberAccessExpressionSyntax)
            ? filter.WithExpression(where.WithName(outer.Name)).WithTriviaFrom(call)
            : null;

    /// <summary><c>s.IndexOf(" ", StringComparison.Ordinal)</c> is <c>s.IndexOf(' ')</c>, and <c>s.Split(" ")</c> is <c>s.Split(' ')</c>.</summary>
    private static InvocationExpressionSyntax? WithCharacter(InvocationExpressionSyntax call)
    {
        if (call is not { Expression: MemberAccessExpressionSyntax method, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string { Length: 1 } text } }, ..] arguments }) return null;
        var isOrdinal = arguments.Count == 2 && arguments[1].ToString() == "StringComparison.Ordinal"
            && method.Name.Identifier.ValueText is "IndexOf" or "LastIndexOf" or "StartsWith" or "EndsWith" or "Contains";
        var isSplit = arguments.Count == 1 && method.Name.Identifier.ValueText == "Split";
        if (!isOrdinal && !isSplit) return null;
        var character = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(Literals.Of(text[0])));
        return call.WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(character))).WithTriviaFrom(call);
    }
}
