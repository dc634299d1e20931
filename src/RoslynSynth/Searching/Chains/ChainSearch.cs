using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Chains;

/// <summary>
/// Looks for long chains over sequences of integers, such as <c>xs.Where(…).Select(…).Order()</c>: lambdas are chosen beforehand, so a step is one function over
/// whole sequences. Chains grow by length; when there is no room for more values, those of the next lengths are only held against what is wanted, mostly on one
/// row. Keeps to a share of the work that is counted in words. The task is that of DeepCoder (Balog et al., 2017); the search is bottom-up.
/// </summary>
internal sealed class ChainSearch
{
    /// <summary>Work for each word that the main context computes.</summary>
    private const double Share = 1;

    /// <summary>Words that one step on one row stands for.</summary>
    private const int StepWork = 8;

    /// <summary>Level of the main context from which on chains are looked for: what is short needs none.</summary>
    private const int FirstLevel = 5;

    private const int LongestSequence = 128;

    /// <summary>
    /// Where a sequence is wanted: the greatest length of chains to what can't become it by steps of one argument, numbers and sequences that are too short (no such step
    /// makes one longer). They are only arguments on the way.
    /// </summary>
    private const int AsideLength = 3;

    /// <summary>Chains do not go on from values beyond this: they are powers run wild.</summary>
    private const int LargestNumber = 1_000_000;
    private readonly SearchContext _main;
    private readonly Grammar _grammar;
    private readonly SearchOptions _options;
    private readonly ValueStore _store;
    private readonly SearchControl _control;
    private readonly ImmutableArray<ChainBank> _banks;
    private readonly List<Term> _leaves = [];
    private readonly ChainKind _wantedKind;
    private readonly ChainValue[] _wanted;
    private readonly int _firstRow;
    private readonly ChainBatch _batch;
    private readonly ChainFusion _fusion;
    private readonly PatientOffers _offers;
    private readonly IEnumerator<bool> _turns;
    private ImmutableArray<ChainStep> _steps;
    private ChainEnds? _ends;
    private bool _hasRoom = true;
    private long _tried;
    private long _work;

    private ChainSearch(SearchContext main, Grammar grammar, SearchOptions options, ValueStore store, SearchControl control, ChainKind wantedKind)
    {
        (_main, _grammar, _options, _store, _control, _wantedKind) = (main, grammar, options, store, control, wantedKind);
        _wanted = [.. main.Goals[0].Words.ToArray().Select(w => Decode(w, wantedKind))];
        _firstRow = Array.IndexOf(_wanted, _wanted.MaxBy(v => v.Items?.Length ?? Math.Abs((long)v.Number)));
        _batch = new ChainBatch(main.RowCount, options.ThreadCount);
        _banks = [.. Enum.GetValues<ChainKind>().Select(k => new ChainBank(k, main.RowCount, _firstRow))];
        _fusion = new ChainFusion(grammar);
        _offers = new PatientOffers(main, control);
        _turns = Turns().GetEnumerator();
    }

    /// <summary>Rough bytes held.</summary>
    public long ByteCount => _banks.Sum(b => b.ByteCount);

    /// <summary>A search for chains around a main context, or null where nothing is a sequence of integers or what is wanted can't be a chain's end.</summary>
    public static ChainSearch? For(SearchContext main, Grammar grammar, SearchOptions options, ValueStore store, SearchControl control)
    {
        var goal = main.Goals[0];
        if (!options.Strategies.HasFlag(Strategies.Chains) || goal.RowCount != main.RowCount || goal.IsLoose || !main.Variables.Any(v => v.Type == typeof(int[]))) return null;
        if (KindOf(goal.Type) is not { } kind || (kind == ChainKind.Sequence && HasNone(goal.Words))) return null;
        for (var i = 0; i < main.Variables.Length; i++)
        {
            if (main.Variables[i].Type == typeof(int[]) && HasNone(main.Columns[i])) return null;
        }

        return new ChainSearch(main, grammar, options, store, control, kind);

        bool HasNone(ReadOnlySpan<int> words)
        {
            foreach (var word in words)
            {
                if (word == Word.Undefined || store.Table<int[]>()[word] is null) return true;
            }

            return false;
        }
    }

