using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>
/// Follows the statements of a test for one row. Only what surely runs is believed: statements inside loops and branches, or after a branch that may leave the test, are not
/// read, and what they change is forgotten.
/// </summary>
internal sealed class TestBody(SemanticModel model, IReadOnlySet<string> targets, TestRow row)
{
    private readonly Variables _variables = new(model, targets, row.Values);
    private readonly List<CallClaim> _claims = [];
    private readonly List<UnusedAssert> _unused = [];
    private readonly List<TestCondition> _conditions = [];
    private bool _mayHaveLeft;

    public IReadOnlyList<CallClaim> Claims => _claims;

    /// <summary>What else must hold.</summary>
    public IReadOnlyList<TestCondition> Conditions => _conditions;

    /// <summary>Asserts about the methods that only running the tests can decide.</summary>
    public IReadOnlyList<UnusedAssert> Unused => _unused;

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
            case var _ when _mayHaveLeft:
                Leave(statement, "comes after a statement that may leave the test");
                break;
            case LocalDeclarationStatementSyntax locals:
                foreach (var variable in locals.Declaration.Variables)
                {
                    if (variable.Initializer?.Value is { } value && model.GetDeclaredSymbol(variable) is { } local)
                        _variables.Set(local, WithType(_variables.Run(value), locals.Declaration.Type), value);
                }

                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax name } set }
                when model.GetSymbolInfo(name).Symbol is ILocalSymbol assigned:
                _variables.Set(assigned, _variables.Run(set.Right), set.Right);
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
                Leave(statement, "stands in a loop or a branch");
                _mayHaveLeft = statement.DescendantNodesAndSelf(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(n => n is ReturnStatementSyntax or GotoStatementSyntax);
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

        var replaced = _variables.Run(row.Returned is null ? expression : PropertyBody.Unwrapped(expression));
        if (row.Returned is { } returned && Returned(replaced, returned) is { } claimed)
        {
            Add(claimed, expression);
            return;
        }

        if (row.Returned?.RawKind == (int)SyntaxKind.TrueLiteralExpression && TestReading.Conditions.OfTruth(replaced) is { } holds && Only(replaced) is { } only)
        {
            _conditions.Add(new TestCondition(only, new Condition(holds, PlaceOf(expression))));
            return;
        }

        var assert = replaced as InvocationExpressionSyntax;
        if (assert is not null && Asserts.MayEnd(assert)) _mayHaveLeft = true;
        else if (assert is not null && Asserts.Read(assert) is { } read && IsPlain(read)) Add(read, expression);
        else if (assert is null || !Asserts.IsAssert(assert)) Leave(expression, "is no assert that is understood");
        else if (ConditionOf(assert, expression) is { } condition) _conditions.Add(condition);
        else AddUnused(replaced, expression, "says no value that must come back");
    }

    /// <summary>Whether it speaks of one call only.</summary>
    private static bool IsPlain(Assertion read) => (read.Result is null || !Targets(read.Result).Any()) && Targets(read.Call).Count() == 1;

    private static IEnumerable<string> Targets(SyntaxNode replaced) => replaced.DescendantNodesAndSelf().Select(Substitution.TargetOf).OfType<string>();

    /// <summary>The method that it speaks of, where that is one.</summary>
    private static string? Only(SyntaxNode replaced) => Targets(replaced).Distinct().ToList() is [var only] ? only : null;

    private TestCondition? ConditionOf(InvocationExpressionSyntax assert, SyntaxNode written)
    {
        return Only(assert) is { } target && TestReading.Conditions.Of(assert) is { } text ? new TestCondition(target, new Condition(text, PlaceOf(written))) : null;
    }

    /// <summary>What a returned value that must be equal to another one says.</summary>
    private static Assertion? Returned(ExpressionSyntax actual, ExpressionSyntax wanted) => wanted.RawKind switch
    {
        (int)SyntaxKind.TrueLiteralExpression => Asserts.Truth(actual, true),
        (int)SyntaxKind.FalseLiteralExpression => Asserts.Truth(actual, false),
        _ => Asserts.CallIn(actual) is { } call ? new Assertion(call, wanted) : null,
    };

    private void Add(Assertion assertion, SyntaxNode written) => _claims.Add(
        new CallClaim(Substitution.TargetOf(assertion.Call)!, [.. assertion.Call.ArgumentList.Arguments.Select(a => a.Expression)], assertion.Result, PlaceOf(written))
        {
            Receiver = (assertion.Call.Expression as MemberAccessExpressionSyntax)?.Expression,
            Exception = assertion.Exception,
            IsEmpty = assertion.IsEmpty,
            Tolerance = assertion.Tolerance,
            IsUnordered = assertion.IsUnordered,
            Home = written.FirstAncestorOrSelf<TypeDeclarationSyntax>(),
        });

    /// <summary>A row stands for itself, be there many; where there is none, the assert does.</summary>
    private SourcePlace PlaceOf(SyntaxNode written) => row.Values.Count > 0 ? row.Place : new PlaceMap(written.SyntaxTree.FilePath).Of(written);

    /// <summary>Leaves a part to the tests' own run.</summary>
    private void Leave(SyntaxNode node, string why)
    {
        foreach (var call in node.DescendantNodesAndSelf(n => n is not InvocationExpressionSyntax).OfType<InvocationExpressionSyntax>()) AddUnused(_variables.Seen(call), call, why);
        _variables.ForgetAll(node);
    }

    private void AddUnused(SyntaxNode replaced, SyntaxNode written, string why)
    {
        foreach (var target in Targets(replaced).Distinct())
            _unused.Add(new UnusedAssert(target, new PlaceMap(written.SyntaxTree.FilePath).Of(written), why));
    }

    /// <summary>Keeps the type of a target-typed value: <c>List&lt;int> xs = [1]</c> or <c>decimal d = 1</c>.</summary>
    private static ExpressionSyntax WithType(ExpressionSyntax value, TypeSyntax type) => value switch
    {
        InitializerExpressionSyntax items => SyntaxFactory.ImplicitArrayCreationExpression(items),
        ImplicitObjectCreationExpressionSyntax creation when !type.IsVar => SyntaxFactory.ObjectCreationExpression(type.WithoutTrivia(), creation.ArgumentList, creation.Initializer),
        _ => value,
    };
}
