using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads method headers.</summary>
internal sealed class SignatureReader(TypeReader types)
{
    private const int ParameterLimit = 16;

    /// <summary>A header on its own: <c>string F(string s)</c>.</summary>
    public Signature Read(string text, string file)
    {
        var places = new PlaceMap(file);
        if (string.IsNullOrWhiteSpace(text)) throw new SpecificationException("The signature is empty. Write one such as 'string F(string s)'.", places.Start);
        Nesting.Check(text, file);
        var source = text.TrimEnd().TrimEnd(';') + ";";
        var member = SyntaxFactory.ParseMemberDeclaration(source, consumeFullText: true);
        var error = member?.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        if (member is MethodDeclarationSyntax { Body: null, ExpressionBody: null } method && error is null) return Read(method, places);
        if (MisplacedKeyword.In(source, file, 1) is { } keyword) throw keyword;
        var reason = error is null ? "It is not a method header." : $"{error.GetMessage()}.";
        throw new SpecificationException(
            $"The signature does not parse: {reason} Write one such as 'string F(string s)'.", error is null ? places.Start : places.Of(error.Location));
    }

    /// <summary>The header of a method declaration.</summary>
    public Signature Read(MethodDeclarationSyntax method, PlaceMap places)
    {
        CheckKind(method, places);
        var isPartial = method.Modifiers.Any(SyntaxKind.PartialKeyword) && method.Body is null && method.ExpressionBody is null;
        foreach (var parameter in method.ParameterList.Parameters) Check(parameter, places);
        if (method.ParameterList.Parameters.GroupBy(p => p.Identifier.ValueText).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SpecificationException($"Two parameters are named '{twice.Key}'. Rename one.", places.Of(twice.Last()));
        return new Signature(
            method.Identifier.ValueText,
            [.. method.ParameterList.Parameters.Select(p => ReadParameter(p, isPartial, places))],
            types.Read(method.ReturnType, places), types.TextOf(method.ReturnType));
    }

    /// <summary>The value that an optional parameter has where a call leaves it out.</summary>
    public object? Default(ParameterSyntax parameter, PlaceMap places) =>
        new ValueReader(types, places).Read(parameter.Default!.Value, types.Read(parameter.Type!, places));

    /// <summary>The implementing part of a partial method must not repeat default values.</summary>
    private Parameter ReadParameter(ParameterSyntax parameter, bool isPartial, PlaceMap places) =>
        new(parameter.Identifier.ValueText, types.Read(parameter.Type!, places), types.TextOf(parameter.Type!))
        {
            IsReceiver = parameter.Modifiers.Any(SyntaxKind.ThisKeyword),
            DefaultText = isPartial || parameter.Default is null ? null : Literals.Of(Default(parameter, places)),
        };

    private static void CheckKind(MethodDeclarationSyntax method, PlaceMap places)
    {
        if (method.TypeParameterList is not null) throw Refused(method, "is generic. Write it for one type", places);
        if (method.Modifiers.Any(SyntaxKind.AsyncKeyword)) throw Refused(method, "is async. Write a plain method that returns the value", places);
        if (method.Modifiers.Any(SyntaxKind.UnsafeKeyword)) throw Refused(method, "is unsafe. Only safe code is written; remove the modifier", places);
        if (method.ReturnType is PredefinedTypeSyntax { Keyword.ValueText: "void" }) throw Refused(method, "returns nothing. Give it a return type", places);
        if (method.ReturnType is RefTypeSyntax) throw Refused(method, "returns a reference. Return the value", places);
        if (method.ExplicitInterfaceSpecifier is not null) throw Refused(method, "implements an interface explicitly. Write a static method and call it there", places);
        if (method.ParameterList.Parameters.Count > ParameterLimit) throw Refused(method, $"has more than {ParameterLimit} parameters. Use fewer", places);
        CheckName(method.Identifier, places);
    }

    private static void Check(ParameterSyntax parameter, PlaceMap places)
    {
        CheckName(parameter.Identifier, places);
        if (parameter.Type is null || parameter.Modifiers.Any(m => !m.IsKind(SyntaxKind.ThisKeyword)))
            throw new SpecificationException($"The parameter {SyntaxText.Short(parameter)} is not a plain one. Write it without ref, out, in, params or scoped.", places.Of(parameter));
    }

    private static void CheckName(SyntaxToken name, PlaceMap places)
    {
        if (name.IsMissing || name.ValueText.Length == 0) throw new SpecificationException("A name is missing. Write one such as 'string F(string s)'.", places.Of(name));
        if (SyntaxFacts.GetKeywordKind(name.ValueText) != SyntaxKind.None && !name.Text.StartsWith('@')) throw MisplacedKeyword.Refusal(name.ValueText, places.Of(name));
    }

    private static SpecificationException Refused(MethodDeclarationSyntax method, string why, PlaceMap places) =>
        new($"'{method.Identifier.ValueText}' {why}.", places.Of(method.Identifier));
}
