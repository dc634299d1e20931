using System.Collections.Immutable;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>Remembers the term that is wrong on the fewest examples, the cheapest of them.</summary>
internal sealed class PartialAnswers
{
    private (Term Body, int Cost, List<int> Wrong)? _best;

    public void Offer(Term body, int cost, List<int> wrong)
    {
        if (_best is not var (_, bestCost, fewest) || wrong.Count < fewest.Count || (wrong.Count == fewest.Count && cost < bestCost)) _best = (body, cost, wrong);
    }

    public PartialAnswer? Best(ImmutableArray<Variable> parameters) =>
        _best is var (body, cost, wrong) ? new PartialAnswer(new Candidate(body, parameters, cost), [.. wrong]) : null;
}
