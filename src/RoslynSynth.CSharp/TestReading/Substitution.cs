using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Emitting;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>
/// Replaces variables, parameters and constants by what they stand for, and marks calls of the methods that wait for their body. What is left of names is marked
/// too: <see cref="Computation"/> writes from the marks what can be run apart from its test.
/// </summary>
internal sealed class Substitution(
    SemanticModel model, IReadOnlyDictionary<ISymbol, ExpressionSyntax> values, IReadOnlySet<string> targets, int depth = 0) : CSharpSyntaxRewriter
{
    private const int DepthLimit = 8;
    private const string Kind = "RoslynSynth.Target";

    /// <summary>The whole expression: what it declares itself is no name of the test.</summary>
    private ExpressionSyntax? _whole;

    /// <summary>The expression with everything replaced.</summary>
    public ExpressionSyntax Of(ExpressionSyntax node)
    {
        _whole ??= node;
        return (ExpressionSyntax)Visit(node)!;
    }

    /// <summary>The method that a replaced call calls, or null where it is no call of a method that waits.</summary>
    public static string? TargetOf(SyntaxNode call) => call.GetAnnotations(Kind).FirstOrDefault()?.Data;

    /// <summary>The id by which a method is known in all projects.</summary>
    public static string? IdOf(IMethodSymbol? method) => (method?.ReducedFrom ?? method)?.OriginalDefinition.GetDocumentationCommentId();

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is not ExpressionSyntax expression || node is LiteralExpressionSyntax || node.Parent is NameColonSyntax or NameEqualsSyntax) return base.Visit(node);
        if (model.GetConstantValue(expression) is { HasValue: true, Value: { } value } && ConstantOf(expression, value) is { } constant) return constant;
        return base.Visit(node);
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => ValueOf(node) ?? Computation.Marked(node, model.GetSymbolInfo(node).Symbol, _whole!);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        ValueOf(node) ?? Unwrapped(node) ?? Computation.Marked(node.WithExpression((ExpressionSyntax)Visit(node.Expression)!), model.GetSymbolInfo(node).Symbol);

    public override SyntaxNode? VisitThisExpression(ThisExpressionSyntax node) => Computation.Unknown(node, "the test's object");

    /// <summary>FsCheck's wrappers stand for what they hold: <c>text.Get</c> of a <c>NonNull&lt;string&gt;</c>.</summary>
    private ExpressionSyntax? Unwrapped(MemberAccessExpressionSyntax node) =>
        node.Name.Identifier.ValueText is "Get" or "Item" && model.GetTypeInfo(node.Expression).Type?.ContainingNamespace?.Name == "FsCheck"
            && model.GetSymbolInfo(node.Expression).Symbol is { } wrapper && values.TryGetValue(wrapper, out var value) ? Computation.Typed(Closed(value), model.GetTypeInfo(node).Type) : null;

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var info = model.GetSymbolInfo(node);
        var method = info.Symbol as IMethodSymbol ?? info.CandidateSymbols.OfType<IMethodSymbol>().FirstOrDefault(m => targets.Contains(IdOf(m) ?? ""));
        if (IdOf(method) is not { } id || !targets.Contains(id)) return base.VisitInvocationExpression(node);
        if (ArgumentsOf(node, method!) is not { } arguments) return base.VisitInvocationExpression(node);
        ExpressionSyntax name = SyntaxFactory.IdentifierName(method!.Name);
        if (method is { IsStatic: false, ReducedFrom: null } && node.Expression is MemberAccessExpressionSyntax { Expression: { } receiver })
            name = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Of(receiver), (SimpleNameSyntax)name);
        return SyntaxFactory.InvocationExpression(
            name,
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Select(SyntaxFactory.Argument)))).WithAdditionalAnnotations(new SyntaxAnnotation(Kind, id));
    }

    /// <summary>A literal of a parameter's type for a row's value, as the test framework would convert it.</summary>
    public static ExpressionSyntax Converted(ExpressionSyntax value, ITypeSymbol wanted)
    {
        if (wanted.SpecialType != SpecialType.System_Decimal) return value;
        var (sign, literal) = value is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus ? (-1, minus.Operand) : (1, value);
        return literal is LiteralExpressionSyntax { Token.Value: double number } && Math.Abs(number) < 1e27
            ? Literal(sign * Convert.ToDecimal(number, CultureInfo.InvariantCulture))
            : value;
    }

    private static ExpressionSyntax Literal(object? value) => SyntaxFactory.ParseExpression(Literals.Of(value));

    private ExpressionSyntax? ConstantOf(ExpressionSyntax node, object value)
    {
        if (model.GetTypeInfo(node).Type is INamedTypeSymbol { TypeKind: TypeKind.Enum })
        {
            return model.GetSymbolInfo(node).Symbol is IFieldSymbol field
                ? SyntaxFactory.ParseExpression($"{field.ContainingType.ToDisplayString()}.{field.Name}")
                : null;
        }

        return value is double or float && !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) ? null : Literal(value);
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static ExpressionSyntax Closed(ExpressionSyntax value) => value is LiteralExpressionSyntax or TupleExpressionSyntax ? value : SyntaxFactory.ParenthesizedExpression(value);

    private ExpressionSyntax? ValueOf(ExpressionSyntax node)
    {
        var symbol = model.GetSymbolInfo(node).Symbol;
        if (symbol is null) return null;
        if (values.TryGetValue(symbol, out var value)) return Computation.Typed(Closed(value), TypeOf(symbol));
        if (symbol is not (IFieldSymbol { IsStatic: true, IsReadOnly: true } or IPropertySymbol { IsStatic: true, SetMethod: null }) || depth >= DepthLimit) return null;
        var initializer = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } start } => start,
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } body } => body,
            PropertyDeclarationSyntax { Initializer.Value: { } start } => start,
            _ => null,
        };
        if (initializer is null || !model.Compilation.ContainsSyntaxTree(initializer.SyntaxTree)) return null;
        var inner = new Substitution(model.Compilation.GetSemanticModel(initializer.SyntaxTree), values, targets, depth + 1);
        return Computation.Named(SyntaxFactory.ParenthesizedExpression(inner.Of(initializer)), symbol);
    }

    /// <summary>The arguments in the parameters' order, defaults and <c>params</c> included; null where one is missing.</summary>
    private List<ExpressionSyntax>? ArgumentsOf(InvocationExpressionSyntax node, IMethodSymbol method)
    {
        var definition = method.ReducedFrom ?? method;
        var given = node.ArgumentList.Arguments.Select(a => (a.NameColon?.Name.Identifier.ValueText, a.Expression)).ToList();
        if (method.ReducedFrom is not null && node.Expression is MemberAccessExpressionSyntax receiver) given.Insert(0, (null, receiver.Expression));
        var result = new List<ExpressionSyntax>();
        foreach (var parameter in definition.Parameters)
        {
            var index = result.Count;
            var named = given.FindIndex(g => g.ValueText == parameter.Name);
            if (named >= 0) result.Add(Of(given[named].Expression));
            else if (parameter.IsParams && !IsWhole(given, index)) result.Add(List(given.Skip(index).Select(g => Of(g.Expression))));
            else if (index < given.Count && given[index].ValueText is null) result.Add(Of(given[index].Expression));
            else if (parameter.HasExplicitDefaultValue) result.Add(Literal(parameter.ExplicitDefaultValue));
            else return null;
        }

        return result;
    }

    /// <summary>Whether one argument is the whole <c>params</c> array.</summary>
    private bool IsWhole(List<(string? Name, ExpressionSyntax Expression)> given, int index) => given.Count == index + 1
        && (given[index].Expression is CollectionExpressionSyntax || model.GetTypeInfo(given[index].Expression).Type is IArrayTypeSymbol);

    private static CollectionExpressionSyntax List(IEnumerable<ExpressionSyntax> items) =>
        SyntaxFactory.CollectionExpression(SyntaxFactory.SeparatedList<CollectionElementSyntax>(items.Select(SyntaxFactory.ExpressionElement)));
}
