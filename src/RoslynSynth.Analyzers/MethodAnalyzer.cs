using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Workspaces;

namespace RoslynSynth.Analyzers;

/// <summary>
/// Finds methods that wait for their body, bodies older than the examples above them, and examples that contradict each other. Cheap: syntax, and
/// constants of the examples. Tests live in other compilations, so only the code fix and <c>roslynsynth fill</c> know them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodAnalyzer : DiagnosticAnalyzer
{
    private static readonly Regex Marker = new("^// Filled by RoslynSynth from .*, attributes ([0-9a-f]{8})\\.$", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.Open, Rules.Stale, Rules.Contradiction);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.MethodDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var method = (MethodDeclarationSyntax)context.Node;
        var examples = ExamplesOf(context, method);
        var name = method.Identifier.ValueText;
        if (OpenBody.Is(method) && IsReal(context, method))
            context.ReportDiagnostic(Diagnostic.Create(Rules.Open, method.Identifier.GetLocation(), name, examples.Count switch { 0 => "no example above it", 1 => "1 example", var n => $"{n} examples" }));
        if (examples.Count == 0) return;
        if (IsStale(method)) context.ReportDiagnostic(Diagnostic.Create(Rules.Stale, method.Identifier.GetLocation(), name));
        ReportContradictions(context, examples, name);
    }

    /// <summary>The examples above a method: attributes, and lines of its documentation.</summary>
    private static List<(string Arguments, string Result, Location Place)> ExamplesOf(SyntaxNodeAnalysisContext context, MethodDeclarationSyntax method) =>
    [
        .. from example in AttributeHash.Examples(method)
           let arguments = example.ArgumentList?.Arguments ?? default
           select (
               string.Join(", ", arguments.Where(a => a.NameEquals is null).Select(a => Text(context, a.Expression))),
               string.Join(", ", arguments.Where(a => a.NameEquals is not null).Select(a => $"{a.NameEquals!.Name} = {Text(context, a.Expression)}")),
               example.GetLocation()),
        .. from example in DocExamples.Of(method)
           select (string.Join(", ", example.Call.ArgumentList.Arguments.Select(a => Text(a.Expression))), $"Returns = {Text(example.Result)}", Location.Create(method.SyntaxTree, example.Span)),
    ];

    /// <summary>Leaves out partial methods that have another half, and those that may stay without one.</summary>
    private static bool IsReal(SyntaxNodeAnalysisContext context, MethodDeclarationSyntax method)
    {
        if (method.Body is not null || method.ExpressionBody is not null) return true;
        return context.SemanticModel.GetDeclaredSymbol(method, context.CancellationToken) is { ReturnsVoid: false, PartialImplementationPart: null };
    }

    private static bool IsStale(MethodDeclarationSyntax method)
    {
        var marker = method.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(t => Marker.Match(t.ToString().TrimEnd())).FirstOrDefault(m => m.Success);
        return marker is not null && marker.Groups[1].Value != AttributeHash.Of(method);
    }

    private static void ReportContradictions(SyntaxNodeAnalysisContext context, List<(string Arguments, string Result, Location Place)> examples, string name)
    {
        var known = new Dictionary<string, (string Result, Location Place)>();
        foreach (var (arguments, result, place) in examples)
        {
            if (!known.TryGetValue(arguments, out var first)) known.Add(arguments, (result, place));
            else if (first.Result != result) context.ReportDiagnostic(Diagnostic.Create(Rules.Contradiction, place, name, first.Place.GetLineSpan().StartLinePosition.Line + 1));
        }
    }

    /// <summary>The value of a constant, whichever way it is spelled; else the expression.</summary>
    private static string Text(SyntaxNodeAnalysisContext context, ExpressionSyntax expression)
    {
        var constant = context.SemanticModel.GetConstantValue(expression, context.CancellationToken);
        return constant.HasValue ? Text(constant.Value) : expression.NormalizeWhitespace().ToString();
    }

    /// <summary>The same of a line of documentation, which belongs to no compilation.</summary>
    private static string Text(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when !literal.IsKind(SyntaxKind.DefaultLiteralExpression) => Text(literal.Token.Value),
        PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax { Token.Value: int number } } minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => Text(-number),
        _ => expression.NormalizeWhitespace().ToString(),
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char unit => SymbolDisplay.FormatLiteral(unit, quote: true),
        _ => $"{value.GetType().Name} {System.Convert.ToString(value, CultureInfo.InvariantCulture)}",
    };
}
