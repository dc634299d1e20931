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
        foreach (var constant in grammar.Constants) Add(constant.Type, ProductionFeatures.Of(constant));
        var lambdas = grammar.Productions.Where(p => p.LambdaIndex >= 0).SelectMany(p => p.Component.ParameterTypes[p.LambdaIndex].GetGenericArguments()[..^1].Select(CanonicalTypes.Of));
        foreach (var type in variables.Select(v => v.Type).Concat(lambdas).Distinct()) Add(type, ProductionFeatures.Of(type));
    }

    public ImmutableArray<SampledChoice> Choices => [.. _choices];

    /// <summary>The places of a term, or none where one holds what the grammar does not offer.</summary>
    public ImmutableArray<SampledNode> Of(Term term, ImmutableArray<Variable> variables)
    {
        var nodes = ImmutableArray.CreateBuilder<SampledNode>();
        return Walk(term, -1, 0, [.. variables.Select(v => v.Type)], nodes) ? nodes.ToImmutable() : [];
    }

    private void Add(Type type, IEnumerable<string> words)
    {
        ImmutableArray<string> all = [.. words.Distinct()];
        if (_indices.TryAdd(all[0], _choices.Count)) _choices.Add(new SampledChoice(ProductionFeatures.NameOf(type), all));
    }

    private bool Walk(Term term, int parent, int position, ImmutableHashSet<Type> inReach, ImmutableArray<SampledNode>.Builder nodes)
    {
        if (term is LambdaTerm lambda) return Walk(lambda.Body, parent, position, inReach.Union(lambda.Parameters.Select(p => p.Type)), nodes);
        if (KeyOf(term) is not { } key || !_indices.TryGetValue(key, out var choice)) return false;
        nodes.Add(new SampledNode(choice, parent, (byte)position, inReach.Contains(term.Type)));
        if (term is not ApplyTerm apply) return true;
        for (var i = 0; i < apply.Arguments.Length; i++)
        {
            if (!Walk(apply.Arguments[i], choice, i, inReach, nodes)) return false;
        }

        return true;
    }

    private static string? KeyOf(Term term) => term switch
    {
        ApplyTerm apply => ProductionFeatures.KeyOf(apply.Component),
        ConstantTerm constant => ProductionFeatures.KeyOf(new Constant(constant.Value, constant.Type, 1)),
        VariableTerm variable => ProductionFeatures.KeyOf(variable.Type),
        _ => null,
    };
}
