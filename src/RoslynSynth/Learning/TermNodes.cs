using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Guides.Features;
using RoslynSynth.Terms;

namespace RoslynSynth.Learning;

/// <summary>The choices of one draw, and terms as what was chosen at each place.</summary>
internal sealed class TermNodes
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<SampledChoice> _choices = [];

    public TermNodes(Grammar grammar, ImmutableArray<Variable> variables)
    {
        foreach (var production in grammar.Productions) Add(production.Component.ResultType, ProductionFeatures.Of(production.Component));
        var lambdas = grammar.Productions.Where(p => p.LambdaIndex >= 0).SelectMany(p => p.Component.ParameterTypes[p.LambdaIndex].GetGenericArguments()[..^1].Select(CanonicalTypes.Of));
        foreach (var type in variables.Select(v => v.Type).Concat(lambdas).Distinct()) Add(type, ProductionFeatures.Of(type));
    }

    public ImmutableArray<SampledChoice> Choices => [.. _choices];

    /// <summary>The numbers of constants, as the examples speak of them.</summary>
    public ushort[] Of(IEnumerable<Constant> constants, ConstantSigns signs) =>
        [.. constants.Select(c => (ushort)Add(c.Type, ProductionFeatures.Of(c, signs))).Distinct().Order()];

    /// <summary>The places of a term, or none where one holds what the grammar does not offer.</summary>
    public ImmutableArray<SampledNode> Of(Term term, ImmutableArray<Variable> variables, ConstantSigns signs)
    {
        var nodes = ImmutableArray.CreateBuilder<SampledNode>();
        return Walk(term, -1, 0, [.. variables.Select(v => v.Type)], signs, nodes) ? nodes.ToImmutable() : [];
    }

    private int Add(Type type, IEnumerable<string> words)
    {
        ImmutableArray<string> all = [.. words.Distinct()];
        if (_indices.TryGetValue(all[0], out var index)) return index;
        _choices.Add(new SampledChoice(ProductionFeatures.NameOf(type), all));
        return _indices[all[0]] = _choices.Count - 1;
    }

    private bool Walk(Term term, int parent, int position, ImmutableHashSet<Type> inReach, ConstantSigns signs, ImmutableArray<SampledNode>.Builder nodes)
    {
        if (term is LambdaTerm lambda) return Walk(lambda.Body, parent, position, inReach.Union(lambda.Parameters.Select(p => p.Type)), signs, nodes);
        if (KeyOf(term, signs) is not { } key || !_indices.TryGetValue(key, out var choice)) return false;
        nodes.Add(new SampledNode(choice, parent, (byte)position, inReach.Contains(term.Type)));
        if (term is not ApplyTerm apply) return true;
        for (var i = 0; i < apply.Arguments.Length; i++)
        {
            if (!Walk(apply.Arguments[i], choice, i, inReach, signs, nodes)) return false;
        }

        return true;
    }

    private static string? KeyOf(Term term, ConstantSigns signs) => term switch
    {
        ApplyTerm apply => ProductionFeatures.KeyOf(apply.Component),
        ConstantTerm constant => ProductionFeatures.KeyOf(new Constant(constant.Value, constant.Type, 1), signs),
        VariableTerm variable => ProductionFeatures.KeyOf(variable.Type),
        _ => null,
    };
}
