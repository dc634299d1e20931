using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Reading;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>
/// Expressions of tests that must be run to be known, such as <c>x * 10</c>. <see cref="Substitution"/> marks in them what names stand for, so that they mean the same
/// apart from their test; a name that would mean something else there makes them unusable.
/// </summary>
internal static class Computation
{
    private const string Type = "RoslynSynth.Type";
    private const string Name = "RoslynSynth.Name";
    private const string Hidden = "RoslynSynth.Unknown";
    private const string Foreign = "RoslynSynth.Foreign";
    private const string Users = "RoslynSynth.Users";

    /// <summary>Static methods that are read without being run: they have no overloads among which C# would choose by types that the text does not show.</summary>
    private static readonly HashSet<string> Readable = ["DateTime", "DateOnly", "TimeOnly", "TimeSpan", "DateTimeOffset", "Guid"];

    /// <summary>A value in the place of a variable: it has the variable's type, not that of the text.</summary>
    public static ExpressionSyntax Typed(ExpressionSyntax value, ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsAnonymousType: true } => value,
        null or { TypeKind: TypeKind.TypeParameter or TypeKind.Error } => Unknown(value, "a variable whose type is not known"),
        _ => With(value.HasAnnotations(Type) ? SyntaxFactory.ParenthesizedExpression(value) : value, Type, Full(type)),
    };

    /// <summary>A value in the place of a static member: the member itself can be run.</summary>
    public static ExpressionSyntax Named(ExpressionSyntax value, ISymbol member) => With(value, Name, Full(member));

    /// <summary>Marks what a node must not be run for.</summary>
    public static ExpressionSyntax Unknown(ExpressionSyntax node, string what) => With(node, Hidden, what);

    /// <summary>Marks a bare name with what it stands for anywhere, or as one that only the test knows.</summary>
    public static SyntaxNode Marked(IdentifierNameSyntax node, ISymbol? symbol, ExpressionSyntax whole)
    {
        var isPart = node.Parent is NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax or MemberBindingExpressionSyntax
            || (node.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && set.Left == node);
        if (isPart || symbol is null) return node;
        var isOwn = symbol.Locations.Any(l => l.SourceTree == whole.SyntaxTree && whole.FullSpan.Contains(l.SourceSpan));
        return symbol switch
        {
            _ when isOwn => node,
            ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => Unknown(node, $"'{symbol.Name}', which may have changed"),
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } => Unknown(node, $"the local function '{symbol.Name}'"),
            IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } when !symbol.IsStatic => Unknown(node, $"'{symbol.Name}' of the test's object"),
            IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } or INamedTypeSymbol { IsGenericType: false } => Marked(With(node, Name, Full(symbol)), symbol),
            _ => node,
        };
    }

    /// <summary>Marks what is not at hand where values are read: properties, and fields that are no constants of the library.</summary>
    public static ExpressionSyntax Marked(ExpressionSyntax node, ISymbol? symbol)
    {
        var isUsers = symbol is IFieldSymbol { IsConst: false } or IPropertySymbol or IMethodSymbol && symbol.ContainingAssembly?.Name.StartsWith("System", StringComparison.Ordinal) != true;
        if (isUsers && (symbol!.IsStatic || symbol is IMethodSymbol { ReducedFrom: not null })) node = With(node, Users, "");
        return symbol is IPropertySymbol or IFieldSymbol { IsStatic: false } || (isUsers && symbol is IFieldSymbol) ? With(node, Foreign, "") : node;
    }

    /// <summary>Whether an expression can't be read, but only be run.</summary>
    public static bool IsNeeded(ExpressionSyntax node) => !IsPlain(node);

    /// <summary>What keeps an expression from being run apart from its test, in words; null where nothing does.</summary>
    public static string? Obstacle(ExpressionSyntax node) => node.DescendantNodesAndSelf().Select(n =>
        n.GetAnnotations(Hidden).FirstOrDefault()?.Data is { } what ? $"depends on {what}"
        : Substitution.TargetOf(n) is not null ? $"calls {((InvocationExpressionSyntax)n).Expression.GetLastToken()}, which the tests are about" : null).FirstOrDefault(o => o is not null);

    /// <summary>The expression as it can be run from anywhere in the test's class.</summary>
    public static string TextOf(ExpressionSyntax node) => TextOf(node, new Spelling(isHome: true));

    /// <summary>The expression as it can be run elsewhere, where it uses no static member of the user's code.</summary>
    public static string ApartTextOf(ExpressionSyntax node) => TextOf(node, new Spelling(isHome: false));

    /// <summary>Whether what is to be run apart from its test knows no name of it, and no static member of the user's code; calls of methods on objects don't stand apart either.</summary>
    public static bool IsApart(ExpressionSyntax node) => node.DescendantNodesAndSelf().All(n =>
        !n.HasAnnotations(Hidden) && !n.HasAnnotations(Users) && (Substitution.TargetOf(n) is null || n is InvocationExpressionSyntax { Expression: IdentifierNameSyntax }));

    private static string TextOf(ExpressionSyntax node, Spelling spelling)
    {
        var spelled = spelling.Visit(node)!;
        return spelled.ReplaceTrivia(spelled.DescendantTrivia(), (_, _) => default).NormalizeWhitespace(eol: " ").ToString();
    }

    /// <summary>Whether an expression has no type of its own, so that it needs one where it stands.</summary>
    public static bool IsTargetTyped(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax inner => inner.GetAnnotations(Type).Any() ? false : IsTargetTyped(inner.Expression),
        ConditionalExpressionSyntax choice => IsTargetTyped(choice.WhenTrue) || IsTargetTyped(choice.WhenFalse),
        LiteralExpressionSyntax literal => literal.RawKind is (int)SyntaxKind.DefaultLiteralExpression or (int)SyntaxKind.NullLiteralExpression,
        _ => node is CollectionExpressionSyntax or ImplicitObjectCreationExpressionSyntax or SwitchExpressionSyntax or AnonymousFunctionExpressionSyntax,
    };

    /// <summary>Whether a value is one that <see cref="ValueReader"/> reads. Where it is wrong, the value is not read, and told.</summary>
    private static bool IsPlain(ExpressionSyntax node) => !node.HasAnnotations(Hidden) && !node.HasAnnotations(Foreign) && node switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax or TypeOfExpressionSyntax => true,
        ParenthesizedExpressionSyntax inner => IsPlain(inner.Expression),
        PostfixUnaryExpressionSyntax inner => IsPlain(inner.Operand),
        CastExpressionSyntax cast => IsPlain(cast.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.UnaryPlusExpression } sign => sign.Operand is LiteralExpressionSyntax || IsName(sign.Operand),
        TupleExpressionSyntax tuple => tuple.Arguments.All(a => IsPlain(a.Expression)),
        CollectionExpressionSyntax items => items.Elements.All(e => e is ExpressionElementSyntax item && IsPlain(item.Expression)),
        ArrayCreationExpressionSyntax array => array.Initializer is { } items ? items.Expressions.All(IsPlain) : array.Type.RankSpecifiers[0].Sizes is [LiteralExpressionSyntax { Token.Value: 0 }],
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.All(IsPlain),
        InitializerExpressionSyntax items => items.Expressions.All(IsPlain),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax index } set => index.ArgumentList.Arguments.All(a => IsPlain(a.Expression)) && IsPlain(set.Right),
        BaseObjectCreationExpressionSyntax made => (made.ArgumentList?.Arguments ?? []).All(a => IsPlain(a.Expression)) && (made.Initializer is null || IsPlain(made.Initializer)),
        MemberAccessExpressionSyntax member => IsName(member),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call => IsReadable(called, call.ArgumentList.Arguments),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsText(sum.Left) && IsText(sum.Right),
        InterpolatedStringExpressionSyntax text => text.Contents.All(c => c is InterpolatedStringTextSyntax),
        _ => false,
    };

    private static bool IsReadable(MemberAccessExpressionSyntax called, SeparatedSyntaxList<ArgumentSyntax> arguments) => called.Name.Identifier.ValueText switch
    {
        "ToArray" or "ToList" when arguments.Count == 0 => IsPlain(called.Expression),
        "Empty" when arguments.Count == 0 => IsName(called.Expression),
        var name => IsName(called.Expression) && arguments.All(a => IsPlain(a.Expression))
            && (Readable.Contains(called.Expression.ToString().Split('.')[^1]) || (called.Expression is PredefinedTypeSyntax && name == "Parse")),
    };

    private static bool IsText(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax inner => IsText(inner.Expression),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsText(sum.Left) && IsText(sum.Right),
        _ => false,
    };

    /// <summary>Names with dots between them: a constant, a value of an enum, or a type.</summary>
    private static bool IsName(ExpressionSyntax node) => !node.HasAnnotations(Hidden) && !node.HasAnnotations(Foreign) && node switch
    {
        MemberAccessExpressionSyntax member => IsName(member.Expression),
        _ => node is TypeSyntax,
    };

    private static ExpressionSyntax With(ExpressionSyntax node, string kind, string data) => node.WithAdditionalAnnotations(new SyntaxAnnotation(kind, data));

    private static string Full(ISymbol symbol) =>
        symbol is ITypeSymbol ? symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : $"{Full(symbol.ContainingType)}.{symbol.Name}";

    /// <summary>Puts what the marks say into the text.</summary>
    /// <param name="isHome">Whether static members of the test's class can be named.</param>
    private sealed class Spelling(bool isHome) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? Visit(SyntaxNode? node)
        {
            if (node?.GetAnnotations(Name).FirstOrDefault()?.Data is { } name && (isHome || node is TypeSyntax)) return node is TypeSyntax ? SyntaxFactory.ParseTypeName(name) : SyntaxFactory.ParseExpression(name);
            var visited = base.Visit(node);
            return node?.GetAnnotations(Type).FirstOrDefault()?.Data is { } type ? SyntaxFactory.ParseExpression($"(({type})({visited}))") : visited;
        }
    }
}
