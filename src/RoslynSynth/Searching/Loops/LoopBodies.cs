using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Loops;

/// <summary>
/// The terms that the bodies of one shape of loop may consist of: enumerated by cost over sampled states, each behaviour once. Above
/// <see cref="ApplyLimit"/> only branches are built.
/// </summary>
internal sealed class LoopBodies
{
    private const int ApplyLimit = 6;
    private const int TermLimit = 10_000;
    private const int LiftedLimit = 2;

    /// <summary>Terms tried before the limits of the search are looked at.</summary>
    private const int CheckInterval = 1024;
    private static readonly Type[] Scalars = [typeof(int), typeof(long), typeof(double), typeof(bool), typeof(char), typeof(string)];
    private readonly SearchContext _main;
    private readonly Grammar _grammar;
    private readonly ValueStore _store;
    private readonly KernelSet _kernels;
    private readonly SearchControl _control;
    private readonly ImmutableArray<Production> _productions;
    private readonly Dictionary<Type, List<int>> _masks = [];
    private readonly int[] _words;
    private int _tried;

    public LoopBodies(LoopShape shape, SearchContext main, Grammar grammar, ValueStore store, KernelSet kernels, SearchControl control)
    {
        (Shape, _main, _grammar, _store, _kernels, _control) = (shape, main, grammar, store, kernels, control);
        var states = shape.States.Select((t, i) => new Variable("state" + i, t));
        Variables = [.. shape.Item is { } item ? states.Append(new Variable("item", item)) : states];
        Context = new SampledStates(main, store).Draw(Variables);
        _words = new int[Context.RowCount];
        _productions = [.. grammar.Productions.Where(p => p.LambdaIndex < 0 && p.ArgumentTypes.Length > 0 && Scalars.Contains(p.Component.ResultType)
            && p.ArgumentTypes.All(t => t.IsArray || Scalars.Contains(t)))];
    }

    public LoopShape Shape { get; }

    /// <summary>The state variables, then the item where there is one.</summary>
    public ImmutableArray<Variable> Variables { get; }

    public SearchContext Context { get; }

    /// <summary>Words computed so far.</summary>
    public long Work { get; private set; }

    /// <summary>Builds all terms up to a cost.</summary>
    public void Reach(int cost)
    {
        while (Context.ClosedLevel < cost) RunLevel(Context.ClosedLevel + 1);
    }

    /// <summary>Which of the variables a term uses, one bit each.</summary>
    public int MaskOf(Type type, int slot) => _masks[type][slot];

    private void RunLevel(int cost)
    {
        AddLeaves(cost);
        if (cost <= ApplyLimit)
        {
            foreach (var production in _productions) Apply(production, cost - production.Cost);
        }

        foreach (var type in Shape.States.Distinct()) AddChoices(type, cost);
        Context.CloseLevel(cost);
    }

    private void AddLeaves(int cost)
    {
        if (cost == 1)
        {
            for (var i = 0; i < Variables.Length; i++) Add(Context.Bank(Variables[i].Type), Context.Columns[i], new TermEntry(TermEntry.Variable, i, 0, 0, 0), 1 << i);
        }

        for (var i = 0; i < _grammar.Constants.Length; i++)
        {
            var constant = _grammar.Constants[i];
            if (constant.Cost != cost || !Scalars.Contains(constant.Type)) continue;
            Array.Fill(_words, _store.Encode(constant.Value, constant.Type));
            Add(Context.Bank(constant.Type), _words, new TermEntry(TermEntry.Constant, i, 0, 0, 0), 0);
        }

        if (cost <= LiftedLimit) Lift(cost);
    }

    /// <summary>What is outside of the loop stays the same in it.</summary>
    private void Lift(int cost)
    {
        foreach (var bank in _main.Banks)
        {
            if (!Scalars.Contains(bank.Type) && !(bank.Type.IsArray && cost == 1)) continue;
            var (start, end) = bank.Level(cost);
            for (var slot = start; slot < end; slot++)
            {
                var column = bank[slot];
                for (var row = 0; row < _words.Length; row++) _words[row] = column[Context.ParentRows[row]];
                Add(Context.Bank(bank.Type), _words, new TermEntry(TermEntry.Lifted, slot, 0, 0, 0), 0);
            }
        }
    }

