using System.Runtime.CompilerServices;
using RoslynSynth.Grammars;

namespace RoslynSynth.Evaluating;

/// <summary>Runs one component over columns. Holds state: one thread only.</summary>
internal abstract class Kernel
{
    /// <summary>Computes <paramref name="output"/> from the operands, one word for each of its rows.</summary>
    public void Run(in Operands operands, Span<int> output)
    {
        var row = 0;
        while (row < output.Length)
        {
            try
            {
                RunFrom(ref row, operands, output);
            }
#pragma warning disable CA1031 // Whatever a component throws means the same: no value on this row.
            catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
            {
                output[row++] = Word.Undefined;
            }
        }
    }

    protected abstract void RunFrom(ref int row, in Operands operands, Span<int> output);
}

/// <summary>One argument of a kernel: decodes words, or hands out the replayed lambda.</summary>
internal readonly struct Argument<T>
{
    private readonly ValueTable<T> _table;
    private readonly T _function;

    public Argument(ValueStore store)
    {
        if (Component.IsFunction(typeof(T)))
        {
            Replay = Evaluating.Replay.For(typeof(T), store);
            _function = (T)(object)Replay.Function;
            _table = null!;
        }
        else
        {
            _table = store.Table<T>();
            _function = default!;
        }
    }

    public Replay? Replay { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Decode(int word) => Replay is null ? Word.Decode(word, _table) : _function;

    /// <summary>The words to read; a lambda has none of its own, so another argument's stand in.</summary>
    public ReadOnlySpan<int> Words(Column column, Column other, RowMap? map, int count)
    {
        if (Replay is null) return column.Rows(count);
        Replay.Load(column, map!);
        return other.Rows(count);
    }
}

internal sealed class Kernel<TResult>(Func<TResult> body, ValueStore store) : Kernel
{
    private readonly Encoder<TResult> _encoder = Encoder<TResult>.For(store);

    protected override void RunFrom(ref int row, in Operands operands, Span<int> output)
    {
        var word = Word.Encode(body(), _encoder);
        for (; row < output.Length; row++) output[row] = word;
    }
}

internal sealed class Kernel<T1, TResult>(Func<T1, TResult> body, Func<T1, bool>? guard, ValueStore store) : Kernel
{
    private readonly Argument<T1> _first = new(store);
    private readonly Encoder<TResult> _encoder = Encoder<TResult>.For(store);
    private readonly Memo? _memo = Memo.For(typeof(T1), typeof(TResult));

    protected override void RunFrom(ref int row, in Operands operands, Span<int> output)
    {
        var a = operands.A.Rows(output.Length);
        for (; row < output.Length; row++)
        {
            output[row] = Word.Undefined;
            if (a[row] == Word.Undefined) continue;
            output[row] = _memo is null ? Compute(a[row]) : Recall(a[row], _memo);
        }
    }

    private int Recall(int a, Memo memo)
    {
        if (!memo.TryGet(a, 0, 0, out var slot)) slot.Result = Compute(a);
        return slot.Result;
    }

    private int Compute(int a)
    {
        var x = _first.Decode(a);
        return guard is null || guard(x) ? Word.Encode(body(x), _encoder) : Word.Undefined;
    }
}

internal sealed class Kernel<T1, T2, TResult>(Func<T1, T2, TResult> body, Func<T1, T2, bool>? guard, ValueStore store) : Kernel
{
    private readonly Argument<T1> _first = new(store);
    private readonly Argument<T2> _second = new(store);
    private readonly Encoder<TResult> _encoder = Encoder<TResult>.For(store);
    private readonly Memo? _memo = Component.IsFunction(typeof(T2)) ? null : Memo.For(typeof(T1), typeof(T2), typeof(TResult));

    protected override void RunFrom(ref int row, in Operands operands, Span<int> output)
    {
        var a = operands.A.Rows(output.Length);
        var b = _second.Words(operands.B, operands.A, operands.Map, output.Length);
        var replay = _second.Replay;
        for (; row < output.Length; row++)
        {
            output[row] = Word.Undefined;
            if (a[row] == Word.Undefined || b[row] == Word.Undefined) continue;
            if (replay is not null && !replay.Begin(row)) continue;
            var word = _memo is null ? Compute(a[row], b[row]) : Recall(a[row], b[row], _memo);
            if (replay is not { HasFailed: true }) output[row] = word;
        }
    }

    private int Recall(int a, int b, Memo memo)
    {
        if (!memo.TryGet(a, b, 0, out var slot)) slot.Result = Compute(a, b);
        return slot.Result;
    }

    private int Compute(int a, int b)
    {
        var x = _first.Decode(a);
        var y = _second.Decode(b);
        return guard is null || guard(x, y) ? Word.Encode(body(x, y), _encoder) : Word.Undefined;
    }
}

internal sealed class Kernel<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> body, Func<T1, T2, T3, bool>? guard, ValueStore store) : Kernel
{
    private readonly Argument<T1> _first = new(store);
    private readonly Argument<T2> _second = new(store);
    private readonly Argument<T3> _third = new(store);
    private readonly Encoder<TResult> _encoder = Encoder<TResult>.For(store);
    private readonly Memo? _memo = Component.IsFunction(typeof(T3)) ? null : Memo.For(typeof(T1), typeof(T2), typeof(T3), typeof(TResult));

