using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Takes the wanted strings (or sequences) apart from the left: each piece is a kept term whose value is the next part of the result on every
/// row, or a constant where all rows go on alike. The cheapest way through is found by Dijkstra's algorithm over vectors of offsets. The idea is
/// FlashFill's directed acyclic graph (Gulwani, 2011) with the bank's terms as edges.
/// </summary>
internal sealed class Concatenation
{
    private const int PieceLimit = 4000;
    private const int StateLimit = 2000;

    /// <summary>Goals with more rows than this (those of lambda bodies) are not cut by position.</summary>
    private const int CutRowLimit = 32;
    private readonly SearchContext _context;
    private readonly Goal _goal;
    private readonly TermBuilder _builder;
    private readonly SequenceTokens _tokens;
    private readonly Component _join;
    private readonly int[][] _wanted;
    private readonly TextCuts? _cuts;
    private readonly string[] _texts;
    private readonly Dictionary<int, List<Piece>> _pieces = [];
    private readonly Dictionary<int, bool> _isPart = [];
    private int _nextSlot;
    private int _pieceCount;

    private Concatenation(SearchContext context, Goal goal, TermBuilder builder, SequenceTokens tokens, Component join, TextCuts? cuts)
    {
        (_context, _goal, _builder, _tokens, _join, _cuts) = (context, goal, builder, tokens, join, cuts);
        _wanted = Array.ConvertAll(goal.Words.ToArray(), tokens.Of);
        _texts = cuts is null ? [] : Array.ConvertAll(_wanted, w => (string)tokens.Value(w));
    }

    /// <summary>A strategy for the goal, or null where the results are neither strings nor sequences or hold nulls.</summary>
    public static Concatenation? For(SearchContext context, Goal goal, TermBuilder builder, ValueStore store, Grammar grammar)
    {
        var join = grammar.Productions.Select(p => p.Component)
            .FirstOrDefault(c => c.Name == "Concat" && c.ResultType == goal.Type && c.ParameterTypes.Length == 2 && c.ParameterTypes.All(t => t == goal.Type));
        if (join is null || goal.RowCount == 0) return null;
        var tokens = SequenceTokens.For(goal.Type, store);
        foreach (var word in goal.Words)
        {
            if (tokens.IsNull(word)) return null;
        }

        var cuts = goal.Type == typeof(string) && goal.RowCount <= CutRowLimit ? new TextCuts(context, goal, grammar, store, builder) : null;
        return new Concatenation(context, goal, builder, tokens, join, cuts);
    }

    /// <summary>The cheapest concatenation that costs no more than the limit, or null: at least two pieces, or a part that no single term gives yet.</summary>
    public (Term Body, int Cost)? Find(int costLimit)
    {
        AddPieces();
        _cuts?.Refresh();
        var start = new State(new int[_wanted.Length]);
        var costs = new Dictionary<State, int> { [start] = 0 };
        var steps = new Dictionary<State, (State From, Piece Piece)>();
        var queue = new PriorityQueue<State, (int, int)>();
        queue.Enqueue(start, (0, 0));
        for (var order = 1; queue.TryDequeue(out var state, out var priority);)
        {
            if (priority.Item1 > costs[state]) continue;
            if (IsEnd(state)) return Build(state, steps, costs[state] - _join.Traits.Cost);
            if (costs.Count > StateLimit) return null;
            foreach (var (piece, next) in Steps(state))
            {
                var cost = costs[state] + piece.Cost + _join.Traits.Cost;
                if (cost - _join.Traits.Cost > costLimit || (costs.TryGetValue(next, out var known) && known <= cost)) continue;
                costs[next] = cost;
                steps[next] = (state, piece);
                queue.Enqueue(next, (cost, order++));
            }
        }

        return null;
    }

