using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>What a property says about its parameters: the test method itself, or the lambda of its <c>Prop.ForAll</c>.</summary>
/// <param name="Parameters">What is chosen at random.</param>
/// <param name="Body">A block or an expression.</param>
/// <param name="IsTruth">Whether it gives back whether it holds; else it throws where it does not.</param>
internal sealed record PropertyBody(ImmutableArray<IParameterSymbol> Parameters, SyntaxNode? Body, bool IsTruth)
{
    /// <summary>The property in a test; null where there is none, or more than one: FsCheck does not say which one failed.</summary>
    public static PropertyBody? Of(MethodDeclarationSyntax test, IMethodSymbol symbol, SemanticModel model)
    {
        var body = (SyntaxNode?)test.Body ?? test.ExpressionBody?.Expression;
        var inner = test.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsForAll).ToList();
        if (inner.Count == 0) return new PropertyBody(symbol.Parameters, body, symbol.ReturnType is { SpecialType: SpecialType.System_Boolean } or { Name: "Property" });
        if (!symbol.Parameters.IsEmpty || inner is not [{ ArgumentList.Arguments: [.., { Expression: LambdaExpressionSyntax lambda }] }]) return null;
        return model.GetSymbolInfo(lambda).Symbol is IMethodSymbol function ? new PropertyBody(function.Parameters, lambda.Body, IsTruthOf(lambda, model)) : null;
    }

    /// <summary>A condition without what FsCheck adds to it: <c>(x > 0).ToProperty().Label("…")</c>. A counterexample met the condition of a <c>When</c>.</summary>
    public static ExpressionSyntax Unwrapped(ExpressionSyntax node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToProperty" or "Label" or "When" or "Trivial" or "Classify" or "Collect", Expression: var inner } } => Unwrapped(inner),
        ParenthesizedExpressionSyntax { Expression: var inner } => Unwrapped(inner),
        _ => node,
    };

    private static bool IsForAll(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ForAll", Expression: var owner } => owner.ToString().Split('.')[^1] == "Prop",
        SimpleNameSyntax { Identifier.ValueText: "ForAll" } => true,
        _ => false,
    };

    private static bool IsTruthOf(LambdaExpressionSyntax lambda, SemanticModel model)
    {
        var results = lambda.ExpressionBody is { } only ? [only]
            : lambda.Block!.DescendantNodes(n => n is not LambdaExpressionSyntax and not LocalFunctionStatementSyntax).OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>().ToList();
        return results.Count > 0 && results.TrueForAll(r => model.GetTypeInfo(Unwrapped(r)).Type?.SpecialType == SpecialType.System_Boolean);
    }
}