    /// <summary>Goes on until the share of the work is used up; call it after each piece of work in the main context.</summary>
    public void Advance()
    {
        if (_main.ClosedLevel < FirstLevel) return;
        using var turn = _control.Ledger.Begin(Strategies.Chains);
        _offers.Offer();
        while (_control.Stop is null && _work < Share * _main.Work && _turns.MoveNext())
        {
            _hasRoom = ByteCount < _options.MemoryLimit / 4;
            _control.AddTried(_tried);
            _tried = 0;
            _control.CheckLimits();
        }
    }

    private ChainBank BankOf(ChainKind kind) => _banks[(int)kind];

    private static ChainKind? KindOf(Type type) => type == typeof(int[]) ? ChainKind.Sequence : type == typeof(int) ? ChainKind.Number : type == typeof(bool) ? ChainKind.Truth : null;

    private ChainValue Decode(int word, ChainKind kind) => kind == ChainKind.Sequence ? new(_store.Table<int[]>()[word], 0) : new(null, word);

    private IEnumerable<bool> Turns()
    {
        var lambdas = ChainLambdas.For(_grammar, _options, _store);
        _steps = ChainSteps.For(_grammar, lambdas, [.. _main.Variables.SelectMany((v, i) => v.Type == typeof(int[]) ? _main.Columns[i].SelectMany(w => Decode(w, ChainKind.Sequence).Items!) : [])]);
        if (_wantedKind != ChainKind.Truth) _ends = new ChainEnds(_grammar, lambdas, _wantedKind, _wanted);
        AddLeaves();
        var deepest = 0;
        for (var length = 1; length <= deepest + ChainSteps.LongestLength; length++)
        {
            var known = _banks.Sum(b => b.Count);
            for (var s = 0; s < _steps.Length && _steps[s].Length <= length; s++)
            {
                foreach (var _ in Apply(s, length - _steps[s].Length)) yield return true;
            }

            foreach (var bank in _banks) bank.CloseLevel();
            if (_banks.Sum(b => b.Count) > known) deepest = length;
        }
    }

    private void AddLeaves()
    {
        for (var i = 0; i < _main.Variables.Length; i++)
        {
            var column = _main.Columns[i];
            if (KindOf(_main.Variables[i].Type) is { } kind && kind != ChainKind.Truth) AddLeaf(kind, new VariableTerm(_main.Variables[i]), row => Decode(column[row], kind));
        }

        foreach (var constant in _grammar.Constants.Where(c => c is { Value: int, Cost: 1 })) AddLeaf(ChainKind.Number, new ConstantTerm(constant.Value, typeof(int)), _ => new(null, (int)constant.Value!));
        foreach (var bank in _banks) bank.CloseLevel();
    }

    private void AddLeaf(ChainKind kind, Term term, Func<int, ChainValue> valueOf)
    {
        _leaves.Add(term);
        ChainValue[] values = [.. Enumerable.Range(0, _main.RowCount).Select(valueOf)];
        BankOf(kind).Add(values, ChainHash.Of(values), new ChainOrigin(-1, _leaves.Count - 1, 0));
    }

    /// <summary>Takes a step from all values whose lengths add up to the given one; a turn ends with each full batch.</summary>
    private IEnumerable<bool> Apply(int index, int length)
    {
        var step = _steps[index];
        var first = BankOf(step.Arguments[0]);
        var isLong = _wantedKind == ChainKind.Sequence && length + step.Length > AsideLength;
        if (isLong && step.Result != ChainKind.Sequence) yield break;
        var skipsAsides = isLong && (step.IsZip || step.Arguments is not [ChainKind.Sequence, ChainKind.Sequence]);
        for (var lengthA = step.Arguments.Length == 1 ? length : 0; lengthA <= length; lengthA++)
        {
            var (startA, endA) = first.Level(lengthA);
            for (var a = startA; a < endA; a++)
            {
                if (skipsAsides && first.IsAside(a)) continue;
                var (startB, endB) = step.Arguments.Length == 1 ? (-1, 0) : BankOf(step.Arguments[1]).Level(length - lengthA);
                for (var b = step.IsCommutative ? Math.Max(a, startB) : startB; b < endB; b++)
                {
                    // A sequence with itself, element by element, is mapped.
                    if (step.IsZip && a == b) continue;
                    if (!_batch.Add(new ChainOrigin(index, a, b))) continue;
                    Run(step, !isLong);
                    yield return true;
                }
            }
        }

        Run(step, !isLong);
    }