    protected override void RunFrom(ref int row, in Operands operands, Span<int> output)
    {
        var a = operands.A.Rows(output.Length);
        var b = operands.B.Rows(output.Length);
        var c = _third.Words(operands.C, operands.A, operands.Map, output.Length);
        var replay = _third.Replay;
        for (; row < output.Length; row++)
        {
            output[row] = Word.Undefined;
            if (a[row] == Word.Undefined || b[row] == Word.Undefined || c[row] == Word.Undefined) continue;
            if (replay is not null && !replay.Begin(row)) continue;
            var word = _memo is null ? Compute(a[row], b[row], c[row]) : Recall(a[row], b[row], c[row], _memo);
            if (replay is not { HasFailed: true }) output[row] = word;
        }
    }

    private int Recall(int a, int b, int c, Memo memo)
    {
        if (!memo.TryGet(a, b, c, out var slot)) slot.Result = Compute(a, b, c);
        return slot.Result;
    }

    private int Compute(int a, int b, int c)
    {
        var x = _first.Decode(a);
        var y = _second.Decode(b);
        var z = _third.Decode(c);
        return guard is null || guard(x, y, z) ? Word.Encode(body(x, y, z), _encoder) : Word.Undefined;
    }
}

internal sealed class Kernel<T1, T2, T3, T4, TResult>(
    Func<T1, T2, T3, T4, TResult> body, Func<T1, T2, T3, T4, bool>? guard, ValueStore store) : Kernel
{
    private readonly Argument<T1> _first = new(store);
    private readonly Argument<T2> _second = new(store);
    private readonly Argument<T3> _third = new(store);
    private readonly Argument<T4> _fourth = new(store);
    private readonly Encoder<TResult> _encoder = Encoder<TResult>.For(store);

    protected override void RunFrom(ref int row, in Operands operands, Span<int> output)
    {
        var a = operands.A.Rows(output.Length);
        var b = operands.B.Rows(output.Length);
        var c = operands.C.Rows(output.Length);
        var d = operands.D.Rows(output.Length);
        for (; row < output.Length; row++)
        {
            output[row] = Word.Undefined;
            if (a[row] == Word.Undefined || b[row] == Word.Undefined || c[row] == Word.Undefined || d[row] == Word.Undefined) continue;
            var (x, y, z, w) = (_first.Decode(a[row]), _second.Decode(b[row]), _third.Decode(c[row]), _fourth.Decode(d[row]));
            if (guard is null || guard(x, y, z, w)) output[row] = Word.Encode(body(x, y, z, w), _encoder);
        }
    }
}
