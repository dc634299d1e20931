using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using Xunit;

namespace RoslynSynth.Tests.Evaluating;

/// <summary>A wide form is a second form of a component's meaning: it must agree with the delegate on every word.</summary>
public sealed class WideFormTests
{
    private static readonly int[] EdgeInts =
        [0, 1, -1, 2, -2, 3, 7, -7, 31, 32, 46341, 65535, int.MaxValue, int.MaxValue - 1, int.MinValue, int.MinValue + 1, Word.Undefined];

    private static readonly Component[] Catalogue =
        [.. ComponentCatalogue.For(new HashSet<Type> { typeof(int), typeof(bool), typeof(char) })];

    public static TheoryData<string> Rows => [.. Catalogue.Where(c => c.Traits.WideKernel is not null).Select(c => c.ToString())];

    [Fact]
    public void Operators_of_every_direct_type_have_wide_forms() =>
        Assert.Equal(["Boolean", "Char", "Int32"], Catalogue.Where(c => c.Traits.WideKernel is not null).Select(c => c.ParameterTypes[0].Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(Rows))]
    public void Wide_form_agrees_with_delegate_on_pairs_of_edge_words(string row)
    {
        var component = Catalogue.Single(c => c.ToString() == row);
        var words = component.ParameterTypes.Select(WordsOf).ToArray();
        var tuples = words.Aggregate((int[][])[[]], (all, next) => [.. all.SelectMany(_ => next, (t, w) => (int[])[.. t, w])]);
        AssertAgreement(component, [.. words.Select((_, i) => tuples.Select(t => t[i]).ToArray())]);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Wide_form_agrees_with_delegate_on_random_words_of_any_count(string row)
    {
        var component = Catalogue.Single(c => c.ToString() == row);
        var random = new Random(20261125);
        for (var count = 1; count < 40; count++)
            AssertAgreement(component, [.. component.ParameterTypes.Select(t => Enumerable.Range(0, count).Select(_ => RandomWord(t, random)).ToArray())]);
    }

    private static int[] WordsOf(Type type) =>
        type == typeof(bool) ? [0, 1, Word.Undefined]
        : type == typeof(char) ? [0, 1, 'A', 'z', 0xD800, 0xFFFF, Word.Undefined]
        : EdgeInts;

    private static int RandomWord(Type type, Random random) =>
        random.Next(12) == 0 ? Word.Undefined
        : type == typeof(bool) ? random.Next(2)
        : type == typeof(char) ? random.Next(0x10000)
        : random.Next(2) == 0 ? random.Next(-9, 10) : random.Next(int.MinValue, int.MaxValue);

    private static void AssertAgreement(Component component, int[][] columns)
    {
        var operands = default(Operands);
        for (var i = 0; i < columns.Length; i++) operands[i] = new Column(columns[i], 0);
        var (wide, plain) = (new int[columns[0].Length], new int[columns[0].Length]);
        component.CreateKernel(new ValueStore()).Run(operands, wide);
        component.CreateDelegateKernel(new ValueStore()).Run(operands, plain);
        for (var i = 0; i < plain.Length; i++)
            Assert.True(plain[i] == wide[i], $"{component}({string.Join(", ", columns.Select(c => c[i]))}): delegate {plain[i]}, wide {wide[i]}");
    }
}
