namespace RoslynSynth.Evaluating;

/// <summary>
/// Which rows of a lambda's context belong to each row outside: row <c>r</c> has <c>Rows[Starts[r]..Starts[r + 1]]</c>, in the order in which
/// a component calls its lambda.
/// </summary>
internal sealed record RowMap(int[] Starts, int[] Rows);

/// <summary>
/// A delegate that answers from a column of recorded results: the lambda was evaluated on all its rows before, and the component calls it once
/// for each element, in order. So the component's own C# runs unchanged over a lambda body that was never compiled.
/// </summary>
internal abstract class Replay
{
    private Column _body;
    private RowMap _map = null!;
    private int _next;
    private int _end;

    /// <summary>Whether the current row asked for a result that is undefined or was never recorded.</summary>
    public bool HasFailed { get; private set; }

    public abstract Delegate Function { get; }

    public void Load(Column body, RowMap map) => (_body, _map) = (body, map);

    /// <summary>Whether <c>default</c> could make a component throw: then a row with an undefined result is not run at all.</summary>
    protected abstract bool DefaultIsNull { get; }

    /// <summary>Turns to a row; false where it can't be run.</summary>
    public bool Begin(int row)
    {
        _next = _map.Starts[row];
        _end = _map.Starts[row + 1];
        HasFailed = false;
        return !DefaultIsNull || IsDefined();
    }

    private bool IsDefined()
    {
        for (var i = _next; i < _end; i++)
        {
            if (_body[_map.Rows[i]] == Word.Undefined) return false;
        }

        return true;
    }

    protected int Next()
    {
        var word = _next < _end ? _body[_map.Rows[_next++]] : Word.Undefined;
        if (word == Word.Undefined) HasFailed = true;
        return word;
    }

    public static Replay For(Type function, ValueStore store)
    {
        var definition = function.GetGenericArguments().Length == 2 ? typeof(Replay<,>) : typeof(Replay<,,>);
        return (Replay)Activator.CreateInstance(definition.MakeGenericType(function.GetGenericArguments()), store)!;
    }
}

/// <inheritdoc/>
internal sealed class Replay<T, TResult> : Replay
{
    private readonly ValueTable<TResult> _results;
    private readonly Func<T, TResult> _function;

    public Replay(ValueStore store)
    {
        _results = store.Table<TResult>();
        _function = _ => Next() is var word && HasFailed ? default! : Word.Decode(word, _results);
    }

    public override Delegate Function => _function;

    protected override bool DefaultIsNull => !typeof(TResult).IsValueType;
}

/// <inheritdoc/>
internal sealed class Replay<T1, T2, TResult> : Replay
{
    private readonly ValueTable<TResult> _results;
    private readonly Func<T1, T2, TResult> _function;

    public Replay(ValueStore store)
    {
        _results = store.Table<TResult>();
        _function = (_, _) => Next() is var word && HasFailed ? default! : Word.Decode(word, _results);
    }

    public override Delegate Function => _function;

    protected override bool DefaultIsNull => !typeof(TResult).IsValueType;
}
