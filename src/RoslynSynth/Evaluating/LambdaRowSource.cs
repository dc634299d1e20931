using RoslynSynth.Grammars;

namespace RoslynSynth.Evaluating;

/// <summary>Lists the parameter values of a lambda for one outer row, in the order in which the component calls it.</summary>
internal sealed class LambdaRowSource(LambdaRows kind, Component component, ValueStore store)
{
    private readonly SequenceWords? _first = SequenceWords.For(component.ParameterTypes[0], store);
    private readonly SequenceWords? _second = kind == LambdaRows.Pairs ? SequenceWords.For(component.ParameterTypes[1], store) : null;

    /// <summary>Appends one word per parameter and call; nothing where an operand is undefined or null.</summary>
    public void Append(in Operands operands, int row, List<int>[] words)
    {
        var first = operands.A[row];
        if (first == Word.Undefined) return;
        switch (kind)
        {
            case LambdaRows.Elements:
                words[0].AddRange(_first!.Of(first));
                break;
            case LambdaRows.IndexedElements:
                var items = _first!.Of(first);
                words[0].AddRange(items);
                words[1].AddRange(Enumerable.Range(0, items.Length));
                break;
            case LambdaRows.Pairs:
                var second = operands.B[row];
                if (second == Word.Undefined) return;
                foreach (var (a, b) in _first!.Of(first).Zip(_second!.Of(second)))
                {
                    words[0].Add(a);
                    words[1].Add(b);
                }

                break;
            case LambdaRows.Counter:
                if (first is > 0 and <= CounterLimit) words[0].AddRange(Enumerable.Range(0, first));
                break;
            default:
                throw new NotSupportedException($"Rows of {kind} are not listed in advance.");
        }
    }

    /// <summary>Counters above this are not searched on.</summary>
    public const int CounterLimit = 256;
}

/// <summary>The words of a sequence's elements.</summary>
internal abstract class SequenceWords
{
    /// <summary>The element words of the sequence with the given word; empty for null.</summary>
    public abstract int[] Of(int word);

    public static SequenceWords? For(Type sequence, ValueStore store) => sequence.IsArray
        ? (SequenceWords)Activator.CreateInstance(typeof(SequenceWords<>).MakeGenericType(sequence.GetElementType()!), store)!
        : null;
}

/// <inheritdoc/>
internal sealed class SequenceWords<T>(ValueStore store) : SequenceWords
{
    private readonly ValueTable<T[]> _sequences = store.Table<T[]>();
    private readonly Encoder<T> _encoder = Encoder<T>.For(store);

    public override int[] Of(int word) =>
        _sequences[word] is { } items ? items as int[] ?? Array.ConvertAll(items, i => Word.Encode(i, _encoder)) : [];
}