    private void Run(ChainStep step, bool keepsAsides)
    {
        _tried += _batch.Count;
        _work += StepWork * _batch.Run((origin, values, ref rows) => Compute(step, keepsAsides, origin, values, ref rows), (origin, values, hash, use) => Take(step, origin, values, hash, use));
    }

    /// <summary>Computes a step on the row that tells most, and on the others where that is of use. Safe from any thread.</summary>
    private ChainUse Compute(ChainStep step, bool keepsAsides, ChainOrigin origin, Span<ChainValue> values, ref long rows)
    {
        var use = (step.Result == _wantedKind ? ChainUse.Answer | ChainUse.End : ChainUse.None) | (_hasRoom && step.Result != ChainKind.Truth ? ChainUse.Kept : ChainUse.None);
        for (var i = 0; i < values.Length && (use & ~ChainUse.Aside) != ChainUse.None; i++)
        {
            var row = i == 0 ? _firstRow : i <= _firstRow ? i - 1 : i;
            rows++;
            if (!TryCompute(step, origin, row, out values[row])) return ChainUse.None;
            if (use.HasFlag(ChainUse.Answer) && !values[row].IsSame(_wanted[row])) use &= ~ChainUse.Answer;
            if (i == 0 && use.HasFlag(ChainUse.End) && _ends?.IsPossible(values[row], row, BankOf(step.Result)) != true) use &= ~ChainUse.End;
            if (use.HasFlag(ChainUse.Kept) && !IsSmall(values[row])) use &= ~ChainUse.Kept;
            if (IsShort(values[row], row)) use = keepsAsides ? use | ChainUse.Aside : use & ~ChainUse.Kept;
        }

        return use;
    }

    private void Take(ChainStep step, ChainOrigin origin, ReadOnlySpan<ChainValue> values, ChainHash hash, ChainUse use)
    {
        if (_control.Stop is not null) return;
        if (use.HasFlag(ChainUse.Answer)) Offer(Build(step, origin));
        if (use.HasFlag(ChainUse.Kept) && !BankOf(step.Result).Add(values, hash, origin, use.HasFlag(ChainUse.Aside))) return;
        if (!use.HasFlag(ChainUse.End)) return;
        foreach (var end in _ends!.Of(values.ToArray(), BankOf(step.Result))) Offer(end(Build(step, origin), slot => Build(step.Result, slot)));
    }

    private bool TryCompute(ChainStep step, ChainOrigin origin, int row, out ChainValue result)
    {
        var second = origin.B < 0 ? default : BankOf(step.Arguments[1]).Of(origin.B, row);
        try
        {
            return step.Run(BankOf(step.Arguments[0]).Of(origin.A, row), second, out result);
        }
#pragma warning disable CA1031 // Whatever a component throws means the same: no value on this row.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            result = default;
            return false;
        }
    }

    private bool IsShort(ChainValue value, int row) => value.Items is { } items && _wanted[row].Items is { } wanted && items.Length < wanted.Length;

    private static bool IsSmall(ChainValue value) => value.Items is { } items
        ? items.Length <= LongestSequence && !items.AsSpan().ContainsAnyExceptInRange(-LargestNumber, LargestNumber)
        : value.Number is >= -LargestNumber and <= LargestNumber;

    private void Offer(Term chain)
    {
        var body = _fusion.Of(chain);
        _offers.Add(body, _grammar.CostOf(body));
    }

    private Term Build(ChainStep step, ChainOrigin origin) => step.Build([.. step.Arguments.Select((k, i) => Build(k, i == 0 ? origin.A : origin.B))]);

    private Term Build(ChainKind kind, int slot)
    {
        var origin = BankOf(kind).OriginOf(slot);
        return origin.Step < 0 ? _leaves[origin.A] : Build(_steps[origin.Step], origin);
    }
}
