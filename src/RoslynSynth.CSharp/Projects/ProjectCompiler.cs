using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Judging;

namespace RoslynSynth.CSharp.Projects;

/// <summary>
/// Compiles a copy of a project for the search: everything internal public, loops metered. What does not compile is left out: a body first, then the member, then
/// the type.
/// </summary>
internal static class ProjectCompiler
{
    private const int RoundLimit = 8;

    /// <summary>Off in the worker, which has limits of its own; the host fills it before each call of a component.</summary>
    private const string Tank = """
        namespace RoslynSynth.Metering
        {
            internal static class Fuel
            {
                [System.ThreadStatic] private static long left;
                private static long limit;

                public static void Start(long newLimit) { limit = newLimit; }

                public static void Refill() { left = limit; }

                public static void Burn() { if (limit > 0 && --left < 0) throw new System.TimeoutException(); }

                public static void Enter()
                {
                    Burn();
                    System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                }

                public static int Size(int wanted) { return (int)Size((long)wanted); }

                public static long Size(long wanted) { if (wanted > 1 << 22) throw new System.OverflowException(); return wanted; }
            }
        }
        """;

    /// <summary>The assembly, or null where there is no making one.</summary>
    public static byte[]? Compile(CSharpCompilation project, IEnumerable<MetadataReference> references, CopyExtra? more, CancellationToken cancellation)
    {
        var parsing = (CSharpParseOptions?)project.SyntaxTrees.FirstOrDefault()?.Options;
        var copy = project.RemoveAllSyntaxTrees().WithReferences(references).WithOptions(project.Options
                .WithOutputKind(OutputKind.DynamicallyLinkedLibrary).WithMainTypeName(null).WithOptimizationLevel(OptimizationLevel.Release).WithConcurrentBuild(false).WithDeterministic(true)
                .WithGeneralDiagnosticOption(ReportDiagnostic.Suppress).WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty)
                .WithCryptoKeyFile(null).WithCryptoKeyContainer(null).WithPublicSign(false).WithDelaySign(false))
            .AddSyntaxTrees(project.SyntaxTrees.Select(t => Copied(t, more?.Opened)))
            .AddSyntaxTrees(new[] { Tank, more?.Source }.OfType<string>().Select(t => CSharpSyntaxTree.ParseText(t, parsing, cancellationToken: cancellation)));
        for (var round = 0; round < RoundLimit; round++)
        {
            using var stream = new MemoryStream();
            var emit = copy.Emit(stream, cancellationToken: cancellation);
            if (emit.Success) return stream.ToArray();
            var errors = emit.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            if (errors.Exists(e => e.Location.SourceTree is null)) return null;
            foreach (var group in errors.GroupBy(e => e.Location.SourceTree!))
                copy = copy.ReplaceSyntaxTree(group.Key, WithRoot(group.Key, Repaired(group.Key.GetRoot(cancellation), [.. group])));
        }

        return null;
    }

    private static SyntaxTree Copied(SyntaxTree tree, IReadOnlySet<string>? opened) => FuelRewriter.Rewrite(WithRoot(tree, new PublicCopy(opened).Visit(tree.GetRoot())!));

    private static SyntaxTree WithRoot(SyntaxTree tree, SyntaxNode root) => tree.WithRootAndOptions(root, tree.Options);

    private static SyntaxNode Repaired(SyntaxNode root, List<Diagnostic> errors)
    {
        var guilty = errors.Select(e => Guilty(root.FindNode(e.Location.SourceSpan, getInnermostNodeForTie: true))).ToHashSet();
        // A half-written file holds declarations in one another: the outermost counts.
        guilty.RemoveWhere(g => g.Node.Ancestors().Any(a => guilty.Any(o => o.Node == a && !o.IsBody)));
        var bodies = guilty.Where(g => g.IsBody).Select(g => g.Node).Where(n => !guilty.Contains((n, false)));
        var marked = root.TrackNodes(guilty.Select(g => g.Node).Distinct());
        foreach (var body in bodies) marked = marked.GetCurrentNode(body) is BaseMethodDeclarationSyntax current ? marked.ReplaceNode(current, Opened(current)) : marked;
        return marked.RemoveNodes(guilty.Where(g => !g.IsBody).Select(g => marked.GetCurrentNode(g.Node)).OfType<SyntaxNode>(), SyntaxRemoveOptions.KeepUnbalancedDirectives)
            ?? SyntaxFactory.CompilationUnit();
    }

    /// <summary>What must go for an error to go: the body of a method, a member, a directive, at last the whole file.</summary>
    private static (SyntaxNode Node, bool IsBody) Guilty(SyntaxNode node)
    {
        var owner = node.AncestorsAndSelf().FirstOrDefault(a => a is MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax or UsingDirectiveSyntax or AttributeListSyntax);
        if (owner is null) return (node.AncestorsAndSelf().Last(), false);
        var isBody = owner is BaseMethodDeclarationSyntax { Body: { } body } && body.FullSpan.Contains(node.Span)
            || owner is BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } && arrow != PublicCopy.Open && arrow.FullSpan.Contains(node.Span);
        return (owner, isBody && !OpenedBefore(owner));
    }

    private static bool OpenedBefore(SyntaxNode owner) => owner is BaseMethodDeclarationSyntax { ExpressionBody.Expression: ThrowExpressionSyntax };

    private static BaseMethodDeclarationSyntax Opened(BaseMethodDeclarationSyntax method) => method
        .WithBody(null).WithExpressionBody(PublicCopy.Open).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
        .WithModifiers([.. method.Modifiers.Where(m => !m.IsKind(SyntaxKind.AsyncKeyword))]);
}
