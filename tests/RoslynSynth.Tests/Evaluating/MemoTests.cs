using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using Xunit;

namespace RoslynSynth.Tests.Evaluating;

/// <summary>Kernels over interned values remember results; what they give must be what the delegate gives, in any order and however often.</summary>
public sealed class MemoTests
{
    private const int RowCount = 30_000;
    private readonly ValueStore _store = new();
    private readonly Random _random = new(1_234_567);

    [Fact]
    public void Remembered_results_of_two_arguments_are_those_of_the_delegate_guards_and_exceptions_included()
    {
        var component = Component.Of("Upto", (string s, int end) => s.Substring(0, end), (s, end) => end != 3);
        int[] texts = [.. Enumerable.Range(0, 200).Select(i => _store.Encode(new string((char)('a' + (i % 26)), i % 7) + i, typeof(string)))];
        var (a, b) = (Chosen(texts), Chosen([.. Enumerable.Range(-2, 12)]));
        var output = Run(component, a, b);
        for (var row = 0; row < RowCount; row++)
        {
            var text = (string)_store.Decode(a[row], typeof(string))!;
            var isDefined = b[row] != 3 && b[row] >= 0 && b[row] <= text.Length;
            Assert.Equal(isDefined ? _store.Encode(text[..b[row]], typeof(string)) : Word.Undefined, output[row]);
        }
    }

    [Fact]
    public void Remembered_results_of_one_and_three_arguments_are_those_of_the_delegate()
    {
        var numbers = Chosen([.. Enumerable.Range(-5000, 10_000)]);
        var spelled = Run(Component.Of("Spell", (int a) => a.ToString()), numbers);
        var (middle, last) = (Chosen([1, 2, 3]), Chosen([4, 5, 6]));
        var joined = Run(Component.Of("Join", (string s, int a, int b) => $"{s},{a},{b}"), spelled, middle, last);
        for (var row = 0; row < RowCount; row++)
        {
            Assert.Equal(numbers[row].ToString(), _store.Decode(spelled[row], typeof(string)));
            Assert.Equal($"{numbers[row]},{middle[row]},{last[row]}", _store.Decode(joined[row], typeof(string)));
        }
    }

    private int[] Chosen(int[] words) => [.. Enumerable.Range(0, RowCount).Select(_ => words[_random.Next(words.Length)])];

    private int[] Run(Component component, params int[][] columns)
    {
        var operands = default(Operands);
        for (var i = 0; i < columns.Length; i++) operands[i] = new Column(columns[i], 0);
        var output = new int[RowCount];
        component.CreateKernel(_store).Run(operands, output);
        return output;
    }
}
