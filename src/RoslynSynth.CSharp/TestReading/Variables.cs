using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>What the variables of a test stand for, as far as that is sure.</summary>
internal sealed class Variables(SemanticModel model, IReadOnlySet<string> targets, IReadOnlyDictionary<ISymbol, ExpressionSyntax> start)
{
    private readonly Dictionary<ISymbol, ExpressionSyntax> _values = new(start, SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _sources = new(SymbolEqualityComparer.Default);
    private readonly Changes _changes = new(model, targets);

    /// <summary>An expression with everything replaced, for a look: nothing is run by it.</summary>
    public ExpressionSyntax Seen(ExpressionSyntax node) => new Substitution(model, _values, targets).Of(node);

    /// <summary>An expression with everything replaced, where the test runs it. What it may change is not known any more.</summary>
    public ExpressionSyntax Run(ExpressionSyntax node)
    {
        var changed = _changes.In(node).ToList();
        var mentions = _changes.Mentioned(node).ToList();
        // Two mentions of what changes in between are two values; so are two turns of a lambda.
        foreach (var variable in changed.Where(c => mentions.Count(m => Is(m.Variable, c)) > 1 || mentions.Any(m => Is(m.Variable, c) && IsInLambda(m.Name, node)))) Forget(variable);
        var seen = Seen(node);
        changed.ForEach(Forget);
        return seen;
    }

    /// <summary>A variable has a new value.</summary>
    public void Set(ISymbol variable, ExpressionSyntax value, ExpressionSyntax written)
    {
        Forget(variable);
        _values[variable] = value;
        _sources[variable] = new(_changes.Mentioned(written).Select(m => m.Variable).SelectMany(v => (_sources.GetValueOrDefault(v) ?? []).Append(v)), SymbolEqualityComparer.Default);
    }

    /// <summary>All variables that a statement mentions may have changed, and the static members that it may change.</summary>
    public void ForgetAll(SyntaxNode node)
    {
        foreach (var variable in _changes.In(node).Concat(_changes.Mentioned(node).Select(m => m.Variable).Where(v => v is ILocalSymbol or IParameterSymbol)).ToList()) Forget(variable);
    }

    private static bool Is(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);

    private static bool IsInLambda(SyntaxNode name, SyntaxNode node) => name.Ancestors().TakeWhile(a => a != node.Parent).Any(a => a is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax);

    /// <summary>Forgets a variable, and those that look at it only when they are used: sequences and functions.</summary>
    private void Forget(ISymbol variable)
    {
        _values.Remove(variable);
        // What it was made with would be found at its declaration.
        if (variable is IFieldSymbol or IPropertySymbol) _values[variable] = Computation.Unknown(SyntaxFactory.IdentifierName(variable.Name), $"'{variable.Name}', which may have changed");
        foreach (var (later, sources) in _sources.ToList())
        {
            if (sources.Contains(variable) && later is ILocalSymbol { Type: var type } && !Changes.IsSteady(type)) _values.Remove(later);
        }
    }
}
