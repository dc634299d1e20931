using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>A part of a text variable between two positions, as it would be spelled.</summary>
/// <param name="Component"><c>s[start..end]</c> in one of its forms.</param>
/// <param name="Variable">Slot of the text.</param>
/// <param name="Positions">Slots of the positions that the form takes.</param>
internal sealed record TextCut(Component Component, int Variable, ImmutableArray<int> Positions);

/// <summary>
/// All parts of the text variables between two known positions, found by what they must spell: from a place in the wanted texts follow the starts
/// that agree there on every row, and from each start the ends. Deeper than any enumeration of pairs gets. The idea is FlashFill's SubStr
/// (Gulwani, 2011) with the bank's integers as position expressions.
/// </summary>
internal sealed class TextCuts
{
    private const int PositionLimit = 160;
    private const int PositionCostLimit = 7;
    private const int VariableLimit = 4;
    private readonly SearchContext _context;
    private readonly Goal _goal;
    private readonly TermBuilder _builder;
    private readonly ImmutableArray<Source> _sources;
    private readonly Dictionary<string, Production> _forms;
    private int _nextSlot;

    public TextCuts(SearchContext context, Goal goal, Grammar grammar, ValueStore store, TermBuilder builder)
    {
        (_context, _goal, _builder) = (context, goal, builder);
        _forms = grammar.Productions.Where(p => p.Component.ResultType == typeof(string) && p.Component.Name is "Slice" or "SliceToEnd" or "SliceFromEnd" or "Prefix" or "From" or "Suffix" or "WithoutEnd")
            .ToDictionary(p => p.Component.Name);
        _sources = [.. Variables().Take(VariableLimit).Select(slot => new Source(slot, TextsOf(slot, store)))];
    }

    /// <summary>Takes in positions found since the last call.</summary>
    public void Refresh()
    {
        var bank = _context.Bank(typeof(int));
        for (; _nextSlot < bank.Count && bank.CostOf(_nextSlot) <= PositionCostLimit; _nextSlot++)
        {
            if (IsSpelledConstant(bank)) continue;
            var column = bank[_nextSlot];
            var values = new int[_goal.RowCount];
            for (var i = 0; i < values.Length; i++) values[i] = column[_goal.Rows[i]];
            var cost = bank.CostOf(_nextSlot);
            foreach (var source in _sources)
            {
                source.Add(new Position(_nextSlot, false, cost, values), PositionLimit);
                if (bank.EntryOf(_nextSlot).Production == TermEntry.Constant)
                    source.Add(new Position(_nextSlot, true, cost, [.. values.Select((v, i) => v == Word.Undefined ? v : source.Texts[i].Length - v)]), PositionLimit);
            }
        }
    }

    /// <summary>Whether a place is put together of literals: a fixed one is seldom meant, and hardly ever one that is no usual number.</summary>
    private bool IsSpelledConstant(TermBank bank) =>
        bank.EntryOf(_nextSlot).Production >= 0 && !TermTree.AllIn(_builder.Build(_context, typeof(int), _nextSlot)).Any(t => t is VariableTerm or LoopTerm);

    /// <summary>The cheapest cut for each way to go on from a place in the wanted texts: how many characters it spells on each row.</summary>
    public IEnumerable<(int[] Lengths, int Cost, TextCut Cut)> From(int[] offsets, string[] wanted)
    {
        var best = new Dictionary<RowLengths, (int Cost, TextCut Cut)>();
        foreach (var source in _sources)
        {
            foreach (var start in source.Positions)
            {
                if (Agreement(source, start, offsets, wanted) is not { } limits) continue;
                foreach (var end in source.Positions)
                {
                    if (LengthsOf(start, end, limits) is not { } lengths || Form(source, start, end) is not { } form) continue;
                    var key = new RowLengths(lengths);
                    if (!best.TryGetValue(key, out var known) || form.Cost < known.Cost) best[key] = (form.Cost, form.Cut);
                }
            }
        }

        return best.Select(b => (b.Key.Lengths, b.Value.Cost, b.Value.Cut));
    }

    /// <summary>The cut as a term.</summary>
    public Term Build(TextCut cut) => new ApplyTerm(
        cut.Component,
        [_builder.Build(_context, typeof(string), cut.Variable), .. cut.Positions.Select(p => _builder.Build(_context, typeof(int), p))]);

