using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Describes what stands around a method: what the generated file must fit into.</summary>
internal static class SiteReader
{
    public static MethodSite Of(MethodDeclarationSyntax method, CompilationUnitSyntax root, string path) =>
        new(method.Body is null && method.ExpressionBody is null ? SiteKind.PartialMethod : SiteKind.MethodBody)
        {
            Namespace = NamespaceOf(method),
            ContainingTypes = [.. method.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(t => new ContainingType(HeaderOf(t), t.Identifier.ValueText))],
            Modifiers = string.Join(' ', method.Modifiers.Select(m => m.ValueText)),
            Usings = [.. root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
                .Where(u => u.Alias is null && u.StaticKeyword == default && u.Name is not null).Select(u => SyntaxText.Of(u.Name!)).Where(n => n != "RoslynSynth")],
            HasNullableContext = root.DescendantTrivia().Any(t => t.GetStructure() is NullableDirectiveTriviaSyntax { SettingToken.RawKind: (int)SyntaxKind.EnableKeyword }),
            FilePath = path,
        };

    private static string? NamespaceOf(SyntaxNode node)
    {
        var names = node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(n => SyntaxText.Of(n.Name)).ToList();
        return names.Count == 0 ? null : string.Join('.', names);
    }

    /// <summary>Always partial: several functions of one type come as several files.</summary>
    private static string HeaderOf(TypeDeclarationSyntax type)
    {
        var modifiers = type.Modifiers.Select(m => m.ValueText).Where(m => m != "partial").Append("partial");
        var kind = type is RecordDeclarationSyntax { ClassOrStructKeyword: { RawKind: not 0 } which } ? $"record {which.ValueText}" : type.Keyword.ValueText;
        var parameters = type.TypeParameterList is { } list ? SyntaxText.Of(list) : "";
        return $"{string.Join(' ', modifiers)} {kind} {type.Identifier.Text}{parameters}";
    }
}
