using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>
/// Follows the statements of a test for one row. Only what surely runs is believed: statements inside loops and branches are not read, and what they
/// change is forgotten.
/// </summary>
internal sealed class TestBody(SemanticModel model, IReadOnlySet<string> targets, TestRow row)
{
    private readonly Dictionary<ISymbol, ExpressionSyntax> _values = new(row.Values, SymbolEqualityComparer.Default);
    private readonly List<CallClaim> _claims = [];

    public IReadOnlyList<CallClaim> Claims => _claims;

    public int UnreadCount { get; private set; }

    /// <summary>Reads a body: a block or an expression.</summary>
    public void Read(SyntaxNode? body)
    {
        if (body is ExpressionSyntax expression) ReadExpression(expression);
        foreach (var statement in (body as BlockSyntax)?.Statements ?? []) ReadStatement(statement);
    }

    private void ReadStatement(StatementSyntax statement)
    {
        switch (statement)
        {
            case LocalDeclarationStatementSyntax locals:
                foreach (var variable in locals.Declaration.Variables)
                {
                    if (variable.Initializer?.Value is { } value && model.GetDeclaredSymbol(variable) is { } local)
                        _values[local] = WithType(Replaced(value), locals.Declaration.Type);
                }

                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax name } set }
                when model.GetSymbolInfo(name).Symbol is ILocalSymbol assigned:
                _values[assigned] = Replaced(set.Right);
                break;
            case ExpressionStatementSyntax simple:
                ReadExpression(simple.Expression);
                break;
            case ReturnStatementSyntax { Expression: { } returned }:
                ReadExpression(returned);
                break;
            case BlockSyntax block:
                foreach (var inner in block.Statements) ReadStatement(inner);
                break;
            default:
                Forget(statement);
                break;
        }
    }

    /// <summary>The statements of <c>Assert.Multiple(() => { … })</c>.</summary>
    private static BlockSyntax? GroupIn(ExpressionSyntax call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Multiple" }, ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax { Block: { } block } }] } ? block : null;

    private void ReadExpression(ExpressionSyntax expression)
    {
        if (GroupIn(expression) is { } group)
        {
            foreach (var inner in group.Statements) ReadStatement(inner);
            return;
        }

        var replaced = Replaced(row.Returned is null ? expression : PropertyBody.Unwrapped(expression));
        if (row.Returned is { } returned && Returned(replaced, returned) is { } claimed)
        {
            Add(claimed);
            return;
        }

        if (replaced is not InvocationExpressionSyntax assert)
        {
            Forget(expression);
            return;
        }

        var read = Asserts.Read(assert);
        if (read is not null) Add(read);
        else if (!Asserts.IsAssert(assert)) Forget(expression);
        else if (Speaks(replaced)) UnreadCount++;
    }

    /// <summary>What a returned value that must be equal to another one says.</summary>
    private static Assertion? Returned(ExpressionSyntax actual, ExpressionSyntax wanted) => wanted.RawKind switch
    {
        (int)SyntaxKind.TrueLiteralExpression => Asserts.Truth(actual, true),
        (int)SyntaxKind.FalseLiteralExpression => Asserts.Truth(actual, false),
        _ => Asserts.CallIn(actual) is { } call ? new Assertion(call, wanted) : null,
    };

    private void Add(Assertion assertion) => _claims.Add(
        new CallClaim(Substitution.TargetOf(assertion.Call)!, [.. assertion.Call.ArgumentList.Arguments.Select(a => a.Expression)], assertion.Result, row.Place)
        {
            Receiver = (assertion.Call.Expression as MemberAccessExpressionSyntax)?.Expression,
            Exception = assertion.Exception,
            IsEmpty = assertion.IsEmpty,
            Tolerance = assertion.Tolerance,
            IsUnordered = assertion.IsUnordered,
        });

    /// <summary>Forgets the variables that a statement may change: those assigned, called upon or handed over.</summary>
    private void Forget(SyntaxNode node)
    {
        if (node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(c => Speaks(Replaced(c)))) UnreadCount++;
        foreach (var name in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol) _values.Remove(model.GetSymbolInfo(name).Symbol!);
        }
    }

    private static bool Speaks(SyntaxNode replaced) => replaced.DescendantNodesAndSelf().Any(n => Substitution.TargetOf(n) is not null);

    private ExpressionSyntax Replaced(ExpressionSyntax node) => new Substitution(model, _values, targets).Of(node);

    /// <summary>Keeps the type of a target-typed value: <c>List&lt;int> xs = [1]</c> or <c>decimal d = 1</c>.</summary>
    private static ExpressionSyntax WithType(ExpressionSyntax value, TypeSyntax type) => value switch
    {
        InitializerExpressionSyntax items => SyntaxFactory.ImplicitArrayCreationExpression(items),
        ImplicitObjectCreationExpressionSyntax creation when !type.IsVar => SyntaxFactory.ObjectCreationExpression(type.WithoutTrivia(), creation.ArgumentList, creation.Initializer),
        _ => value,
    };
}
