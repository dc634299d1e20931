using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Conditions under which a function throws. Examples that throw say nothing about the body, so each exception's condition is a search of its
/// own, for a boolean that is true exactly on the rows that throw it.
/// </summary>
internal sealed class ThrowGuards
{
    /// <summary>Share of the whole search's time that the conditions may take.</summary>
    private const double TimeShare = 0.4;

    private readonly ImmutableArray<(Term Condition, Type Exception, int Cost)> _guards;

    private ThrowGuards(ImmutableArray<(Term, Type, int)> guards) => _guards = guards;

    public static ThrowGuards None { get; } = new([]);

    public int Cost => _guards.Sum(g => g.Cost + DecisionTrees.BranchCost);

    public bool IsEmpty => _guards.IsEmpty;

    /// <summary>Looks for the conditions. Exceptions whose condition is not found are left to the body's own operations.</summary>
    public static ThrowGuards Find(
        Specification specification, Grammar grammar, SearchOptions options, ImmutableArray<Variable> parameters, CancellationToken cancellation)
    {
        var exceptions = specification.Examples.Select(e => e.Throws).OfType<Type>().Distinct().ToList();
        var guards = ImmutableArray.CreateBuilder<(Term, Type, int)>();
        foreach (var exception in exceptions)
        {
            var asked = new Specification(
                specification.Signature with { ReturnType = typeof(bool), ReturnTypeText = "bool" },
                [.. specification.Examples.Select(e => new Example(e.Arguments, e.Throws == exception))]);
            var limits = options with { TimeLimit = options.TimeLimit * (TimeShare / exceptions.Count) };
            Candidate? found = null;
            new Search(asked, grammar, limits, parameters).Run(c => (found = c) is null ? OfferResult.Rejected : OfferResult.Enough, null, cancellation);
            if (found is not null) guards.Add((found.Body, exception, found.Cost));
        }

        return new ThrowGuards(guards.ToImmutable());
    }

    /// <summary>The body behind its guards.</summary>
    public Term Around(Term body) =>
        _guards.Reverse().Aggregate(body, (rest, g) => new ConditionalTerm(g.Condition, new ThrowTerm(g.Exception, body.Type), rest));
}