    private void Apply(Production production, int budget)
    {
        var arity = production.ArgumentTypes.Length;
        if (budget < arity) return;
        var banks = production.ArgumentTypes.Select(Context.Bank).ToArray();
        var isCommutative = production.Component.Traits.IsCommutative && arity == 2 && banks[0] == banks[1];
        foreach (var costs in CostSplits.Of(budget, arity))
        {
            if (isCommutative && costs[0] > costs[1]) continue;
            var operands = default(Operands);
            Sweep(production, banks, costs, 0, ref operands, [0, 0, 0, 0], isCommutative && costs[0] == costs[1]);
        }
    }

    private void Sweep(Production production, TermBank[] banks, int[] costs, int dimension, ref Operands operands, int[] slots, bool isTriangular)
    {
        var (start, end) = banks[dimension].Level(costs[dimension]);
        if (isTriangular && dimension == 1) start = Math.Max(start, slots[0]);
        var result = Context.Bank(production.Component.ResultType);
        for (var slot = start; slot < end && MayAdd(result); slot++)
        {
            slots[dimension] = slot;
            operands[dimension] = banks[dimension][slot];
            if (dimension < banks.Length - 1) Sweep(production, banks, costs, dimension + 1, ref operands, slots, isTriangular);
            else Try(production, banks, operands, slots);
        }
    }

    private void Try(Production production, TermBank[] banks, in Operands operands, int[] slots)
    {
        var mask = 0;
        for (var i = 0; i < banks.Length; i++) mask |= MaskOf(banks[i].Type, slots[i]);

        // What uses no variable of the loop is found outside and lifted where it is cheap.
        if (mask == 0) return;
        _kernels.Of(production.Component).Run(operands, _words);
        Add(Context.Bank(production.Component.ResultType), _words, new TermEntry(production.Id.Value, slots[0], slots[1], slots[2], slots[3]), mask);
    }

    /// <summary>Branches: conditional steps, and choices between two steps.</summary>
    private void AddChoices(Type type, int cost)
    {
        var conditions = Context.Bank(typeof(bool));
        var bank = Context.Bank(type);
        foreach (var costs in CostSplits.Of(cost - 1, 3))
        {
            var (from, to) = conditions.Level(costs[0]);
            for (var condition = from; condition < to; condition++)
            {
                if (MaskOf(typeof(bool), condition) == 0) continue;
                var (firstThen, endThen) = bank.Level(costs[1]);
                var (firstElse, endElse) = bank.Level(costs[2]);
                for (var then = firstThen; then < endThen; then++)
                {
                    for (var other = firstElse; other < endElse && MayAdd(bank); other++)
                    {
                        if (other != then) Choose(bank, condition, then, other);
                    }
                }
            }
        }
    }

    private void Choose(TermBank bank, int condition, int then, int other)
    {
        var (test, first, second) = (Context.Bank(typeof(bool))[condition], bank[then], bank[other]);
        for (var row = 0; row < _words.Length; row++) _words[row] = test[row] == 1 ? first[row] : test[row] == 0 ? second[row] : Word.Undefined;
        var mask = MaskOf(typeof(bool), condition) | MaskOf(bank.Type, then) | MaskOf(bank.Type, other);
        Add(bank, _words, new TermEntry(TermEntry.Choice, condition, then, other, 0), mask);
    }

    private bool MayAdd(TermBank bank) => bank.Count < TermLimit && _control.Stop is null;

    private void Add(TermBank bank, ReadOnlySpan<int> words, in TermEntry entry, int mask)
    {
        Work += words.Length;
        if (++_tried % CheckInterval == 0) _control.CheckLimits();
        if (!MayAdd(bank) || (words.Contains(Word.Undefined) && words.Count(Word.Undefined) * 2 > words.Length)) return;
        if (!bank.TryAdd(words, TermBank.Hash(words), entry)) return;
        if (!_masks.TryGetValue(bank.Type, out var masks)) _masks[bank.Type] = masks = [];
        masks.Add(mask);
    }
}
