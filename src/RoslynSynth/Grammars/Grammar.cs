using System.Collections.Immutable;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars;

/// <summary>The components and constants that a search for one specification may use.</summary>
public sealed class Grammar
{
    private Grammar(ImmutableArray<Component> components, ImmutableArray<object> constants)
    {
        Components = components;
        Constants = constants;
    }

    /// <summary>The components, cheap ones first.</summary>
    public ImmutableArray<Component> Components { get; }

    /// <summary>Constants: the author's, those mined from the examples, and a few that are always useful.</summary>
    public ImmutableArray<object> Constants { get; }

    /// <summary>Chooses components by the types of the signature and mines constants from the examples.</summary>
    /// <param name="specification">What is searched for.</param>
    /// <param name="userComponents">Components of the user's own code, always offered where their types can be built.</param>
    public static Grammar For(Specification specification, IEnumerable<Component>? userComponents = null) =>
        throw new NotImplementedException();
}
