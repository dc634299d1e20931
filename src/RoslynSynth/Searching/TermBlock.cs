using RoslynSynth.Evaluating;

namespace RoslynSynth.Searching;

/// <summary>
/// Some hundred terms of one work unit on their way through evaluation, hashing and looking up. Operands are gathered into long columns, so that a
/// kernel runs once for all of them, and memory is fetched ahead for all of them before it is needed.
/// </summary>
internal sealed class TermBlock
{
    private const int TermLimit = 256;
    private const int WordLimit = 4096;
    private readonly uint[] _hashes = new uint[TermLimit];
    private readonly int[] _found = new int[TermLimit];
    private readonly int[][] _slots = [new int[TermLimit], new int[TermLimit], new int[TermLimit], new int[TermLimit]];
    private readonly int[][] _operands = [[], [], [], []];
    private int[] _words = [];
    private WorkUnit _unit = null!;
    private Kernel _kernel = null!;
    private UnitResult _result = null!;
    private int _stride;
    private int _capacity;
    private int _count;

    public void Begin(WorkUnit unit, Kernel kernel, UnitResult result)
    {
        (_unit, _kernel, _result) = (unit, kernel, result);
        _stride = unit.Context.RowCount;
        _capacity = Math.Clamp(WordLimit / Math.Max(1, _stride), 8, TermLimit);
        _count = 0;
        var length = _capacity * _stride;
        if (_words.Length < length) _words = new int[length];
        for (var i = 0; i < unit.Arguments.Length && unit.Map is null; i++)
        {
            if (_operands[i].Length < length) _operands[i] = new int[length];
        }
    }

    /// <summary>Adds the terms whose last argument comes from a range of slots and whose others are fixed.</summary>
    /// <param name="fixedSlots">Four slots; that of the last argument is ignored.</param>
    /// <param name="start">First slot of the last argument.</param>
    /// <param name="end">Behind the last slot of the last argument.</param>
    public void Add(ReadOnlySpan<int> fixedSlots, int start, int end)
    {
        while (start < end)
        {
            var count = Math.Min(end - start, _capacity - _count);
            if (_unit.Map is null) count = Gather(fixedSlots, start, count);
            else Replay(fixedSlots, start, count);
            for (var i = 0; i < _slots.Length; i++) _slots[i].AsSpan(_count, count).Fill(fixedSlots[i]);
            var last = _slots[_unit.Arguments.Length - 1];
            for (var i = 0; i < count; i++) last[_count + i] = start + i;
            _count += count;
            start += count;
            if (_count == _capacity) Screen();
        }
    }

    /// <summary>Evaluates and looks up what was gathered; what is new or wanted goes to the result.</summary>
    public void Screen()
    {
        if (_count == 0) return;
        var words = _words.AsSpan(0, _count * _stride);
        if (_unit.Map is null)
        {
            var operands = default(Operands);
            for (var i = 0; i < _unit.Arguments.Length; i++) operands[i] = new Column(_operands[i], 0);
            _kernel.Run(operands, words);
        }

        _result.TriedCount += _count;
        var bank = _unit.Result;
        Hash(words, bank);
        bank.FindAll(words, _hashes.AsSpan(0, _count), _found);
        for (var i = 0; i < _count; i++)
        {
            if (_hashes[i] == 0 || (_found[i] >= 0 && !_unit.Context.IsWanted(bank.Type, _hashes[i]))) continue;
            var entry = new TermEntry(_unit.Production.Id.Value, _slots[0][i], _slots[1][i], _slots[2][i], _slots[3][i]);
            _result.Add(entry, _hashes[i], words.Slice(i * _stride, _stride));
        }

        _count = 0;
    }

    /// <summary>Copies operands of consecutive terms as far as they lie together; returns how many.</summary>
    private int Gather(ReadOnlySpan<int> fixedSlots, int start, int count)
    {
        var arguments = _unit.Arguments;
        var last = arguments.Length - 1;
        var run = arguments[last].Bank.Run(start, count);
        count = run.Length / _stride;
        run.CopyTo(_operands[last].AsSpan(_count * _stride));
        for (var i = 0; i < last; i++)
        {
            var column = arguments[i].Bank.Run(fixedSlots[i], 1);
            var target = _operands[i].AsSpan(_count * _stride, run.Length);
            column.CopyTo(target);
            for (var done = column.Length; done < target.Length; done *= 2)
                target[..Math.Min(done, target.Length - done)].CopyTo(target[done..]);
        }

        return count;
    }

    /// <summary>Terms with a lambda are evaluated one by one: each has its own recorded results.</summary>
    private void Replay(ReadOnlySpan<int> fixedSlots, int start, int count)
    {
        var arguments = _unit.Arguments;
        var last = arguments.Length - 1;
        var operands = new Operands { Map = _unit.Map };
        for (var i = 0; i < last; i++) operands[i] = arguments[i].Bank[fixedSlots[i]];
        for (var i = 0; i < count; i++)
        {
            operands[last] = arguments[last].Bank[start + i];
            _kernel.Run(operands, _words.AsSpan((_count + i) * _stride, _stride));
        }
    }

    /// <summary>Hashes; 0 for a term with no value on more than half of its rows.</summary>
    private void Hash(ReadOnlySpan<int> words, TermBank bank)
    {
        var hasUndefined = words.Contains(Word.Undefined);
        for (var i = 0; i < _count; i++)
        {
            var column = words.Slice(i * _stride, _stride);
            var hash = hasUndefined && column.Count(Word.Undefined) * 2 > _stride ? 0 : TermBank.Hash(column);
            _hashes[i] = hash;
            if (hash != 0) bank.Prefetch(hash);
        }
    }
}
