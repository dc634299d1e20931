using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>The specification of one method, and what could not be read of it.</summary>
/// <param name="Specification">Signature and examples.</param>
/// <param name="Skipped">Claims whose values can't be read.</param>
public sealed record ClaimedSpecification(Specification Specification, ImmutableArray<UnusedAssert> Skipped);

/// <summary>Turns what tests claim into a specification.</summary>
/// <param name="user">The user's types that the values may have.</param>
public sealed class ClaimReader(UserTypes user)
{
    private readonly TypeReader _types = new(user);

    /// <summary>Whether a method has examples of its own (or of its defining half), in attributes or documentation.</summary>
    public static bool HasExamples(IMethodSymbol method) => AttributesOf(method).Any() || DocumentedOf(method).Any();

    /// <summary>Reads the claims, the method's own <c>[Example]</c> attributes and the examples in its documentation.</summary>
    /// <exception cref="SpecificationException">A type is not supported, nothing could be read, or examples contradict each other.</exception>
    public ClaimedSpecification Read(IMethodSymbol method, MethodDeclarationSyntax declaration, string name, IEnumerable<CallClaim> claims)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(declaration);
        ArgumentNullException.ThrowIfNull(claims);
        var places = new PlaceMap(declaration.SyntaxTree.FilePath);
        var place = places.Of(declaration.Identifier.GetLocation());
        var signature = SymbolSignature.Of(method, user, place);
        var receiver = Receiver.Of(method, user);
        var rows = new RowReader(signature, declaration.ParameterList.Parameters, _types, places);
        var all = claims.ToList();
        var skipped = ImmutableArray.CreateBuilder<UnusedAssert>();
        List<Example> examples =
        [
            .. receiver is null ? AttributesOf(method).Select(rows.FromAttribute).Concat(DocumentedOf(method).Select(d => TryRead(rows, d, place, skipped)).OfType<Example>()) : [],
            .. all.Select(c => TryRead(signature, receiver, c, skipped)).OfType<Example>(),
        ];
        if (examples.Count == 0 && skipped.Count > 0) throw new SpecificationException($"No example could be read: {skipped[0].Place}: {skipped[0].Why}", place);
        var specification = new Specification(signature, [.. examples])
        {
            Name = name,
            Tolerance = all.Max(c => c.Tolerance) ?? 1e-9,
            IsUnordered = all.Exists(c => c.IsUnordered),
        };
        return new ClaimedSpecification(ExampleChecks.Check(specification, place), skipped.ToImmutable());
    }

    private static IEnumerable<MethodDeclarationSyntax> DeclarationsOf(IMethodSymbol method) =>
        (method.PartialDefinitionPart ?? method).DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<MethodDeclarationSyntax>();

    private static IEnumerable<AttributeSyntax> AttributesOf(IMethodSymbol method) => DeclarationsOf(method).SelectMany(TestScanner.AttributesOf).Where(a => TestScanner.NameOf(a) == "Example");

    private static IEnumerable<DocExample> DocumentedOf(IMethodSymbol method) => DeclarationsOf(method).SelectMany(DocExamples.Of);

    /// <summary>Documentation is for people first: what can't be read there is no mistake.</summary>
    private static Example? TryRead(RowReader rows, DocExample documented, SourcePlace place, ImmutableArray<UnusedAssert>.Builder skipped)
    {
        try
        {
            return rows.FromStatement(new ExampleStatement(documented.Call, documented.Call, documented.Result, null));
        }
        catch (SpecificationException e)
        {
            skipped.Add(new UnusedAssert("", e.Place ?? place, e.Message));
            return null;
        }
    }

    private Example? TryRead(Signature signature, Receiver? receiver, CallClaim claim, ImmutableArray<UnusedAssert>.Builder skipped)
    {
        var reader = new ValueReader(_types, new PlaceMap(claim.Place.File));
        try
        {
            if (claim.Problem is { } problem) throw new SpecificationException(problem, claim.Place);
            ImmutableArray<object?> state = receiver?.ValuesOf(claim, reader) ?? [];
            ImmutableArray<object?> arguments = [.. state, .. claim.Arguments.Select((a, i) => reader.Read(a, signature.Parameters[state.Length + i].Type))];
            if (claim.Exception is not { } exception) return new Example(arguments, reader.Read(ResultOf(claim, signature), signature.ReturnType)) { Place = claim.Place };
            var type = _types.Named(exception) ?? throw new SpecificationException($"'{exception}' is not a known exception type.", claim.Place);
            return new Example(arguments, null) { Throws = type, Place = claim.Place };
        }
        catch (SpecificationException e)
        {
            skipped.Add(new UnusedAssert(claim.Target, claim.Place, e.Message));
            return null;
        }
    }

    private static ExpressionSyntax ResultOf(CallClaim claim, Signature signature) =>
        claim.Result ?? SyntaxFactory.ParseExpression(signature.ReturnType == typeof(string) ? "\"\"" : "[]");
}
