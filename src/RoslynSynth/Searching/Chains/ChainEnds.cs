using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Chains;

/// <summary>
/// Last steps that are looked up instead of tried: from a value and what is wanted follows what a lambda must give for each element, or which other value would have
/// to be combined with it. So whatever a chain reaches is one step longer for next to nothing.
/// </summary>
internal sealed class ChainEnds
{
    /// <summary>Operators whose other operand follows from one operand and the result.</summary>
    private static readonly (string Name, bool IsStateFirst, Func<long, long, long?> Other)[] Inverses =
    [
        ("Add", true, static (wanted, state) => wanted - state),
        ("Subtract", true, static (wanted, state) => state - wanted),
        ("Subtract", false, static (wanted, state) => wanted + state),
        ("Multiply", true, static (wanted, state) => state != 0 && wanted % state == 0 ? wanted / state : null),
    ];

    private readonly ChainKind _kind;
    private readonly ChainValue[] _wanted;
    private readonly ChainLambdas _lambdas;
    private readonly Component? _select;
    private readonly Component? _where;
    private readonly ImmutableArray<(bool IsStateFirst, Func<long, long, long?> Other, Func<Term, Term, Term> Build)> _pairs;
    private readonly Dictionary<int, int> _results = [];

    public ChainEnds(Grammar grammar, ChainLambdas lambdas, ChainKind kind, ChainValue[] wanted)
    {
        (_lambdas, _wanted, _kind) = (lambdas, wanted, kind);
        var operators = Inverses.SelectMany(i => grammar.Productions.Where(p => p.Component.Name == i.Name && p.Component.Body is Func<int, int, int>).Select(p => (i.IsStateFirst, i.Other, p.Component)));
        if (kind == ChainKind.Number)
        {
            _pairs = [.. operators.Select(o => (o.IsStateFirst, o.Other, (Func<Term, Term, Term>)((a, b) => new ApplyTerm(o.Component, [a, b]))))];
            return;
        }

        _select = OfShape<Func<int[], Func<int, int>, IEnumerable<int>>>(grammar, LambdaShape.Map);
        _where = OfShape<Func<int[], Func<int, bool>, IEnumerable<int>>>(grammar, LambdaShape.Filter);
        var zip = OfShape<Func<int[], int[], Func<int, int, int>, IEnumerable<int>>>(grammar, LambdaShape.Map);
        _pairs = zip is null ? [] : [.. operators.Select(o => (o.IsStateFirst, o.Other, (Func<Term, Term, Term>)((a, b) => new ApplyTerm(zip, [a, b, ChainSteps.LambdaOf(o.Component)]))))];
    }

    /// <summary>Whether some last step may lead from a value to what is wanted on one row: quick, and seldom right by chance.</summary>
    public bool IsPossible(ChainValue value, int row, ChainBank bank)
    {
        if (value.Items is { } items)
        {
            var wanted = _wanted[row].Items!;
            if (items.Length < wanted.Length) return false;
            if ((items.Length == wanted.Length && _select is not null) || (_where is not null && IsSubsequence(wanted, items))) return true;
        }

        foreach (var (_, other, _) in _pairs)
        {
            var hash = new ChainHash();
            if (AddOther(ref hash, row, value, other) && bank.MayHold(hash)) return true;
        }

        return false;
    }

    /// <summary>All ways to end a chain at given values.</summary>
    /// <param name="values">One for each row.</param>
    /// <param name="bank">Values to combine with.</param>
    /// <returns>How to spell the whole, given the spelling of the values and that of a kept value.</returns>
    public IEnumerable<Func<Term, Func<int, Term>, Term>> Of(ChainValue[] values, ChainBank bank)
    {
        if (_select is not null && LambdaFor(values, isMap: true) is { } map) yield return (term, _) => new ApplyTerm(_select, [term, map]);
        if (_where is not null && LambdaFor(values, isMap: false) is { } test) yield return (term, _) => new ApplyTerm(_where, [term, test]);
        foreach (var (isStateFirst, other, build) in _pairs)
        {
            if (OtherOf(values, other) is not { } hash || bank.Find(hash) is not (>= 0 and var slot)) continue;
            yield return (term, spell) => isStateFirst ? build(term, spell(slot)) : build(spell(slot), term);
        }
    }

    private static Component? OfShape<TBody>(Grammar grammar, LambdaShape shape) =>
        grammar.Productions.FirstOrDefault(p => p.Component.Body is TBody && p.Component.Traits.Shape == shape)?.Component;

    private LambdaTerm? LambdaFor(ChainValue[] values, bool isMap)
    {
        _results.Clear();
        for (var row = 0; row < values.Length; row++)
        {
            if (!(isMap ? AddMapped(values[row].Items!, _wanted[row].Items!) : AddFiltered(values[row].Items!, _wanted[row].Items!))) return null;
        }

        if (_results.Count == 0) return null;
        foreach (var lambda in isMap ? _lambdas.Maps : _lambdas.Tests)
        {
            if (Fits(lambda)) return lambda.Term;
        }

        return null;
    }

    private bool Fits(ChainLambda lambda)
    {
        foreach (var (x, result) in _results)
        {
            if (lambda[x] != result) return false;
        }

        return true;
    }

    private bool AddMapped(int[] items, int[] wanted)
    {
        if (items.Length != wanted.Length) return false;
        for (var i = 0; i < items.Length; i++)
        {
            if (!Add(items[i], wanted[i])) return false;
        }

        return true;
    }

    /// <summary>Elements in order, those taken that stand next in what is wanted: where that is by value, the same value is always taken or never.</summary>
    private bool AddFiltered(int[] items, int[] wanted)
    {
        var next = 0;
        foreach (var item in items)
        {
            var isTaken = next < wanted.Length && wanted[next] == item;
            if (isTaken) next++;
            if (!Add(item, isTaken ? 1 : 0)) return false;
        }

        return next == wanted.Length;
    }

    private bool Add(int x, int result)
    {
        if (_results.TryGetValue(x, out var known)) return known == result;
        _results[x] = result;
        return true;
    }

    /// <summary>The hash of the value that has to be combined with a given one; null where none can.</summary>
    private ChainHash? OtherOf(ChainValue[] values, Func<long, long, long?> other)
    {
        var hash = new ChainHash();
        for (var row = 0; row < values.Length; row++)
        {
            if (!AddOther(ref hash, row, values[row], other)) return null;
        }

        return hash;
    }

    private bool AddOther(ref ChainHash hash, int row, ChainValue value, Func<long, long, long?> other)
    {
        if (value.Items is not { } items) return Add(ref hash, other(_wanted[row].Number, value.Number));
        var wanted = _wanted[row].Items!;
        if (items.Length < wanted.Length) return false;
        hash.Add(wanted.Length);
        for (var i = 0; i < wanted.Length; i++)
        {
            if (!Add(ref hash, other(wanted[i], items[i]))) return false;
        }

        return true;
    }

    private static bool IsSubsequence(int[] wanted, int[] items)
    {
        var next = 0;
        foreach (var item in items)
        {
            if (next < wanted.Length && wanted[next] == item) next++;
        }

        return next == wanted.Length;
    }

    private static bool Add(ref ChainHash hash, long? value)
    {
        if (value is not (>= int.MinValue and <= int.MaxValue and var word)) return false;
        hash.Add((int)word);
        return true;
    }
}