    private IEnumerable<int> Variables()
    {
        var bank = _context.Bank(typeof(string));
        var (start, end) = bank.Level(1);
        return Enumerable.Range(start, end - start).Where(slot => bank.EntryOf(slot).Production is TermEntry.Variable
            && _goal.Rows.ToArray().All(r => bank[slot][r] != Word.Undefined));
    }

    private string[] TextsOf(int slot, ValueStore store)
    {
        var column = _context.Bank(typeof(string))[slot];
        return [.. _goal.Rows.ToArray().Select(r => store.Table<string>()[column[r]] ?? "")];
    }

    /// <summary>How far each row's text agrees with what is wanted next; null where it agrees nowhere.</summary>
    private static int[]? Agreement(Source source, Position start, int[] offsets, string[] wanted)
    {
        int[]? limits = null;
        for (var row = 0; row < offsets.Length; row++)
        {
            var length = source.Texts[row].AsSpan(start.Values[row]).CommonPrefixLength(wanted[row].AsSpan(offsets[row]));
            if (length == 0 && row == 0) return null;
            limits ??= new int[offsets.Length];
            limits[row] = length;
        }

        return limits;
    }

    private static int[]? LengthsOf(Position start, Position end, int[] limits)
    {
        for (var row = 0; row < limits.Length; row++)
        {
            var length = end.Values[row] - start.Values[row];
            if (length < (row == 0 ? 1 : 0) || length > limits[row]) return null;
        }

        return [.. limits.Select((_, row) => end.Values[row] - start.Values[row])];
    }

    private (int Cost, TextCut Cut)? Form(Source source, Position start, Position end)
    {
        var isWhole = start.IsEdge && end.IsEdge;
        if (isWhole || (end.IsEdge && !end.IsFromEnd) || (start.IsEdge && start.IsFromEnd)) return null;
        var name = (start.IsEdge, start.IsFromEnd, end.IsEdge, end.IsFromEnd) switch
        {
            (true, _, _, false) => "Prefix",
            (true, _, _, true) => "WithoutEnd",
            (_, false, true, _) => "From",
            (_, true, true, _) => "Suffix",
            (_, false, _, false) => "Slice",
            (_, false, _, true) => "SliceToEnd",
            (_, true, _, true) => "SliceFromEnd",
            _ => "",
        };
        if (!_forms.TryGetValue(name, out var form)) return null;
        ImmutableArray<int> positions = start.IsEdge ? [end.Slot] : end.IsEdge ? [start.Slot] : [start.Slot, end.Slot];
        return (form.Cost + 1 + start.Cost + end.Cost, new TextCut(form.Component, source.Slot, positions));
    }

    /// <summary>A position on every row; an edge is the beginning or the end of the text, which needs no spelling.</summary>
    private sealed record Position(int Slot, bool IsFromEnd, int Cost, int[] Values)
    {
        public bool IsEdge => Slot < 0;
    }

    private sealed class Source
    {
        private readonly HashSet<RowLengths> _known = [];

        public Source(int slot, string[] texts)
        {
            (Slot, Texts) = (slot, texts);
            Positions.Add(new Position(-1, false, 0, new int[texts.Length]));
            Positions.Add(new Position(-1, true, 0, [.. texts.Select(t => t.Length)]));
            foreach (var edge in Positions) _known.Add(new RowLengths(edge.Values));
        }

        public int Slot { get; }

        public string[] Texts { get; }

        public List<Position> Positions { get; } = [];

        public void Add(Position position, int limit)
        {
            if (Positions.Count >= limit) return;
            for (var i = 0; i < Texts.Length; i++)
            {
                if (position.Values[i] < 0 || position.Values[i] > Texts[i].Length) return;
            }

            if (_known.Add(new RowLengths(position.Values))) Positions.Add(position);
        }
    }

    private sealed record RowLengths(int[] Lengths)
    {
        public bool Equals(RowLengths? other) => other is not null && Lengths.AsSpan().SequenceEqual(other.Lengths);

        public override int GetHashCode() => Lengths.Aggregate(17, HashCode.Combine);
    }
}
