using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.TestReading;

namespace RoslynSynth.CSharp.Projects;

/// <summary>Puts methods into classes of a compilation, so that their expressions mean what they mean there.</summary>
internal static class AddedMembers
{
    public static Compilation To(Compilation project, ImmutableArray<AddedMember> members)
    {
        foreach (var file in members.GroupBy(m => m.File))
        {
            var places = file.GroupBy(m => m.Type).Select(g => (Home: HomeOf(project, g.Key, file.Key), Members: g.ToList())).Where(p => p.Home is not null).ToDictionary(p => p.Home!, p => p.Members);
            if (places.Keys.FirstOrDefault()?.SyntaxTree is not { } tree) continue;
            var root = tree.GetRoot().ReplaceNodes(places.Keys, (old, node) => node.AddMembers([.. places[old].Select(m => SyntaxFactory.ParseMemberDeclaration(m.Text, options: tree.Options)!)]));
            project = project.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root, tree.Options));
        }

        return project;
    }

    private static TypeDeclarationSyntax? HomeOf(Compilation project, string type, string file) =>
        project.Assembly.GetTypeByMetadataName(type)?.DeclaringSyntaxReferences.Where(r => r.SyntaxTree.FilePath == file).Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>().FirstOrDefault();
}
