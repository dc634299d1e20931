using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Reading;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Values of claims that are more than literals, such as <c>x * 10</c>: each is run as a method of the class that says so, and replaced by what it gave.</summary>
/// <param name="project">The test project.</param>
public sealed class ClaimValues(Compilation project)
{
    private const int CountLimit = 1000;

    private readonly Dictionary<(string Home, string Text), DataSource> _sources = [];
    private readonly Dictionary<SyntaxNode, DataSource> _byNode = [];
    private readonly Dictionary<SyntaxNode, string> _problems = [];

    /// <summary>What must be run for claims to be known.</summary>
    public ImmutableArray<DataSource> SourcesOf(IEnumerable<CallClaim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        foreach (var claim in claims)
        {
            foreach (var (part, type) in PartsOf(claim).Where(p => Computation.IsNeeded(p.Part)))
            {
                var (source, problem) = SourceOf(claim, part, type);
                if (source is null) _problems[part] = problem!;
                else _byNode[part] = source;
            }
        }

        return [.. _sources.Values];
    }

    /// <summary>A claim with what was found out.</summary>
    public CallClaim With(CallClaim claim, IReadOnlyDictionary<SyntaxNode, DataRows> computed)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var problem = PartsOf(claim).Select(p => _problems.GetValueOrDefault(p.Part) ?? (_byNode.TryGetValue(p.Part, out var source) ? computed[source.Origin].Problem : null)).FirstOrDefault(p => p is not null);
        return problem is not null ? claim with { Problem = problem } : claim with
        {
            Arguments = [.. claim.Arguments.Select(Value)],
            Result = claim.Result is { } result ? Value(result) : null,
            Receiver = claim.Receiver is { } receiver ? Value(receiver) : null,
        };

        ExpressionSyntax Value(ExpressionSyntax part) => _byNode.TryGetValue(part, out var source) ? SyntaxFactory.ParseExpression(computed[source.Origin].Rows[0][1]!) : part;
    }

    /// <summary>What a claim consists of, and the type that each part must have where it has none of its own.</summary>
    private static IEnumerable<(ExpressionSyntax Part, Func<IMethodSymbol, ITypeSymbol?> Type)> PartsOf(CallClaim claim)
    {
        if (claim.Receiver is { } receiver) yield return (receiver, m => m.ContainingType);
        for (var i = 0; i < claim.Arguments.Length; i++)
        {
            var index = i;
            yield return (claim.Arguments[i], m => m.Parameters.ElementAtOrDefault(index)?.Type);
        }

        if (claim.Result is { } result) yield return (result, m => m.ReturnType);
    }

    private (DataSource? Source, string? Problem) SourceOf(CallClaim claim, ExpressionSyntax part, Func<IMethodSymbol, ITypeSymbol?> type)
    {
        var name = SyntaxText.Short(part);
        if (Computation.Obstacle(part) is { } obstacle) return (null, $"{name} {obstacle}");
        if (claim.Home is not { } home || HomeOf(home) is not { } owner) return (null, $"{name} stands in a generic class");
        var method = Computation.IsTargetTyped(part) ? DocumentationCommentId.GetFirstSymbolForDeclarationId(claim.Target, project) as IMethodSymbol : null;
        var wanted = (method is null ? null : type(method))?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) ?? "object";
        var text = $"{wanted} {Computation.TextOf(part)}";
        if (_sources.TryGetValue((owner, text), out var known)) return (known, null);
        if (_sources.Count == CountLimit) return (null, $"{name} is one of more than {CountLimit} values that must be run");
        var added = new AddedMember(owner, home.SyntaxTree.FilePath, $"RoslynSynthValue{_sources.Count}", $"public static {wanted} RoslynSynthValue{_sources.Count}() => {Computation.TextOf(part)};");
        var call = $"global::{owner.Replace('+', '.')}.{added.Name}()";
        return (_sources[(owner, text)] = new DataSource(part, name, $"new object[][] {{ new object[] {{ {call} }} }}", 1) { Added = added, Root = $"{owner}::{added.Name}" }, null);
    }

    private string? HomeOf(TypeDeclarationSyntax home) =>
        project.ContainsSyntaxTree(home.SyntaxTree) && project.GetSemanticModel(home.SyntaxTree).GetDeclaredSymbol(home) is { } type ? NameOf(type) : null;

    /// <summary>The name in metadata; null where the type is generic.</summary>
    private static string? NameOf(INamedTypeSymbol type) => type.IsGenericType ? null
        : type.ContainingType is { } outer ? NameOf(outer) is { } before ? $"{before}+{type.Name}" : null
        : type.ContainingNamespace.IsGlobalNamespace ? type.Name : $"{type.ContainingNamespace.ToDisplayString()}.{type.Name}";
}
