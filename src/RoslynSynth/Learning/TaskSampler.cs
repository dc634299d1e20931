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

/// <summary>A task drawn for training: what a guide sees, what it could choose from, and what the program uses.</summary>
/// <param name="Places">Places of the features that are not zero.</param>
/// <param name="Values">Their values.</param>
/// <param name="Choices">Keys of all components and constants at hand; shared by the tasks of one draw.</param>
/// <param name="Used">Indices in <paramref name="Choices"/> of what the program is made of.</param>
internal sealed record SampledTask(ushort[] Places, float[] Values, ImmutableArray<string[]> Choices, int[] Used);

/// <summary>
/// Draws tasks by searching without a goal: over random arguments, with a random part of the grammar, everything cheap is built. Each kept term has a behaviour
/// of its own at the lowest cost, so none is trivial or equal to another, and its columns are its results.
/// </summary>
internal static class TaskSampler
{
    private const int TermLimit = 15_000;
    private const int TaskLimit = 50;
    private const int TextLimit = 60;

    private static readonly (Type[] Parameters, Type Result, int Weight)[] Shapes =
    [
        ([typeof(string)], typeof(string), 30), ([typeof(string), typeof(string)], typeof(string), 10), ([typeof(string), typeof(string), typeof(string)], typeof(string), 3),
        ([typeof(string), typeof(int)], typeof(string), 3), ([typeof(string)], typeof(int), 4), ([typeof(string)], typeof(bool), 2), ([typeof(string), typeof(string)], typeof(int), 2),
        ([typeof(string), typeof(string)], typeof(bool), 2), ([typeof(string)], typeof(string[]), 1), ([typeof(string[])], typeof(string), 1), ([typeof(string[])], typeof(string[]), 1),
        ([typeof(int)], typeof(string), 1), ([typeof(int[])], typeof(int[]), 28), ([typeof(int[]), typeof(int[])], typeof(int[]), 7), ([typeof(int[]), typeof(int)], typeof(int[]), 4),
        ([typeof(int[])], typeof(int), 8), ([typeof(int[]), typeof(int)], typeof(int), 3), ([typeof(int[]), typeof(int[])], typeof(int), 3), ([typeof(int[])], typeof(bool), 4),
        ([typeof(int[])], typeof(bool[]), 1), ([typeof(int[][])], typeof(int[]), 1), ([typeof(int)], typeof(int), 3), ([typeof(int), typeof(int)], typeof(int), 3),
        ([typeof(int), typeof(int), typeof(int)], typeof(int), 1), ([typeof(int)], typeof(bool), 1), ([typeof(int)], typeof(int[]), 1), ([typeof(long)], typeof(long), 6),
        ([typeof(double), typeof(double)], typeof(double), 1), ([typeof(double[])], typeof(double), 1),
    ];

    /// <summary>The tasks of one draw; the same number and seed give the same ones.</summary>
    public static List<SampledTask> Draw(int number, int seed)
    {
        var random = new Random(HashCodeOf(number, seed));
        var shape = Pick(random);
        var rowCount = random.Next(2, 9);
        var inputs = new InputSampler(random);
        var columns = shape.Parameters.Select(p => inputs.Column(p, rowCount)).ToArray();
        var draft = SpecificationOf(shape, columns, rowCount);
        var whole = Grammar.Of(draft, ComponentCatalogue.For(ComponentCatalogue.UniverseOf(draft)), new UniformGuide());
        var grammar = PartOf(whole, draft, random);
        var store = new ValueStore();
        ImmutableArray<Variable> variables = [.. draft.Signature.Parameters.Select(p => new Variable(p.Name, p.Type))];
        var context = new SearchContext(rowCount, variables, [.. columns.Select((c, i) => Array.ConvertAll(c, v => store.Encode(v, shape.Parameters[i])))]);
        Explore(grammar, context, store);
        return [.. Choose(context, grammar, shape.Result, store, random).Select(t => TaskOf(t.Term, t.Results, columns, shape, Choices(whole, grammar)))];
    }

