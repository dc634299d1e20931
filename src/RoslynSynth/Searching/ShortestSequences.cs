using RoslynSynth.Evaluating;

namespace RoslynSynth.Searching;

/// <summary>
/// A pruning of pipelines: no step of theirs makes a sequence longer, so what is shorter than the wanted result on any row can't lead to it. (It
/// could still be the source of a number; pipelines give that up.)
/// </summary>
internal sealed class ShortestSequences
{
    private readonly Type _type;
    private readonly Goal _goal;
    private readonly int[] _lengths;
    private readonly SequenceWords _words;

    private ShortestSequences(Goal goal, ValueStore store)
    {
        (_goal, _type, _words) = (goal, goal.Type, SequenceWords.For(goal.Type, store)!);
        _lengths = Array.ConvertAll(goal.Words.ToArray(), w => _words.Of(w).Length);
    }

    /// <summary>The pruning for a context whose first goal is a sequence, else null.</summary>
    public static ShortestSequences? For(SearchContext main, ValueStore store) =>
        main.Goals is [var goal, ..] && goal.Type.IsArray ? new ShortestSequences(goal, store) : null;

    public bool IsTooShort(Type type, ReadOnlySpan<int> words)
    {
        if (type != _type) return false;
        for (var i = 0; i < _lengths.Length; i++)
        {
            var word = words[_goal.Rows[i]];
            if (word == Word.Undefined || _words.Of(word).Length < _lengths[i]) return true;
        }

        return false;
    }
}
