using System.Collections;
using System.Collections.Immutable;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Grammars.Formats;
using RoslynSynth.Guides;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Grammars;

/// <summary>The components and constants that a search for one specification may use: flat indexed data, built once.</summary>
public sealed class Grammar
{
    /// <summary>What one unit of prior cost weighs against the guide's log odds.</summary>
    private const double NatsPerCost = 1;

    private readonly Specification _specification;

    private Grammar(Specification specification, ImmutableArray<Production> productions, ImmutableArray<Constant> constants, IGuide guide)
    {
        (_specification, Guide) = (specification, guide);
        Productions = productions;
        Constants = constants;
        HighestCost = productions.Select(p => p.Cost).Append(1).Max();
        IsGuided = productions.Any(p => p.LogOdds != 0);
    }

    /// <summary>The productions, indexed by <see cref="ProductionId"/>.</summary>
    public ImmutableArray<Production> Productions { get; }

    /// <summary>Constants: the author's, those mined from the examples, and a few that are always useful.</summary>
    public ImmutableArray<Constant> Constants { get; }

    /// <summary>The highest cost of a production.</summary>
    public int HighestCost { get; }

    /// <summary>What says which productions are likely.</summary>
    public IGuide Guide { get; }

    /// <summary>Whether the guide had something to say.</summary>
    public bool IsGuided { get; }

    /// <summary>Chooses components by the types of the signature and mines constants from the examples.</summary>
    /// <param name="specification">What is searched for.</param>
    /// <param name="userComponents">Components of the user's own code, always offered where their types can be built.</param>
    /// <param name="guide">Says what is likely; nothing by default. The costs are the catalogue's, whatever it says: it leads rounds and proposals of their own.</param>
    public static Grammar For(Specification specification, IEnumerable<Component>? userComponents = null, IGuide? guide = null)
    {
        ArgumentNullException.ThrowIfNull(specification);
        guide ??= new UniformGuide();
        ImmutableArray<Component> own = [.. userComponents ?? []];
        var components = FormatMining.For(specification).AddRange(ComponentCatalogue.For(specification, own)).AddRange(own);
        return Of(specification, components, guide);
    }

    /// <summary>A grammar of exactly the given components.</summary>
    public static Grammar Of(Specification specification, IEnumerable<Component> components, IGuide guide)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(guide);
        var reachable = Reachable(specification, [.. components]);
        return new Grammar(
            specification,
            [.. reachable.Select((c, i) => new Production(new ProductionId(i), c, c.Traits.Cost, guide.LogOdds(c, specification)))],
            [.. ConstantMining.For(specification, reachable)],
            guide);
    }

    /// <summary>
    /// The grammar of the most probable productions, with the costs that the guide gives them: those that are cheap before, as far as the guide does not speak against
    /// them or for others.
    /// </summary>
    /// <param name="count">How many productions, at most.</param>
    /// <param name="learned">What else speaks for some of them, in nats.</param>
    public Grammar Focused(int count, IReadOnlyDictionary<Component, double> learned)
    {
        var likely = Productions.OrderBy(p => p.Cost - ((p.LogOdds + learned.GetValueOrDefault(p.Component)) / NatsPerCost)).Take(count).Select(p => p.Component);
        var kept = Reachable(_specification, [.. likely]).ToHashSet();
        return new Grammar(
            _specification,
            [.. Productions.Where(p => kept.Contains(p.Component)).Select((p, i) => p with { Id = new ProductionId(i), Cost = Guide.CostOf(p.Component, _specification) })],
            [.. Constants.Select(c => c with { Cost = Guide.CostOf(c, _specification) }).OrderBy(c => c.Cost)],
            Guide);
    }

    /// <summary>The same constants and only some of the productions.</summary>
    internal Grammar Where(Func<Production, bool> isKept) =>
        new(_specification, [.. Productions.Where(isKept).Select((p, i) => p with { Id = new ProductionId(i) })], Constants, Guide);

    /// <summary>What a term of variables, constants and applications costs in this grammar.</summary>
    internal int CostOf(Term term) => term switch
    {
        ApplyTerm apply => apply.Component.Traits.Cost + apply.Arguments.Sum(CostOf),
        LambdaTerm lambda => CostOf(lambda.Body),
        ConstantTerm constant => Constants.FirstOrDefault(c => c.Type == constant.Type && StructuralComparisons.StructuralEqualityComparer.Equals(c.Value, constant.Value))?.Cost ?? 1,
        _ => 1,
    };

    /// <summary>Drops what can't be built from the parameters or can't lead to the result.</summary>
    private static ImmutableArray<Component> Reachable(Specification specification, ImmutableArray<Component> components)
    {
        HashSet<Type> useful = [CanonicalTypes.Of(specification.Signature.ReturnType), typeof(bool)];
        var used = new HashSet<Component>();
        while (true)
        {
            var more = components.Where(c => !used.Contains(c) && useful.Contains(c.ResultType)).ToList();
            if (more.Count == 0) break;
            foreach (var component in more)
            {
                used.Add(component);
                foreach (var type in component.ParameterTypes)
                    useful.Add(Component.IsFunction(type) ? CanonicalTypes.Of(type.GetGenericArguments()[^1]) : type);
            }
        }

        return [.. components.Where(used.Contains)];
    }
}
