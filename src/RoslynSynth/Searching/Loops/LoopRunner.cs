using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching.Loops;

/// <summary>
/// Runs loops over all examples at once. A body's terms become a short list of operations on columns that are used again for every loop, so a
/// round allocates nothing. Examples whose loop has ended stay where they are.
/// </summary>
internal sealed class LoopRunner(SearchContext main, Grammar grammar, ValueStore store, KernelSet kernels)
{
    private const int RoundLimit = 1000;

    /// <summary>Rounds within which some example must have ended, and those of a loop with a condition within which half of them must.</summary>
    private const int FirstEndLimit = 32;
    private const int HalfEndLimit = 64;

    /// <summary>What an operation and a whole run cost beyond their words, in words.</summary>
    public const int OperationWork = 12;
    private const int RunWork = 200;

    private readonly int _rowCount = main.RowCount;
    private readonly List<(Kernel? Kernel, Operands Operands, int[] Output)> _operations = [];
    private readonly List<(Type Type, int Slot, Column Column)> _compiled = [];
    private readonly List<int[]> _scratch = [];
    private readonly Dictionary<int, Column> _constants = [];
    private readonly bool[] _isRunning = new bool[main.RowCount];
    private readonly int[][] _next = [new int[main.RowCount], new int[main.RowCount]];
    private int[][] _variables = [];
    private LoopBodies _bodies = null!;
    private LoopScreen? _screen;
    private bool _isHopeless;
    private int _used;

    /// <summary>Words computed so far.</summary>
    public long Work { get; private set; }

    /// <summary>The words of a state variable after the run.</summary>
    public ReadOnlySpan<int> State(int index) => _variables[index];

    /// <summary>The first state after each round of each example; only where the run was asked to record it.</summary>
    public List<int>[] History { get; } = [.. Enumerable.Range(0, main.RowCount).Select(_ => new List<int>())];

    /// <summary>Runs a loop. False where it has no value on too many examples.</summary>
    /// <param name="bodies">Where its terms are.</param>
    /// <param name="starts">The first words of the states.</param>
    /// <param name="items">The items of each example, or null for a loop with a condition.</param>
    /// <param name="condition">The slot of the condition, where there are no items.</param>
    /// <param name="steps">The slots of the steps.</param>
    /// <param name="records">Whether the first state after each round is recorded in <see cref="History"/>.</param>
    /// <param name="screen">Begun for this loop, or null where it is of use even where it meets no goal.</param>
    /// <param name="patience">Rounds after which a loop that can meet no goal is given up.</param>
    public bool Run(LoopBodies bodies, ReadOnlySpan<Column> starts, int[]?[]? items, int condition, ReadOnlySpan<int> steps, bool records, LoopScreen? screen, int patience)
    {
        (_screen, _isHopeless) = (screen, false);
        Prepare(bodies, starts, records);
        Work += RunWork;
        var test = items is null ? Compile(typeof(bool), condition) : default;
        var conditionCount = _operations.Count;
        var columns = new Column[steps.Length];
        for (var s = 0; s < steps.Length; s++) columns[s] = Compile(bodies.Shape.States[s], steps[s]);
        var running = Begin(items);
        for (var round = 0; running > 0; round++)
        {
            if (round >= RoundLimit || (round >= FirstEndLimit && running == _rowCount)) return false;
            if (items is null && round >= HalfEndLimit && running * 2 > _rowCount) return false;
            if (items is not null) running -= Take(items, round);
            else
            {
                Execute(0, conditionCount);
                running -= Check(test);
            }

            if (_isHopeless && round >= patience) return false;
            if (running == 0) break;
            Execute(conditionCount, _operations.Count);

            // A round that changes nothing would be repeated for ever.
            if (!Step(columns, records, ref running) && items is null) return false;
        }

        return Defined();
    }

    private bool Defined()
    {
        var undefined = 0;
        foreach (var word in _variables[0]) undefined += word == Word.Undefined ? 1 : 0;
        return undefined * 2 <= _rowCount;
    }

    private void Prepare(LoopBodies bodies, ReadOnlySpan<Column> starts, bool records)
    {
        if (_bodies != bodies) _variables = [.. bodies.Variables.Select(_ => new int[_rowCount])];
        _bodies = bodies;
        _operations.Clear();
        _compiled.Clear();
        _used = 0;
        for (var s = 0; s < starts.Length; s++) starts[s].Rows(_rowCount).CopyTo(_variables[s]);
        if (!records) return;
        foreach (var list in History) list.Clear();
    }

