using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads method headers.</summary>
internal sealed class SignatureReader(TypeReader types)
{
    /// <summary>A header on its own: <c>string F(string s)</c>.</summary>
    public Signature Read(string text, string file)
    {
        var places = new PlaceMap(file);
        if (string.IsNullOrWhiteSpace(text)) throw new SpecificationException("The signature is empty. Write one such as 'string F(string s)'.", new SourcePlace(file, 1, 1));
        var source = text.TrimEnd().TrimEnd(';') + ";";
        var member = SyntaxFactory.ParseMemberDeclaration(source, consumeFullText: true);
        var error = member?.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        if (member is MethodDeclarationSyntax method && error is null) return Read(method, places);
        var reason = error is null ? "It is not a method header." : error.GetMessage();
        throw new SpecificationException(
            $"The signature '{text}' does not parse: {reason} Write one such as 'string F(string s)'.",
            error is null ? new SourcePlace(file, 1, 1) : places.Of(error.Location));
    }

    /// <summary>The header of a method declaration.</summary>
    public Signature Read(MethodDeclarationSyntax method, PlaceMap places)
    {
        if (method.TypeParameterList is not null) throw Refused(method, "is generic; write it for one type", places);
        if (method.Modifiers.Any(SyntaxKind.AsyncKeyword)) throw Refused(method, "is async; examples can only be of plain methods", places);
        if (method.ReturnType is PredefinedTypeSyntax { Keyword.ValueText: "void" }) throw Refused(method, "returns nothing; give it a return type", places);
        CheckName(method.Identifier, places);
        foreach (var parameter in method.ParameterList.Parameters)
        {
            CheckName(parameter.Identifier, places);
            if (parameter.Type is null || parameter.Modifiers.Any(m => !m.IsKind(SyntaxKind.ThisKeyword)))
                throw new SpecificationException($"The parameter '{parameter}' must be a plain one: no ref, out, in or params.", places.Of(parameter));
        }

        if (method.ParameterList.Parameters.GroupBy(p => p.Identifier.ValueText).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SpecificationException($"Two parameters are named '{twice.Key}'. Rename one.", places.Of(twice.Last()));
        return new Signature(
            method.Identifier.ValueText,
            [.. method.ParameterList.Parameters.Select(p => new Parameter(p.Identifier.ValueText, types.Read(p.Type!, places), p.Type!.ToString()))],
            types.Read(method.ReturnType, places), method.ReturnType.ToString());
    }

    private static void CheckName(SyntaxToken name, PlaceMap places)
    {
        if (name.IsMissing || name.ValueText.Length == 0) throw new SpecificationException("A name is missing.", places.Of(name.GetLocation()));
        if (SyntaxFacts.GetKeywordKind(name.ValueText) != SyntaxKind.None && !name.Text.StartsWith('@'))
            throw new SpecificationException($"'{name.ValueText}' is a keyword. Write @{name.ValueText} or choose another name.", places.Of(name.GetLocation()));
    }

    private static SpecificationException Refused(MethodDeclarationSyntax method, string why, PlaceMap places) =>
        new($"'{method.Identifier.ValueText}' {why}.", places.Of(method.Identifier.GetLocation()));
}
