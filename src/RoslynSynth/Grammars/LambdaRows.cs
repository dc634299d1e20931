namespace RoslynSynth.Grammars;

/// <summary>Which values the parameters of a component's lambda take: the rows that its body is searched on.</summary>
public enum LambdaRows
{
    /// <summary>The component takes no lambda.</summary>
    None,

    /// <summary>Each element of argument 0, once and in order: <c>Func&lt;T, R&gt;</c>.</summary>
    Elements,

    /// <summary>Each element of argument 0 with its index: <c>Func&lt;T, int, R&gt;</c>.</summary>
    IndexedElements,

    /// <summary>Elements of arguments 0 and 1, pairwise, up to the shorter: <c>Func&lt;A, B, R&gt;</c>.</summary>
    Pairs,

    /// <summary>An accumulator that starts as argument 1 and each element of argument 0: <c>Func&lt;TAcc, T, TAcc&gt;</c>.</summary>
    Fold,

    /// <summary>The integers from 0 up to but not including argument 0: <c>Func&lt;int, R&gt;</c>.</summary>
    Counter,
}