    private int Begin(int[]?[]? items)
    {
        var running = 0;
        for (var row = 0; row < _rowCount; row++)
        {
            _isRunning[row] = items is null || items[row] is not null;
            for (var s = 0; s < _bodies.Shape.States.Length; s++) _isRunning[row] &= _variables[s][row] != Word.Undefined;
            if (_isRunning[row]) running++;
            else Fail(row);
        }

        return running;
    }

    private void Fail(int row)
    {
        _isRunning[row] = false;
        for (var s = 0; s < _bodies.Shape.States.Length; s++) _variables[s][row] = Word.Undefined;
    }

    private void End(int row)
    {
        _isRunning[row] = false;
        _isHopeless |= _screen?.Ended(row, _variables) == false;
    }

    /// <summary>Hands out the items of a round; gives how many examples have none left.</summary>
    private int Take(int[]?[] items, int round)
    {
        var ended = 0;
        var column = _variables[^1];
        for (var row = 0; row < _rowCount; row++)
        {
            if (!_isRunning[row]) continue;
            var own = items[row]!;
            if (round < own.Length)
            {
                column[row] = own[round];
                continue;
            }

            End(row);
            ended++;
        }

        return ended;
    }

    private int Check(Column test)
    {
        var ended = 0;
        for (var row = 0; row < _rowCount; row++)
        {
            if (!_isRunning[row] || test[row] == 1) continue;
            if (test[row] == Word.Undefined) Fail(row);
            End(row);
            ended++;
        }

        return ended;
    }

    /// <summary>Takes all steps at once; false where nothing changes any more.</summary>
    private bool Step(Column[] next, bool records, ref int running)
    {
        for (var s = 0; s < next.Length; s++) next[s].Rows(_rowCount).CopyTo(_next[s]);
        var hasChanged = false;
        for (var row = 0; row < _rowCount; row++)
        {
            if (!_isRunning[row]) continue;
            var isDefined = true;
            for (var s = 0; s < next.Length; s++)
            {
                hasChanged |= _variables[s][row] != _next[s][row];
                _variables[s][row] = _next[s][row];
                isDefined &= _next[s][row] != Word.Undefined;
            }

            if (isDefined)
            {
                if (records) History[row].Add(_variables[0][row]);
                continue;
            }

            Fail(row);
            running--;
        }

        return hasChanged;
    }

    private void Execute(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var (kernel, operands, output) = _operations[i];
            if (kernel is not null) kernel.Run(operands, output);
            else Choose(operands, output);
        }

        Work += (to - from) * (_rowCount + OperationWork) + _rowCount;
    }

    private static void Choose(in Operands operands, int[] output)
    {
        for (var row = 0; row < output.Length; row++)
            output[row] = operands.A[row] == 1 ? operands.B[row] : operands.A[row] == 0 ? operands.C[row] : Word.Undefined;
    }

    /// <summary>The column in which a term's words will stand, after the operations so far.</summary>
    private Column Compile(Type type, int slot)
    {
        foreach (var (knownType, knownSlot, known) in _compiled)
        {
            if (knownSlot == slot && knownType == type) return known;
        }

        var column = Compile(type, _bodies.Context.Bank(type).EntryOf(slot));
        _compiled.Add((type, slot, column));
        return column;
    }

    private Column Compile(Type type, in TermEntry entry)
    {
        var operands = default(Operands);
        switch (entry.Production)
        {
            case TermEntry.Variable:
                return new Column(_variables[entry.A], 0);
            case TermEntry.Constant:
                if (!_constants.TryGetValue(entry.A, out var constant)) _constants[entry.A] = constant = ConstantColumn(entry.A);
                return constant;
            case TermEntry.Lifted:
                return main.Bank(type)[entry.A];
            case TermEntry.Choice:
                operands.A = Compile(typeof(bool), entry.A);
                operands.B = Compile(type, entry.B);
                operands.C = Compile(type, entry.C);
                return Emit(null, operands);
            default:
                var production = grammar.Productions[entry.Production];
                for (var i = 0; i < production.ArgumentTypes.Length; i++) operands[i] = Compile(production.ArgumentTypes[i], entry[i]);
                return Emit(kernels.Of(production.Component), operands);
        }
    }

    private Column ConstantColumn(int index)
    {
        var words = new int[_rowCount];
        Array.Fill(words, store.Encode(grammar.Constants[index].Value, grammar.Constants[index].Type));
        return new Column(words, 0);
    }

    private Column Emit(Kernel? kernel, in Operands operands)
    {
        if (_used == _scratch.Count) _scratch.Add(new int[_rowCount]);
        var output = _scratch[_used++];
        _operations.Add((kernel, operands, output));
        return new Column(output, 0);
    }
}
