using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>What follows at the end of a level from the terms kept so far: trees of branches, and texts and sequences joined of parts.</summary>
internal sealed class LevelDeductions(Grammar grammar, SearchOptions options, ValueStore store, TermBuilder builder, SearchControl control)
{
    /// <summary>A tree of branches may cost this many times what single terms cost by now, where there are so many examples for each leaf, and so many in all.</summary>
    private static readonly (int ForEach, int InAll, int Factor)[] TreeCostLimits = [(16, 16, 6), (2, 6, MiddleFactor), (2, 2, SmallFactor), (1, 4, SmallFactor), (1, 2, 1)];
    private const int MiddleFactor = 3;
    private const int SmallFactor = 2;

    /// <summary>What the results must be able to pay for, in costs of a tree, before it may cost more than <see cref="MiddleFactor"/> allows.</summary>
    private const int AbundantPay = 6;

    /// <summary>The same where a leaf may rest on a single example, before it may cost more than single terms.</summary>
    private const int AmplePay = 2;

    /// <summary>A tree that costs up to so many times what the results pay for need not wait as long as one that costs more still.</summary>
    private const double DoubtfulPay = 1.5;

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

        if (control.Stop is null && Uses(Strategies.Branches) && MayBranch(context, goal))
        {
            using var turn = control.Ledger.Begin(Strategies.Branches);
            var limit = Math.Min(options.CostLimit, TreeFactor(goal, 2) * level);
            if (deduction.Trees.Find(limit, (cost, leafCount) => IsAffordable(goal, level, cost, leafCount)) is var (tree, treeCost)) control.Complete(goal, tree, treeCost);
        }
    }

    /// <summary>
    /// A choice between two conditions inside a lambda is seldom meant, and some tree of conditions is right on any elements: of the six that stood in answers to the open suites none was right.
    /// </summary>
    private static bool MayBranch(SearchContext context, Goal goal) => context.Depth == 0 || goal.Type != typeof(bool);

    /// <summary>
    /// A branch must pay for itself: what speaks for each leaf, and for the tree as a whole, decides how long it waits for a simple term to turn up.
    /// </summary>
    private static bool IsAffordable(Goal goal, int level, int cost, int leafCount)
    {
        var factor = TreeFactor(goal, leafCount);
        if (cost > goal.PayableCost * DoubtfulPay) factor = Math.Min(1, factor);
        else if (cost > goal.PayableCost) factor = Math.Min(SmallFactor, factor);
        else if (goal.EvidenceCount < 2 * leafCount && cost * AmplePay > goal.PayableCost) factor = Math.Min(1, factor);
        else if (cost * AbundantPay > goal.PayableCost) factor = Math.Min(MiddleFactor, factor);
        return cost <= factor * level;
    }

    private static int TreeFactor(Goal goal, int leafCount) => TreeCostLimits.FirstOrDefault(l => goal.EvidenceCount >= Math.Max(l.InAll, l.ForEach * leafCount)).Factor;

    private bool Uses(Strategies strategy) => options.Strategies.HasFlag(strategy);
}
