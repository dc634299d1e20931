using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>Reasons backwards through steps that can be undone: what must a sequence have been before it was reversed or summed up?</summary>
internal static class InverseGoals
{
    /// <summary>Steps that are undone on the way to one goal.</summary>
    private const int DepthLimit = 2;

    /// <summary>Goals whose terms become terms for the wanted sequence by one or two known steps.</summary>
    public static IEnumerable<Goal> For(Goal wanted, Grammar grammar, ValueStore store) => For(wanted, grammar, store, null, DepthLimit);

    private static IEnumerable<Goal> For(Goal wanted, Grammar grammar, ValueStore store, string? last, int depth)
    {
        if (depth == 0 || !wanted.Type.IsArray || wanted.RowCount == 0) yield break;
        foreach (var production in grammar.Productions.Where(p => p.Component.Name != last && p.ArgumentTypes.Length == 1 && p.ArgumentTypes[0] == wanted.Type && p.Component.ResultType == wanted.Type))
        {
            if (UndoOf(production.Component) is not { } undo) continue;
            var words = new int[wanted.RowCount];
            if (!Array.TrueForAll(Enumerable.Range(0, words.Length).ToArray(), i => TryUndo(i, undo, words))) continue;
            var goal = wanted.Inner(wanted.Type, words, body => new ApplyTerm(production.Component, [body]), production.Cost);
            yield return goal;
            foreach (var deeper in For(goal, grammar, store, production.Component.Name, depth - 1)) yield return deeper;
        }

        bool TryUndo(int row, Func<Array, Array?> undo, int[] words)
        {
            if (store.Decode(wanted.Words[row], wanted.Type) is not Array items || undo(items) is not { } before) return false;
            words[row] = store.Encode(before, wanted.Type);
            return true;
        }
    }

    private static Func<Array, Array?>? UndoOf(Component component) => component.Name switch
    {
        "Reverse" => Reversed,
        "RunningSums" when component.ResultType == typeof(int[]) => items => Differences((int[])items),
        "RunningProducts" => items => Ratios((int[])items),
        _ => null,
    };

    private static Array Reversed(Array items)
    {
        var copy = (Array)items.Clone();
        Array.Reverse(copy);
        return copy;
    }

    private static int[] Differences(int[] items) => [.. items.Select((x, i) => i == 0 ? x : unchecked(x - items[i - 1]))];

    private static int[]? Ratios(int[] items)
    {
        for (var i = 1; i < items.Length; i++)
        {
            if (items[i - 1] is 0 or -1 || items[i] % items[i - 1] != 0) return null;
        }

        return [.. items.Select((x, i) => i == 0 ? x : x / items[i - 1])];
    }
}
