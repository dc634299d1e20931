using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Tests.Sampling;

namespace RoslynSynth.Tests.Searching;

/// <summary>All terms of a grammar up to a cost, one by one and without any pruning: slow, and so short that it is right.</summary>
internal sealed class ReferenceEnumerator
{
    private readonly ValueStore _store = new();
    private readonly int _rowCount;
    private readonly Dictionary<(Type Type, int Cost), List<object?[]>> _columns = [];

    public ReferenceEnumerator(Grammar grammar, IReadOnlyList<(Type Type, object?[] Values)> variables, int costLimit)
    {
        _rowCount = variables[0].Values.Length;
        foreach (var (type, values) in variables) Known(type, 1).Add(values);
        for (var cost = 1; cost <= costLimit; cost++)
        {
            foreach (var constant in grammar.Constants.Where(c => c.Cost == cost)) Known(constant.Type, cost).Add([.. Enumerable.Repeat(constant.Value, _rowCount)]);
            foreach (var production in grammar.Productions.Where(p => p.Cost < cost)) Apply(production, cost);
        }
    }

    /// <summary>What the terms of a type give, each on all rows; terms that are undefined on a row are left out.</summary>
    public List<object?[]> Columns(Type type) => [.. _columns.Where(c => c.Key.Type == type).OrderBy(c => c.Key.Cost).SelectMany(c => c.Value)];

    /// <summary>The cost of the cheapest term with these values, among those enumerated.</summary>
    public int CheapestCost(Type type, object?[] wanted) => _columns.Where(c => c.Key.Type == type && c.Value.Exists(v => Same(type, v, wanted))).Min(c => c.Key.Cost);

    private List<object?[]> Known(Type type, int cost) => _columns.TryGetValue((type, cost), out var known) ? known : _columns[(type, cost)] = [];

    private bool Same(Type type, object?[] left, object?[] right) => left.Zip(right).All(p => _store.Encode(p.First, type) == _store.Encode(p.Second, type));

    private void Apply(Production production, int cost)
    {
        foreach (var arguments in Choices(production.Component.ParameterTypes, 0, cost - production.Cost).ToList())
        {
            if (Run(production.Component, arguments) is { } values) Known(production.Component.ResultType, cost).Add(values);
        }
    }

    /// <summary>All ways to spend exactly so much on the arguments from an index on.</summary>
    private IEnumerable<object?[][]> Choices(IReadOnlyList<Type> types, int index, int cost)
    {
        if (index == types.Count - 1) return Known(types[index], cost).Select(v => (object?[][])[v]);
        return Enumerable.Range(1, Math.Max(0, cost - 1)).SelectMany(
            own => Known(types[index], own).SelectMany(v => Choices(types, index + 1, cost - own).Select(rest => (object?[][])[v, .. rest])));
    }

    /// <summary>The values on all rows, or null where one is undefined: no term of these grammars mends that.</summary>
    private object?[]? Run(Component row, object?[][] arguments)
    {
        var values = new object?[_rowCount];
        for (var i = 0; i < values.Length; i++)
        {
            var given = Array.ConvertAll(arguments, a => a[i]);
            if (row.Guard is not null && Invocation.Of(row.Guard, given, typeof(bool)) is not { Value: true }) return null;
            var result = Invocation.Of(row, given);
            if (result.Exception is not null) return null;
            values[i] = result.Value;
        }

        return values;
    }
}
