using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Tests.Searching;

/// <summary>All terms of a grammar up to a cost, one by one and without any pruning: slow, and so short that it is right.</summary>
internal sealed class ReferenceEnumerator
{
    private readonly Grammar _grammar;
    private readonly ValueStore _store = new();
    private readonly int _rowCount;
    private readonly List<(Type Type, int Cost, object?[]? Values)> _terms = [];

    public ReferenceEnumerator(Grammar grammar, IReadOnlyList<(Type Type, object?[] Values)> variables, int costLimit)
    {
        (_grammar, _rowCount) = (grammar, variables[0].Values.Length);
        for (var cost = 1; cost <= costLimit; cost++)
        {
            if (cost == 1) _terms.AddRange(variables.Select(v => (v.Type, 1, (object?[]?)v.Values)));
            _terms.AddRange(grammar.Constants.Where(c => c.Cost == cost).Select(c => (c.Type, cost, (object?[]?)Enumerable.Repeat(c.Value, _rowCount).ToArray())));
            var known = _terms.ToList();
            foreach (var production in grammar.Productions.Where(p => p.Cost < cost)) Apply(production, cost, known);
        }
    }

    /// <summary>The columns of the terms of a type that have a value on every row.</summary>
    public List<object?[]> Columns(Type type) => [.. _terms.Where(t => t.Type == type && t.Values is not null).Select(t => t.Values!)];

    /// <summary>The cost of the cheapest term with these values, among those enumerated.</summary>
    public int CheapestCost(Type type, object?[] wanted) => _terms.Where(t => t.Type == type && t.Values is not null && Same(type, t.Values, wanted)).Min(t => t.Cost);

    private bool Same(Type type, object?[] left, object?[] right) => left.Zip(right).All(p => _store.Encode(p.First, type) == _store.Encode(p.Second, type));

    private void Apply(Production production, int cost, List<(Type Type, int Cost, object?[]? Values)> known)
    {
        foreach (var arguments in Choices(production.Component.ParameterTypes, 0, cost - production.Cost, known))
            _terms.Add((production.Component.ResultType, cost, Run(production.Component, arguments)));
    }

    private static IEnumerable<object?[]?[]> Choices(
        IReadOnlyList<Type> types, int index, int cost, List<(Type Type, int Cost, object?[]? Values)> known)
    {
        if (index == types.Count) return cost == 0 ? [[]] : [];
        return known.Where(t => t.Type == types[index] && t.Cost <= cost)
            .SelectMany(t => Choices(types, index + 1, cost - t.Cost, known).Select(rest => (object?[]?[])[t.Values, .. rest]));
    }

    /// <summary>The values on all rows, or null where one is undefined: no term of these grammars mends that.</summary>
    private object?[]? Run(Component row, object?[]?[] arguments)
    {
        if (Array.Exists(arguments, a => a is null)) return null;
        var values = new object?[_rowCount];
        for (var i = 0; i < values.Length; i++)
        {
            var given = Array.ConvertAll(arguments, a => a![i]);
            if (row.Guard?.DynamicInvoke(given) is false) return null;
            values[i] = CanonicalValues.From(row.Body.DynamicInvoke(given), row.ResultType);
        }

        return values;
    }
}
