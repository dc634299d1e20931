using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads what <c>try</c> is given: a signature and examples such as <c>("a b") => "b"</c> or <c>(-1) => throws ArgumentException</c>.</summary>
internal sealed class InlineReader(TypeReader types)
{
    public ReadSpecification Read(string signatureText, IReadOnlyList<string> texts)
    {
        var signature = new SignatureReader(types).Read(signatureText, "signature");
        var specification = new Specification(signature, [.. texts.Select((t, i) => ReadExample(signature, t, $"-e {i + 1}"))]);
        return new ReadSpecification(ExampleChecks.Check(specification, new SourcePlace("signature", 1, 1)), new MethodSite(SiteKind.None));
    }

    private Example ReadExample(Signature signature, string text, string file)
    {
        var places = new PlaceMap(file);
        Nesting.Check(text, file);
        var arrow = ArrowOf(text);
        if (arrow < 0) throw new SpecificationException("The example has no '=>'. Write it as (arguments) => result.", places.Start);
        var (left, right) = (text[..arrow], text[(arrow + 2)..]);
        var arguments = ReadArguments(signature, left, places);
        if (right.TrimStart().StartsWith("throws ", StringComparison.Ordinal))
        {
            var name = right.TrimStart()["throws ".Length..].Trim();
            var exception = types.Named(name);
            if (exception is null || !typeof(Exception).IsAssignableFrom(exception))
                throw new SpecificationException($"'{name}' is not a known exception type. Name one of the base class library, such as ArgumentException.", new SourcePlace(file, 1, arrow + 3));
            return new Example(arguments, null) { Throws = exception, Place = places.Start };
        }

        if (string.IsNullOrWhiteSpace(right)) throw new SpecificationException("The example has no result. Write it as (arguments) => result.", new SourcePlace(file, 1, arrow + 3));
        // Padding keeps columns as the author sees them.
        var value = Parse(new string(' ', arrow + 2) + right, places);
        return new Example(arguments, new ValueReader(types, places).Read(value, signature.ReturnType)) { Place = places.Start };
    }

    private ImmutableArray<object?> ReadArguments(Signature signature, string text, PlaceMap places)
    {
        var node = text.Trim() is "()" ? null : Parse(text, places);
        var nodes = node switch
        {
            null => [],
            TupleExpressionSyntax tuple when signature.Parameters is not [{ Type: var type }] || !typeof(ITuple).IsAssignableFrom(Nullable.GetUnderlyingType(type) ?? type) => tuple.Arguments.Select(a => a.Expression).ToList(),
            ParenthesizedExpressionSyntax single => [single.Expression],
            _ => [node],
        };
        if (nodes.Count != signature.Parameters.Length)
        {
            throw new SpecificationException(
                $"The example has {nodes.Count} {(nodes.Count == 1 ? "argument" : "arguments")}, but {signature} takes {signature.Parameters.Length}. Give one value for each parameter.", places.Start);
        }

        var reader = new ValueReader(types, places);
        return [.. nodes.Select((n, i) => reader.Read(n, signature.Parameters[i].Type))];
    }

    private static ExpressionSyntax Parse(string text, PlaceMap places)
    {
        var node = SyntaxFactory.ParseExpression(text, consumeFullText: true);
        var error = node.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        return error is null ? node : throw new SpecificationException(
            $"{(text.Length > 60 ? "The example" : $"'{text.Trim()}'")} does not parse: {error.GetMessage()}. Write it as (arguments) => result.", places.Of(error.Location));
    }

    /// <summary>The first arrow outside of literals and brackets.</summary>
    private static int ArrowOf(string text)
    {
        var depth = 0;
        foreach (var token in SyntaxFactory.ParseTokens(text))
        {
            if (token.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken) depth++;
            if (token.Kind() is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken) depth--;
            if (depth == 0 && token.IsKind(SyntaxKind.EqualsGreaterThanToken)) return token.SpanStart;
        }

        return -1;
    }
}
