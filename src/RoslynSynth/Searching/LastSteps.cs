using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Looks one step ahead: whether a new sequence becomes a wanted one by one more <c>Select</c>, <c>Where</c> or the like. Most sequences can't, which
/// their lengths and repeated elements show at once; for the others the known lambda bodies are tried on their elements.
/// </summary>
internal sealed class LastSteps(Grammar grammar, ValueStore store, LambdaGoals goals, LateRows lateRows, TermBuilder builder)
{
    private const int BodyCostLimit = 5;
    private readonly Dictionary<Type, SequenceWords> _words = [];
    private readonly Dictionary<int, int> _images = [];

    /// <summary>Tries the term in a slot on all goals of the context.</summary>
    public void Try(SearchContext context, Type type, int slot, int cost, Action<Goal, Term, int> offer)
    {
        var column = context.Bank(type)[slot];
        foreach (var goal in context.Goals.Where(g => g.Type.IsArray).ToList())
        {
            foreach (var production in grammar.Productions)
            {
                var component = production.Component;
                if (component.Traits.Shape is not (LambdaShape.Map or LambdaShape.Filter) || component.Traits.Rows != LambdaRows.Elements) continue;
                if (component.ResultType != goal.Type || production.ArgumentTypes[0] != type) continue;
                if (CanLead(component.Traits.Shape, WordsOf(type), column, goal)) TryBodies(context, goal, production, slot, cost, offer);
            }
        }
    }

    private void TryBodies(SearchContext context, Goal goal, Production production, int slot, int cost, Action<Goal, Term, int> offer)
    {
        var scope = context.Scope(production.Component);
        if (scope.Current is not { } known) return;
        foreach (var block in lateRows.Blocks(context, scope, [(slot, -1)], BodyCostLimit))
        {
            var (a, b, map) = block.Sources[0];
            if (goals.GoalFor(context, scope, goal, production, (a, b), map) is not { } body) continue;
            var bank = block.Context.Bank(body.Type);
            for (var i = 0; i < bank.Count; i++)
            {
                if (body.IsMet(bank[i])) offer(body, builder.Build(known, body.Type, i), bank.CostOf(i));
            }
        }
    }

    /// <summary>Whether equal elements have equal images on all rows, as far as a look at the values can tell.</summary>
    private bool CanLead(LambdaShape shape, SequenceWords words, Column column, Goal goal)
    {
        var wanted = WordsOf(goal.Type);
        _images.Clear();
        for (var i = 0; i < goal.RowCount; i++)
        {
            if (column[goal.Rows[i]] == Word.Undefined) return false;
            var from = words.Of(column[goal.Rows[i]]);
            var to = wanted.Of(goal.Words[i]);
            if (shape == LambdaShape.Map ? !Maps(from, to) : !Filters(from, to)) return false;
        }

        return true;
    }

    private bool Maps(int[] from, int[] to)
    {
        if (from.Length != to.Length) return false;
        for (var k = 0; k < from.Length; k++)
        {
            if (!_images.TryAdd(from[k], to[k]) && _images[from[k]] != to[k]) return false;
        }

        return true;
    }

    private bool Filters(int[] from, int[] to)
    {
        if (from.Length < to.Length) return false;
        var next = 0;
        foreach (var item in from)
        {
            var isKept = next < to.Length && to[next] == item;
            if (isKept) next++;
            if (!_images.TryAdd(item, isKept ? 1 : 0) && _images[item] != (isKept ? 1 : 0)) return false;
        }

        return next == to.Length;
    }

    private SequenceWords WordsOf(Type type) => _words.TryGetValue(type, out var words) ? words : _words[type] = SequenceWords.For(type, store)!;
}
