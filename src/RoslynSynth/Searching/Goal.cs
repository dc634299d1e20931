using RoslynSynth.Evaluating;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// An observation that would complete a candidate: the wanted results themselves, or what a lambda's body would have to give for the whole to be
/// right. Rows that it does not name are free.
/// </summary>
internal sealed class Goal
{
    private readonly int[] _rows;
    private readonly int[] _words;
    private readonly WordMatcher? _matcher;

    private readonly Func<Term, int, (Term Body, int Cost)?> _complete;

    public Goal(Type type, int[] rows, int[] words, Func<Term, Term> lift, int liftCost, WordMatcher? matcher = null)
        : this(type, rows, words, (body, cost) => (lift(body), cost + liftCost), matcher)
    {
    }

    /// <summary>A goal that is only one part of what is wanted: completing it gives the whole once the other parts are known too.</summary>
    public Goal(Type type, int[] rows, int[] words, Func<Term, int, (Term Body, int Cost)?> complete, WordMatcher? matcher = null)
    {
        _complete = complete;
        Type = type;
        _rows = rows;
        _words = words;
        _matcher = matcher;
        Hash = TermBank.Hash(words);
        EvidenceCount = rows.Length;
        EvidenceBits = rows.Length;
    }

    /// <summary>The hash of an observation that meets the goal to the letter, where the goal names all rows.</summary>
    public uint Hash { get; }

    public Type Type { get; }

    /// <summary>Whether other words than the wanted ones may meet the goal.</summary>
    public bool IsLoose => _matcher is not null;

    public int RowCount => _rows.Length;

    /// <summary>Rows that a term is held against in the end: more than <see cref="RowCount"/> where only some examples are searched on.</summary>
    public int EvidenceCount { get; init; }

    /// <summary>The goal on all examples, where it is known.</summary>
    public WholeGoal? Whole { get; init; }

    /// <summary>What the wanted results say, in bits; for goals inside others about one for each row.</summary>
    public double EvidenceBits { get; init; }

    /// <summary>The cost of a term that says as much as the evidence: one above it may have learned the results by heart.</summary>
    public double PayableCost => EvidenceBits / Evidence.BitsPerCost;

    public ReadOnlySpan<int> Rows => _rows;

    public ReadOnlySpan<int> Words => _words;

    /// <summary>The whole body and its cost, given the missing term; null while other parts are missing.</summary>
    public (Term Body, int Cost)? Complete(Term body, int cost) => _complete(body, cost);

    /// <summary>A goal whose term becomes this one's by one more step; it rests on the same evidence.</summary>
    public Goal Inner(Type type, int[] words, Func<Term, Term> lift, int liftCost, WordMatcher? matcher = null) =>
        new(type, _rows, words, (body, cost) => Complete(lift(body), cost + liftCost), matcher) { EvidenceCount = EvidenceCount, EvidenceBits = EvidenceBits };

    /// <summary>A loose goal whose term becomes this one's by one more step, which need not be invertible: rounding, say.</summary>
    /// <param name="step">What is done to the term's value.</param>
    /// <param name="bounds">Between which values lies what the step takes between two others.</param>
    /// <param name="lift">The step in terms.</param>
    /// <param name="liftCost">Its cost.</param>
    public Goal Before<T>(Func<T, T> step, Func<double, double, (double, double)> bounds, Func<Term, Term> lift, int liftCost) =>
        Inner(Type, _words, lift, liftCost, _matcher!.Before(step, bounds));

    /// <summary>The same goal on some of its rows, given as indices; completing it gives the term itself.</summary>
    public Goal On(RowMask rows)
    {
        var kept = Enumerable.Range(0, _rows.Length).Where(rows.Contains).ToArray();
        return new Goal(Type, Array.ConvertAll(kept, i => _rows[i]), Array.ConvertAll(kept, i => _words[i]), (body, cost) => (body, cost), _matcher);
    }

    /// <summary>The best subset of rows that terms fit so far, for branches.</summary>
    public PartialFits Fits { get; } = new();

    public bool IsMet(Column column)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            if (!Matches(i, column[_rows[i]])) return false;
        }

        return true;
    }

    /// <summary>How many of <see cref="Rows"/> a column gets right, and which (as indices) where a set can name them all.</summary>
    public (int Count, RowMask Rows) Fit(Column column)
    {
        var count = 0;
        var mask = default(RowMask);
        for (var i = 0; i < _rows.Length; i++)
        {
            if (!Matches(i, column[_rows[i]])) continue;
            count++;
            if (_rows.Length <= RowMask.RowLimit) mask = mask.With(i);
        }

        return (count, mask);
    }

    /// <summary>Whether a fraction may be what is wanted on a row: a quick look that never misses one; NaN says nothing.</summary>
    public bool MayMatch(int index, double fraction) => _matcher?.MayMatch(_words[index], fraction) != false;

    /// <summary>Whether a value that has no word yet is what is wanted on a row.</summary>
    public bool Matches<T>(int index, T value, ValueStore store)
    {
        if (_matcher is not null) return _matcher.Matches(_words[index], value);
        var wanted = Word.Decode(_words[index], store.Table<T>());
        return Word.IsDirect(typeof(T)) ? EqualityComparer<T>.Default.Equals(wanted, value) : ValueComparers.For<T>().Equals(wanted, value);
    }

    public bool Matches(int index, int word) => word == _words[index] || (_matcher is not null && _matcher.Matches(_words[index], word));
}

/// <summary>For each distinct set of rows that some term fits: the cheapest such term. Kept small: rare sets of few rows are dropped first.</summary>
internal sealed class PartialFits
{
    private const int Limit = 256;
    private readonly HashSet<RowMask> _known = [];
    private readonly List<(RowMask Mask, int Slot, int Cost)> _fits = [];
    private int _leastCount;

    public int Best { get; private set; }

    /// <summary>Number of changes, to see whether there is anything new.</summary>
    public int Version { get; private set; }

    /// <summary>All rows that some kept term fits.</summary>
    public RowMask Union { get; private set; }

    public IReadOnlyList<(RowMask Mask, int Slot, int Cost)> All => _fits;

    public void Add(RowMask mask, int slot, int cost)
    {
        if (mask.IsEmpty || _known.Contains(mask)) return;
        var count = mask.Count;
        if (_fits.Count == Limit)
        {
            if (count <= _leastCount) return;
            var worst = _fits.MinBy(f => f.Mask.Count);
            _fits.Remove(worst);
            _known.Remove(worst.Mask);
            _leastCount = _fits.Min(f => f.Mask.Count);
        }

        _known.Add(mask);
        _fits.Add((mask, slot, cost));
        Union = Union.Or(mask);
        Best = Math.Max(Best, count);
        Version++;
    }
}
