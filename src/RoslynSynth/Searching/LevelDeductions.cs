using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>What follows at the end of a level from the terms kept so far: trees of branches, and texts and sequences joined of parts.</summary>
internal sealed class LevelDeductions(Grammar grammar, SearchOptions options, ValueStore store, TermBuilder builder, SearchControl control)
{
    /// <summary>A tree of branches may cost this many times what single terms cost by now.</summary>
    private const int TreeCostLimit = 3;

    /// <summary>So may a text or a sequence joined of parts.</summary>
    private const int PartsCostLimit = 3;
    private readonly Dictionary<Goal, (DecisionTrees Trees, Concatenation? Concatenation)> _deductions = [];

    /// <summary>Looks for what meets a goal of a context, and offers it.</summary>
    public void Run(SearchContext context, Goal goal, int level)
    {
        if (!_deductions.TryGetValue(goal, out var deduction))
        {
            var parts = Uses(Strategies.Parts) && context.Depth == 0 && goal.Type == typeof(string) ? new PartTexts(context, goal, builder, store, grammar) : null;
            _deductions[goal] = deduction = (
                new DecisionTrees(context, goal, builder, parts), Uses(Strategies.Parts) && context.Depth <= 1 ? Concatenation.For(context, goal, builder, store, grammar) : null);
        }

        if (control.Stop is null && deduction.Concatenation is { } concatenation)
        {
            using var turn = control.Ledger.Begin(Strategies.Parts);
            if (concatenation.Find(Math.Min(options.CostLimit, PartsCostLimit * level)) is var (text, cost)) control.Complete(goal, text, cost);
        }

        if (control.Stop is null && Uses(Strategies.Branches))
        {
            using var turn = control.Ledger.Begin(Strategies.Branches);
            if (deduction.Trees.Find(Math.Min(options.CostLimit, TreeCostLimit * level)) is var (tree, cost, leafCount) && IsAffordable(goal, level, cost, leafCount)) control.Complete(goal, tree, cost);
        }
    }

    /// <summary>
    /// A branch must pay for itself: what speaks for each leaf, and for the tree as a whole, decides how long it waits for a simple term to turn up.
    /// </summary>
    private static bool IsAffordable(Goal goal, int level, int cost, int leafCount)
    {
        if (goal.EvidenceCount < 2 * leafCount) return false;
        if (cost > goal.PayableCost) return cost <= level;
        return cost <= level * (goal.EvidenceCount >= 4 * leafCount ? TreeCostLimit : 2);
    }

    private bool Uses(Strategies strategy) => options.Strategies.HasFlag(strategy);
}
