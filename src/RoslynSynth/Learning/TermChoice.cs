using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using RoslynSynth.Terms;

namespace RoslynSynth.Learning;

/// <summary>
/// Chooses among the terms of an explored context: each root production in its turn, each cost in its turn, and terms put together from two, which are longer
/// than exploring reaches. What is nearly constant, has no value somewhere or grows large is left out.
/// </summary>
internal sealed class TermChoice(SearchContext context, Grammar grammar, Type type, ValueStore store, Random random)
{
    private const int TryLimit = 128;
    private const int TextLimit = 80;
    private const int ItemLimit = 24;
    private const int ComponentLimit = 10;
    private readonly TermBank _bank = context.Bank(type);
    private readonly TermBuilder _builder = new(grammar);
    private readonly TermEvaluator _evaluator = new(store);
    private readonly Frame _frame = FrameOf(context);
    private readonly HashSet<uint> _taken = [];

    /// <summary>Terms with their results, none of which a check holds to be known.</summary>
    public IEnumerable<(Term Term, object?[] Results)> Choose(KnownTasks.Check known)
    {
        var byRoot = Enumerable.Range(0, _bank.Count).Where(s => _bank.EntryOf(s).Production >= 0).GroupBy(s => _bank.EntryOf(s).Production).Select(g => g.ToArray()).ToArray();
        if (byRoot.Length == 0) yield break;
        for (var i = 0; i < TryLimit; i++)
        {
            var slot = i % 4 == 0 ? Pick(Pick(byRoot)) : SlotByCost(_bank);
            if (slot < 0 || _bank.EntryOf(slot).Production < 0) continue;
            var (term, words) = i % 2 == 1 ? Composed(slot) : (null, _bank[slot].Rows(context.RowCount).ToArray());
            if (words.Length == 0 || !_taken.Add(TermBank.Hash(words)) || !IsTelling(words)) continue;
            var results = Array.ConvertAll(words, w => store.Decode(w, type));
            if (!Array.TrueForAll(results, IsSmall)) continue;
            term ??= _builder.Build(context, type, slot);
            if (random.NextDouble() < ShareOf(term) && !TermTree.HoldsSpelledConstant(term) && !known.Holds(term)) yield return (term, results);
        }
    }

    /// <summary>Programs of one or two parts are found without a guide, and a lambda that looks at nothing is rarely wanted: fewer of them.</summary>
    private static double ShareOf(Term term)
    {
        var size = SizeOf(term);
        var share = size switch { 1 => 0.3, 2 => 0.7, _ => 1 };
        var isIdle = TermTree.AllIn(term).OfType<LambdaTerm>().Any(l => l.Parameters.All(p => TermTree.CountUses(l.Body, p) == 0));
        return isIdle ? share * 0.15 : share;
    }

    private static int SizeOf(Term term) => TermTree.AllIn(term).Count(t => t is ApplyTerm);

    private static Frame FrameOf(SearchContext context)
    {
        var frame = new Frame(context.RowCount);
        for (var i = 0; i < context.Variables.Length; i++) frame[context.Variables[i]] = context.Columns[i];
        return frame;
    }

    /// <summary>
    /// A term in whose place of a variable another term stands, once or twice or, as chains over sequences are long, three times, where that behaves unlike all shorter
    /// terms.
    /// </summary>
    private (Term? Term, int[] Words) Composed(int slot)
    {
        var term = _builder.Build(context, type, slot);
        for (var left = random.Next(1, context.Variables.Any(v => v.Type.IsArray) ? 4 : 3); left > 0; left--)
        {
            var used = context.Variables.Where(v => TermTree.CountUses(term, v) is 1 or 2).ToArray();
            if (used.Length == 0) return (null, []);
            var variable = Pick(used);
            var bank = context.Bank(variable.Type);
            var inner = SlotByCost(bank);
            if (inner < 0 || bank.EntryOf(inner).Production < 0) return (null, []);
            term = TermTree.Replace(term, new VariableTerm(variable), _builder.Build(context, variable.Type, inner));
        }

        if (SizeOf(term) > ComponentLimit) return (null, []);
        var words = _evaluator.Evaluate(term, _frame);
        return _bank.IndexOf(words) >= 0 ? (null, []) : (term, words);
    }

    /// <summary>A slot of a random cost: most terms have the highest, and should not be most of the tasks.</summary>
    private int SlotByCost(TermBank bank)
    {
        var (start, end) = bank.Level(random.Next(1, bank.ClosedLevel + 2));
        if (start == end) (start, end) = (0, bank.Count);
        return start == end ? -1 : random.Next(start, end);
    }

    private static bool IsTelling(int[] words) => !words.Contains(Word.Undefined) && words.Distinct().Count() * 2 >= Math.Min(words.Length, 4);

    private static bool IsSmall(object? value) => value switch
    {
        string text => text.Length <= TextLimit,
        Array items => items.Length <= ItemLimit,
        _ => true,
    };

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