    private static int HashCodeOf(int number, int seed) => unchecked((int)(((uint)number * 2654435761u) ^ ((uint)seed * 40503u)));

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
    private static Grammar PartOf(Grammar whole, Specification draft, Random random)
    {
        var most = random.Next(10, 40);
        var part = whole.Productions.Select(p => (p.Component, Key: random.NextDouble() * Math.Sqrt(p.Component.Traits.Cost))).OrderBy(p => p.Key).Take(most).Select(p => p.Component);
        return Grammar.Of(draft, part, new UniformGuide());
    }

    private static void Explore(Grammar grammar, SearchContext context, ValueStore store)
    {
        var options = new SearchOptions { TermLimit = TermLimit, ThreadCount = 1, Strategies = Strategies.All & ~Strategies.Loops, CostLimit = 12, TimeLimit = TimeSpan.FromMinutes(1) };
        var control = new SearchControl(options, new SearchClock(options, default), store, new StrategyLedger(), static (_, _) => OfferResult.Rejected, static () => { });
        new SearchRound(grammar, options, store, context, control).Run();
    }

    /// <summary>Half of them at random, half so that each production gets its turn.</summary>
    private static IEnumerable<(Term Term, object?[] Results)> Choose(SearchContext context, Grammar grammar, Type type, ValueStore store, Random random)
    {
        var bank = context.Bank(type);
        var byRoot = Enumerable.Range(0, bank.Count).Where(s => bank.EntryOf(s).Production >= 0).GroupBy(s => bank.EntryOf(s).Production).Select(g => g.ToArray()).ToArray();
        if (byRoot.Length == 0) yield break;
        var builder = new TermBuilder(grammar);
        var taken = new HashSet<int>();
        for (var i = 0; i < TaskLimit; i++)
        {
            var group = byRoot[random.Next(byRoot.Length)];
            var slot = i % 2 == 0 ? group[random.Next(group.Length)] : random.Next(bank.Count);
            if (bank.EntryOf(slot).Production < 0 || !taken.Add(slot)) continue;
            var words = bank[slot].Rows(context.RowCount).ToArray();
            if (words.Contains(Word.Undefined) || words.Distinct().Count() * 2 < Math.Min(words.Length, 4)) continue;
            var results = Array.ConvertAll(words, w => store.Decode(w, type));
            if (Array.TrueForAll(results, IsSmall)) yield return (builder.Build(context, type, slot), results);
        }
    }

    private static bool IsSmall(object? value) => value switch
    {
        string text => text.Length <= TextLimit,
        Array items => items.Length <= 24,
        _ => true,
    };

    private static ImmutableArray<string[]> Choices(Grammar whole, Grammar part) =>
    [
        .. whole.Productions.Select(p => ProductionFeatures.Of(p.Component).ToArray())
            .Concat(part.Constants.Select(c => ProductionFeatures.Of(c).ToArray())).DistinctBy(f => f[0]),
    ];

    private static SampledTask TaskOf(Term term, object?[] results, object?[][] columns, (Type[] Parameters, Type Result) shape, ImmutableArray<string[]> choices)
    {
        var features = new float[SpecificationFeatures.Length];
        SignatureTypes.Write([.. shape.Parameters], shape.Result, features);
        SpecificationFeatures.Write([.. results.Select((r, i) => (columns.Select(c => ValueView.Of(c[i])).ToArray(), ValueView.Of(r)))], features);
        var places = Enumerable.Range(0, features.Length).Where(i => features[i] != 0).Select(i => (ushort)i).ToArray();
        var keys = TermTree.AllIn(term).Select(t => t switch
        {
            ApplyTerm apply => ProductionFeatures.KeyOf(apply.Component),
            ConstantTerm constant => ProductionFeatures.KeyOf(new Constant(constant.Value, constant.Type, 1)),
            _ => "",
        }).ToHashSet(StringComparer.Ordinal);
        return new SampledTask(places, Array.ConvertAll(places, p => features[p]), choices, [.. Enumerable.Range(0, choices.Length).Where(i => keys.Contains(choices[i][0]))]);
    }
}
