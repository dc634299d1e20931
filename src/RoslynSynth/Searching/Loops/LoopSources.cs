using RoslynSynth.Evaluating;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Loops;

/// <summary>Finds what loops may run over: the cheapest sequences of the main context, and ranges of integers between its cheapest numbers.</summary>
internal sealed class LoopSources(SearchContext main, ValueStore store, TermBuilder builder)
{
    private const int CostLimit = 3;
    private const int CountLimit = 12;
    private const int EndCostLimit = 2;
    private const int ItemLimit = 1000;
    private readonly Dictionary<(Type, int), List<LoopSource>> _known = [];

    /// <summary>The sources of items of a type at a cost.</summary>
    public List<LoopSource> Of(Type item, int cost)
    {
        if (cost > main.ClosedLevel) return [];
        if (_known.TryGetValue((item, cost), out var sources)) return sources;
        sources = [.. Sequences(item.MakeArrayType(), cost)];
        if (item == typeof(int)) sources.AddRange(Ranges(cost));
        return _known[(item, cost)] = sources;
    }

    private IEnumerable<LoopSource> Sequences(Type type, int cost)
    {
        if (cost > CostLimit) yield break;
        var bank = main.Bank(type);
        var (start, end) = bank.Level(cost);
        for (var slot = start; slot < Math.Min(end, start + CountLimit); slot++)
        {
            if (bank.EntryOf(slot).Production is TermEntry.Constant or TermEntry.External) continue;
            var items = ItemsOf(bank[slot], SequenceWords.For(type, store)!);
            var place = slot;
            if (IsUseful(items))
                yield return new LoopSource(type.GetElementType()!, cost, items, v => new ElementDriver(v, null, builder.Build(main, type, place)));
        }
    }

    private int[]?[] ItemsOf(Column column, SequenceWords words) =>
        [.. Enumerable.Range(0, main.RowCount).Select(r => column[r] == Word.Undefined ? null : words.Of(column[r])).Select(i => i?.Length > ItemLimit ? null : i)];

    /// <summary>From 0, 1, 2 or a parameter up to a number that depends on the parameters; in steps of 1, a parameter or, which is seldom meant, 2.</summary>
    private IEnumerable<LoopSource> Ranges(int cost)
    {
        var bank = main.Bank(typeof(int));
        for (var endCost = 1; endCost <= EndCostLimit && endCost < cost; endCost++)
        {
            var (first, end) = bank.Level(endCost);
            for (var to = first; to < end; to++)
            {
                if (bank.EntryOf(to).Production is TermEntry.Constant or TermEntry.External) continue;
                foreach (var from in Cheapest(bank))
                {
                    foreach (var step in Cheapest(bank))
                    {
                        var stepCost = IsConstant(bank, step, 1) ? 0 : bank.EntryOf(step).Production == TermEntry.Constant ? 2 : 1;
                        var fromCost = IsConstant(bank, from, 0) || IsConstant(bank, from, 1) ? 1 : 2;
                        if (endCost + fromCost + stepCost != cost || from == to || step == to || IsConstant(bank, step, 0) || (step == from && !IsConstant(bank, step, 1))) continue;
                        foreach (var isInclusive in new[] { false, true })
                        {
                            if (Range(bank, from, to, step, isInclusive, cost) is { } range) yield return range;
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<int> Cheapest(TermBank bank)
    {
        var (start, end) = bank.Level(1);
        return Enumerable.Range(start, end - start).Where(s => bank.EntryOf(s).Production is TermEntry.Constant or TermEntry.Variable);
    }

    private static bool IsConstant(TermBank bank, int slot, int value) => bank.EntryOf(slot).Production == TermEntry.Constant && bank[slot][0] == value;

    private LoopSource? Range(TermBank bank, int from, int to, int step, bool isInclusive, int cost)
    {
        var items = new int[]?[main.RowCount];
        for (var row = 0; row < items.Length; row++) items[row] = Count(bank[from][row], bank[to][row], bank[step][row], isInclusive);
        if (!IsUseful(items)) return null;
        return new LoopSource(typeof(int), cost, items, v => new CountDriver(v, Build(from), Build(to), Build(step), isInclusive))
        {
            IsCounter = !isInclusive && IsConstant(bank, from, 0) && IsConstant(bank, step, 1),
        };

        Term Build(int slot) => builder.Build(main, typeof(int), slot);
    }

    private static int[]? Count(long from, long to, long step, bool isInclusive)
    {
        if (from == Word.Undefined || to == Word.Undefined || step == Word.Undefined) return null;
        if (isInclusive) to++;
        if (from >= to) return [];
        if (step <= 0 || (to - from) / step >= ItemLimit) return null;
        return [.. Enumerable.Range(0, (int)((to - from + step - 1) / step)).Select(i => (int)(from + (i * step)))];
    }

    /// <summary>Whether most examples have items and at least one has some.</summary>
    private static bool IsUseful(int[]?[] items) =>
        items.Count(i => i is null) * 2 <= items.Length && Array.Exists(items, i => i is { Length: > 1 });
}
