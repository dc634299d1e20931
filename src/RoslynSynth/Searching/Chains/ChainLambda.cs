using RoslynSynth.Evaluating;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Chains;

/// <summary>A lambda over one integer, its results tabulated for small ones and remembered for some others. Safe for many threads, without locks.</summary>
internal sealed class ChainLambda
{
    /// <summary>Results are tabulated from minus this up to this.</summary>
    public const int Reach = 256;
    private const int MemorySize = 512;

    [ThreadStatic]
    private static bool _hasFailed;

    private readonly int[] _table;
    private readonly ThreadLocal<TermEvaluator> _evaluators;

    /// <summary>An argument that is not in the table in the upper half, its result in the lower; 0 where nothing is remembered: 0 is in the table.</summary>
    private ulong[]? _memory;

    public ChainLambda(LambdaTerm term, int cost, int[] table, ThreadLocal<TermEvaluator> evaluators)
    {
        (Term, Cost, _table, _evaluators) = (term, cost, table, evaluators);
        Map = x => Value(x);
        Test = x => Value(x) != 0;
    }

    public LambdaTerm Term { get; }

    public int Cost { get; }

    /// <summary>The lambda as a component takes it; look at <see cref="TakeFailure"/> afterwards.</summary>
    public Func<int, int> Map { get; }

    /// <summary>The lambda as a component takes it that asks for a truth value.</summary>
    public Func<int, bool> Test { get; }

    /// <summary>The word of its result, perhaps undefined.</summary>
    public int this[int x] => (uint)(x + Reach) < 2 * Reach ? _table[x + Reach] : Other(x);

    /// <summary>Whether a lambda was undefined somewhere since the last call on this thread.</summary>
    public static bool TakeFailure()
    {
        var failed = _hasFailed;
        _hasFailed = false;
        return failed;
    }

    /// <summary>Bits that one result of a test says about an element, 0 to 1.</summary>
    public double EntropyOver(ReadOnlySpan<int> elements)
    {
        if (elements.IsEmpty) return 0;
        var count = 0;
        foreach (var element in elements) count += this[element] == 1 ? 1 : 0;
        var share = count / (double)elements.Length;
        return share is 0 or 1 ? 0 : -(share * Math.Log2(share)) - ((1 - share) * Math.Log2(1 - share));
    }

    private int Value(int x)
    {
        var word = this[x];
        if (word != Word.Undefined) return word;
        _hasFailed = true;
        return 0;
    }

    private int Other(int x)
    {
        var memory = _memory ??= new ulong[MemorySize];
        ref var place = ref memory[(uint)x % MemorySize];
        var known = Volatile.Read(ref place);
        if ((int)(known >> 32) == x) return (int)known;
        var word = _evaluators.Value!.Evaluate(Term.Body, new Frame(1) { [Term.Parameters[0]] = [x] })[0];
        Volatile.Write(ref place, ((ulong)(uint)x << 32) | (uint)word);
        return word;
    }
}
