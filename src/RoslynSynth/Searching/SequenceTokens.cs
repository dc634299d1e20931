using RoslynSynth.Evaluating;

namespace RoslynSynth.Searching;

/// <summary>Strings as code units and sequences as element words: one view for taking both apart.</summary>
internal abstract class SequenceTokens
{
    public abstract bool IsNull(int word);

    /// <summary>The tokens of a value; do not change them.</summary>
    public abstract int[] Of(int word);

    /// <summary>The value that consists of the tokens.</summary>
    public abstract object Value(int[] tokens);

    /// <summary>Cost of a constant of this many tokens: high, since a constant may merely copy the results.</summary>
    public abstract int ConstantCost(int length);

    public static SequenceTokens For(Type type, ValueStore store) => type == typeof(string)
        ? new TextTokens(store)
        : (SequenceTokens)Activator.CreateInstance(typeof(ElementTokens<>).MakeGenericType(type.GetElementType()!), store)!;

    private sealed class TextTokens(ValueStore store) : SequenceTokens
    {
        private readonly ValueTable<string> _texts = store.Table<string>();
        private readonly Dictionary<int, int[]> _known = [];

        public override bool IsNull(int word) => _texts[word] is null;

        public override int[] Of(int word)
        {
            if (!_known.TryGetValue(word, out var tokens)) _known[word] = tokens = [.. _texts[word].Select(c => (int)c)];
            return tokens;
        }

        public override object Value(int[] tokens) => string.Concat(tokens.Select(t => (char)t));

        public override int ConstantCost(int length) => 2 + (length / 2);
    }

    private sealed class ElementTokens<T>(ValueStore store) : SequenceTokens
    {
        private readonly ValueTable<T[]> _sequences = store.Table<T[]>();
        private readonly ValueTable<T> _elements = store.Table<T>();
        private readonly SequenceWords<T> _words = new(store);

        public override bool IsNull(int word) => _sequences[word] is null;

        public override int[] Of(int word) => _words.Of(word);

        public override object Value(int[] tokens) => Array.ConvertAll(tokens, t => Word.Decode(t, _elements));

        public override int ConstantCost(int length) => 1 + (2 * length);
    }
}
