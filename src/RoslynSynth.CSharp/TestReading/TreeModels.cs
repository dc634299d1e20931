using Microsoft.CodeAnalysis;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>One semantic model for each tree of a compilation: a fresh one binds the same method all over again.</summary>
internal sealed class TreeModels(Compilation compilation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    public SemanticModel Of(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model)) _models[tree] = model = compilation.GetSemanticModel(tree);
        return model;
    }
}
