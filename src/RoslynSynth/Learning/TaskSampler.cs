using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Guides;
using RoslynSynth.Guides.Features;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Learning;

/// <summary>
/// Draws tasks by searching without a goal: over random arguments, with a random part of the grammar, everything cheap is built. Each kept term has a behaviour
/// of its own at the lowest cost, so none is trivial or equal to another, and its columns are its results. Deeper ones are put together from two.
/// </summary>
internal sealed class TaskSampler(int seed, KnownTasks known, ImmutableDictionary<Type, ImmutableArray<object>> pool)
{
    private const int TermLimit = 12_000;

    private static readonly (Type[] Parameters, Type Result, int Weight)[] Shapes =
    [
        ([typeof(string)], typeof(string), 52), ([typeof(string), typeof(string)], typeof(string), 14), ([typeof(string), typeof(string), typeof(string)], typeof(string), 3),
        ([typeof(string), typeof(int)], typeof(string), 3), ([typeof(string)], typeof(int), 4), ([typeof(string)], typeof(bool), 2), ([typeof(string), typeof(string)], typeof(int), 2),
        ([typeof(string), typeof(string)], typeof(bool), 2), ([typeof(string)], typeof(string[]), 1), ([typeof(string[])], typeof(string), 1), ([typeof(string[])], typeof(string[]), 1),
        ([typeof(int)], typeof(string), 1), ([typeof(int[])], typeof(int[]), 28), ([typeof(int[]), typeof(int[])], typeof(int[]), 7), ([typeof(int[]), typeof(int)], typeof(int[]), 4),
        ([typeof(int[])], typeof(int), 8), ([typeof(int[]), typeof(int)], typeof(int), 3), ([typeof(int[]), typeof(int[])], typeof(int), 3), ([typeof(int[])], typeof(bool), 4),
        ([typeof(int[])], typeof(bool[]), 1), ([typeof(int[][])], typeof(int[]), 1), ([typeof(int)], typeof(int), 3), ([typeof(int), typeof(int)], typeof(int), 3),
        ([typeof(int), typeof(int), typeof(int)], typeof(int), 1), ([typeof(int)], typeof(bool), 1), ([typeof(int)], typeof(int[]), 1), ([typeof(long)], typeof(long), 6),
        ([typeof(double), typeof(double)], typeof(double), 1), ([typeof(double[])], typeof(double), 1),
    ];

    /// <summary>The tasks of one draw; the same number and seed give the same ones.</summary>
    public SampledDraw Draw(int number)
    {
        var random = new Random(unchecked((int)(((uint)number * 2654435761u) ^ ((uint)seed * 40503u))));
        var shape = Pick(random);
        var rowCount = random.Next(2, 9);
        var inputs = new InputSampler(random, pool);
        var columns = shape.Parameters.Select(p => inputs.Column(p, rowCount)).ToArray();
        var draft = SpecificationOf(shape, columns, rowCount) with { Constants = inputs.Literals(shape.Result) };
        var grammar = PartOf(draft, random);
        var store = new ValueStore();
        ImmutableArray<Variable> variables = [.. draft.Signature.Parameters.Select(p => new Variable(p.Name, p.Type))];
        var context = new SearchContext(rowCount, variables, [.. columns.Select((c, i) => Array.ConvertAll(c, v => store.Encode(v, shape.Parameters[i])))]);
        Explore(grammar, context, store);
        var chosen = new TermChoice(context, grammar, shape.Result, store, random).Choose(known.For(variables, shape.Result, store));
        var nodes = new TermNodes(grammar, variables);
        var features = new SpecificationFeatures.ArgumentFeatures([.. Enumerable.Range(0, rowCount).Select(r => columns.Select(c => ValueView.Of(c[r])).ToArray())]);
        var tasks = ImmutableArray.CreateBuilder<SampledTask>();
        foreach (var (term, results) in chosen)
        {
            var task = draft with { Examples = [.. draft.Examples.Select((e, i) => e with { Result = results[i] })] };
            var signs = ConstantSigns.Of(task);
            var constants = nodes.Of(grammar.Constants.Concat(ConstantMining.For(task, [.. grammar.Productions.Select(p => p.Component)])), signs);
            var places = nodes.Of(term, variables, signs);
            if (!places.IsEmpty) tasks.Add(TaskOf(places, constants, results, features, shape));
        }

        return new SampledDraw(number, nodes.Choices, tasks.ToImmutable());
    }

    private static (Type[] Parameters, Type Result) Pick(Random random)
    {
        var left = random.Next(Shapes.Sum(s => s.Weight));
        foreach (var (parameters, result, weight) in Shapes)
        {
            if ((left -= weight) < 0) return (parameters, result);
        }

        throw new InvalidOperationException("Weights do not add up.");
    }

    private static Specification SpecificationOf((Type[] Parameters, Type Result) shape, object?[][] columns, int rowCount)
    {
        var signature = new Signature("F", [.. shape.Parameters.Select((p, i) => new Parameter($"x{i}", p, p.Name))], shape.Result, shape.Result.Name);
        object nothing = shape.Result == typeof(string) ? "" : shape.Result.IsArray ? Array.CreateInstance(shape.Result.GetElementType()!, 0) : Activator.CreateInstance(shape.Result)!;
        return new Specification(signature, [.. Enumerable.Range(0, rowCount).Select(r => new Example([.. columns.Select(c => c[r])], nothing))]);
    }

    /// <summary>A random part of the grammar: with few productions the same work reaches longer programs.</summary>
    private static Grammar PartOf(Specification draft, Random random)
    {
        var most = random.Next(3) == 0 ? random.Next(6, 14) : random.Next(12, 40);
        var whole = Grammar.Of(draft, ComponentCatalogue.For(draft), new UniformGuide());
        var part = whole.Productions.Select(p => (p.Component, Key: random.NextDouble() * Math.Sqrt(p.Component.Traits.Cost))).OrderBy(p => p.Key).Take(most).Select(p => p.Component);
        return Grammar.Of(draft, part, new UniformGuide());
    }

    private static void Explore(Grammar grammar, SearchContext context, ValueStore store)
    {
        var options = new SearchOptions { TermLimit = TermLimit, ThreadCount = 1, Strategies = Strategies.None, CostLimit = 14, TimeLimit = TimeSpan.FromMinutes(1) };
        var control = new SearchControl(options, new SearchClock(options, default), store, new StrategyLedger(), static (_, _) => OfferResult.Rejected, static () => { });
        new SearchRound(grammar, options, store, context, control).Run();
    }

    private static SampledTask TaskOf(ImmutableArray<SampledNode> nodes, ushort[] constants, object?[] results, SpecificationFeatures.ArgumentFeatures arguments, (Type[] Parameters, Type Result) shape)
    {
        var features = new float[SpecificationFeatures.Length];
        SignatureTypes.Write([.. shape.Parameters], shape.Result, features);
        arguments.Write(Array.ConvertAll(results, ValueView.Of), features);
        var places = Enumerable.Range(0, features.Length).Where(i => features[i] != 0).Select(i => (ushort)i).ToArray();
        return new SampledTask(places, Array.ConvertAll(places, p => (Half)features[p]), constants, nodes);
    }
}
