using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;

namespace RoslynSynth.Guides.Features;

/// <summary>
/// What the examples say of a literal: whether results and arguments hold it, always, sometimes or never, whether results hold more of it than arguments do, and whether
/// all begin or end with it. So of two words the one that a program writes can be told from the one that merely occurs.
/// </summary>
internal sealed class ConstantSigns
{
    /// <summary>Examples beyond this add little and cost time.</summary>
    private const int RowLimit = 8;

    private readonly ImmutableArray<Leaves> _arguments;
    private readonly ImmutableArray<Leaves> _results;

    private ConstantSigns(ImmutableArray<Leaves> arguments, ImmutableArray<Leaves> results) => (_arguments, _results) = (arguments, results);

    public static ConstantSigns Of(Specification specification)
    {
        var rows = specification.Examples.Where(e => e.Throws is null).Take(RowLimit).ToList();
        return new ConstantSigns([.. rows.Select(r => Leaves.Of(r.Arguments))], [.. rows.Select(r => Leaves.Of([r.Result]))]);
    }

    /// <summary>The words for what the examples say, the whole of it first; none where they can't say anything.</summary>
    public IEnumerable<string> Of(Constant constant) => constant.Value switch
    {
        char c => WordsOf("Text", Levels(c.ToString())),
        string { Length: > 0 } text => WordsOf("Text", Levels(text)),
        int or long or double or decimal => WordsOf("Number", Levels(Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture))),
        _ => [],
    };

    private static IEnumerable<string> WordsOf(string kind, ImmutableArray<string> levels) =>
        [$"{kind} in {string.Join(", ", levels)}", .. levels.Select(l => $"{kind} in {l}")];

    private ImmutableArray<string> Levels(double number) =>
    [
        Level("results", _results, l => l.Numbers.Contains(number)),
        Level("arguments", _arguments, l => l.Numbers.Contains(number)),
    ];

    private ImmutableArray<string> Levels(string text)
    {
        var levels = ImmutableArray.CreateBuilder<string>();
        levels.Add(Level("results", _results, l => l.CountOf(text) > 0));
        levels.Add(Level("arguments", _arguments, l => l.CountOf(text) > 0));
        if (_results.IsEmpty) return levels.ToImmutable();
        if (_results.Zip(_arguments).All(r => r.First.CountOf(text) > r.Second.CountOf(text))) levels.Add("more");
        if (_results.All(r => r.Texts is [var only] && only.StartsWith(text, StringComparison.Ordinal))) levels.Add("start");
        if (_results.All(r => r.Texts is [var only] && only.EndsWith(text, StringComparison.Ordinal))) levels.Add("end");
        return levels.ToImmutable();
    }

    private static string Level(string where, ImmutableArray<Leaves> rows, Func<Leaves, bool> holds)
    {
        var count = rows.Count(holds);
        return $"{(count == 0 ? "no" : count == rows.Length ? "all" : "some")} {where}";
    }

    /// <summary>The texts and numbers that values hold.</summary>
    private sealed record Leaves(ImmutableArray<string> Texts, ImmutableArray<double> Numbers)
    {
        public static Leaves Of(IEnumerable<object?> values)
        {
            var (texts, numbers) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<double>());
            foreach (var value in values.Select(ValueView.Of))
            {
                if (value.Kind == ValueKind.Text) texts.Add(value.Text);
                if (value.Kind == ValueKind.Number) numbers.Add(value.Number);
                texts.AddRange(value.Items.OfType<string>());
                numbers.AddRange(value.Items.OfType<double>());
            }

            return new Leaves(texts.ToImmutable(), numbers.ToImmutable());
        }

        public int CountOf(string text)
        {
            var count = 0;
            foreach (var held in Texts) count += held.AsSpan().Count(text);
            return count;
        }
    }
}
