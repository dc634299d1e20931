using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Says which variables of a test may be changed by code that mentions them: what is not surely a read may be a change.</summary>
/// <param name="model">Knows the names.</param>
/// <param name="targets">Methods that wait for their body; these change nothing.</param>
internal sealed class Changes(SemanticModel model, IReadOnlySet<string> targets)
{
    private const int DepthLimit = 4;
    private static readonly HashSet<string> Copies = ["ToArray", "ToList", "ToHashSet", "ToDictionary", "ToImmutableArray", "ToString"];
    private static readonly HashSet<string> Reads = [.. Copies, "Contains", "IndexOf", "ContainsKey", "GetValueOrDefault"];

    /// <summary>The variables and static members that a part of a test mentions, be they changed or not.</summary>
    public IEnumerable<(IdentifierNameSyntax Name, ISymbol Variable)> Mentioned(SyntaxNode node) =>
        from name in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol
        where symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol { IsStatic: true, IsConst: false } or IPropertySymbol { IsStatic: true }
        select (name, symbol);

    /// <summary>Those that it may change.</summary>
    public IEnumerable<ISymbol> In(SyntaxNode node) => Mentioned(node).Where(m => IsSet(m.Name) || !IsRead(m.Name)).Select(m => m.Variable).Distinct(SymbolEqualityComparer.Default);

    /// <summary>Whether a value stays as it is, whoever has it.</summary>
    public static bool IsSteady(ITypeSymbol type, int depth = 0) => depth < DepthLimit && type switch
    {
        { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum } => true,
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_Double or SpecialType.System_DateTime } => true,
        INamedTypeSymbol { IsValueType: true, TypeArguments: [_, ..] arguments } value when value.IsTupleType || value.Name == "Nullable" => arguments.All(a => IsSteady(a, depth + 1)),
        INamedTypeSymbol { IsValueType: true, IsReadOnly: true, ContainingNamespace.Name: "System", TypeArguments.IsEmpty: true } => true,
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } made => made.DeclaringSyntaxReferences.Length > 0 && Receiver.IsImmutable(made)
            && made.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic).All(f => IsSteady(f.Type, depth + 1)),
        _ => false,
    };

    private static bool IsSet(ExpressionSyntax node) => node.Parent switch
    {
        AssignmentExpressionSyntax set => set.Left == node,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } => true,
        _ => false,
    };

    private bool IsRead(ExpressionSyntax node)
    {
        if (node.Parent is MemberAccessExpressionSyntax owned && owned.Name == node) return IsRead(owned);
        if (IsSet(node)) return false;
        if (model.GetTypeInfo(node).Type is { } type && IsSteady(type)) return true;
        return node.Parent switch
        {
            ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalExpressionSyntax => IsRead((ExpressionSyntax)node.Parent),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when call.Expression == member => IsReadBy(call, member),
            MemberAccessExpressionSyntax member => IsRead(member),
            ElementAccessExpressionSyntax element => IsRead(element),
            InvocationExpressionSyntax => true, // A delegate.
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => Asserts.IsAssert(call) || IsHarmless(call),
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax made } => model.GetTypeInfo(made).Type?.ContainingNamespace?.ToDisplayString() is "System.Collections.Generic" or "System",
            SpreadElementSyntax or BinaryExpressionSyntax or IsPatternExpressionSyntax or InterpolationSyntax or ForEachStatementSyntax => true,
            _ => false,
        };
    }

    private bool IsReadBy(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member)
    {
        var name = member.Name.Identifier.ValueText;
        return Reads.Contains(name) || name.StartsWith("Should", StringComparison.Ordinal) || (IsHarmless(call) && (IsTarget(call) || IsRead(call)));
    }

    private bool IsTarget(InvocationExpressionSyntax call) => MethodOf(call) is { } method && Substitution.IdOf(method) is { } id && targets.Contains(id);

    /// <summary>Whether a call leaves what it is given as it is.</summary>
    private bool IsHarmless(InvocationExpressionSyntax call) => IsTarget(call) || MethodOf(call)?.ContainingType is { SpecialType: SpecialType.System_String } or { Name: "Enumerable", ContainingNamespace.Name: "Linq" };

    private IMethodSymbol? MethodOf(InvocationExpressionSyntax call) => model.GetSymbolInfo(call) is var info ? info.Symbol as IMethodSymbol ?? info.CandidateSymbols.OfType<IMethodSymbol>().FirstOrDefault() : null;
}