    private void AddPieces()
    {
        var bank = _context.Bank(_goal.Type);
        for (; _nextSlot < bank.Count && _pieceCount < PieceLimit; _nextSlot++)
        {
            var column = bank[_nextSlot];
            var words = new int[_wanted.Length];
            var isPart = true;
            for (var i = 0; i < words.Length && isPart; i++)
            {
                words[i] = column[_goal.Rows[i]];
                isPart = words[i] != Word.Undefined && IsPart(i, words[i]);
            }

            if (!isPart || Array.TrueForAll(words, w => _tokens.Of(w).Length == 0)) continue;
            var piece = new Piece(_nextSlot, null, null, bank.CostOf(_nextSlot), Array.ConvertAll(words, _tokens.Of));
            if (!_pieces.TryGetValue(words[0], out var list)) _pieces[words[0]] = list = [];
            list.Add(piece);
            _pieceCount++;
        }
    }

    private bool IsPart(int row, int word)
    {
        var key = HashCode.Combine(row, word);
        if (row == 0 && _isPart.TryGetValue(key, out var known)) return known;
        var result = !_tokens.IsNull(word) && _wanted[row].AsSpan().IndexOf(_tokens.Of(word)) >= 0;
        if (row == 0) _isPart[key] = result;
        return result;
    }

    private bool IsEnd(State state) => state.Offsets.Zip(_wanted).All(p => p.First == p.Second.Length);

    private IEnumerable<(Piece Piece, State Next)> Steps(State state)
    {
        foreach (var list in _pieces.Values)
        {
            if (!GoesOn(0, state, list[0].Tokens[0])) continue;
            foreach (var piece in list)
            {
                if (Follow(state, piece) is { } next) yield return (piece, next);
            }
        }

        foreach (var (lengths, cost, cut) in _cuts?.From(state.Offsets, _texts) ?? [])
            yield return (new Piece(-1, null, cut, cost, []), new State([.. state.Offsets.Zip(lengths, (offset, length) => offset + length)]));

        var shared = SharedLength(state);
        for (var length = 1; length <= shared; length++)
        {
            var tokens = _wanted[0].AsSpan(state.Offsets[0], length).ToArray();
            var piece = new Piece(-1, tokens, null, _tokens.ConstantCost(length), [.. _wanted.Select(_ => tokens)]);
            yield return (piece, Follow(state, piece)!);
        }
    }

    private bool GoesOn(int row, State state, int[] tokens) =>
        _wanted[row].AsSpan(state.Offsets[row]).StartsWith(tokens);

    private State? Follow(State state, Piece piece)
    {
        var offsets = new int[_wanted.Length];
        for (var row = 0; row < offsets.Length; row++)
        {
            if (!GoesOn(row, state, piece.Tokens[row])) return null;
            offsets[row] = state.Offsets[row] + piece.Tokens[row].Length;
        }

        return new State(offsets);
    }

    private int SharedLength(State state)
    {
        var shared = _wanted[0].AsSpan(state.Offsets[0]);
        for (var row = 1; row < _wanted.Length; row++)
            shared = shared[..shared.CommonPrefixLength(_wanted[row].AsSpan(state.Offsets[row]))];
        return shared.Length;
    }

    private (Term Body, int Cost)? Build(State end, Dictionary<State, (State From, Piece Piece)> steps, int cost)
    {
        var pieces = new Stack<Piece>();
        for (var state = end; steps.TryGetValue(state, out var step); state = step.From) pieces.Push(step.Piece);
        if (pieces.Count == 0 || (pieces.Count == 1 && pieces.Peek().Cut is null)) return null;
        return (pieces.Select(Spell).Aggregate((a, b) => new ApplyTerm(_join, [a, b])), cost);
    }

    private Term Spell(Piece piece) => piece switch
    {
        { Constant: { } tokens } => new ConstantTerm(_tokens.Value(tokens), _goal.Type),
        { Cut: { } cut } => _cuts!.Build(cut),
        _ => _builder.Build(_context, _goal.Type, piece.Slot),
    };

    private sealed record Piece(int Slot, int[]? Constant, TextCut? Cut, int Cost, int[][] Tokens);

    private sealed class State(int[] offsets) : IEquatable<State>
    {
        public int[] Offsets { get; } = offsets;

        public bool Equals(State? other) => other is not null && Offsets.AsSpan().SequenceEqual(other.Offsets);

        public override bool Equals(object? obj) => Equals(obj as State);

        public override int GetHashCode() => Offsets.Aggregate(17, HashCode.Combine);
    }
}
