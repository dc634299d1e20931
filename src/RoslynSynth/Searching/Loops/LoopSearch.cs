using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Loops;

/// <summary>
/// Looks for loops beside the bottom-up search of the main context. The parts of bodies are enumerated over sampled states; their combinations
/// are run for real on the examples, cheapest first, and what they give becomes a term of the main context. Keeps to a share of the work, counted
/// in words, so that it depends on neither clock nor threads.
/// </summary>
internal sealed class LoopSearch
{
    /// <summary>Work for each word that the main context computes, where there is something to loop over or only text.</summary>
    private const double Share = 0.5;
    private const double TextShare = 0.15;

    /// <summary>A loop may cost this many times what single terms cost by now, where the examples say as much as it does.</summary>
    private const double CostFactor = 2;

    private const int FirstLevel = 3;
    private const int CheckInterval = 64;
    private const int GeneratorLimit = 100;

    /// <summary>Rounds after which a loop is too long for a component.</summary>
    public const int ComponentRounds = 100;
    private static readonly Type[] StateTypes = [typeof(int), typeof(long), typeof(double), typeof(string), typeof(bool), typeof(char)];
    private readonly Grammar _grammar;
    private readonly ValueStore _store;
    private readonly TermBuilder _builder;
    private readonly SearchControl _control;
    private readonly KernelSet _kernels;
    private readonly LoopSink _sink;
    private readonly LoopScreen _screen;
    private readonly List<(LoopFamily Family, IEnumerator<bool> Runs)> _families = [];
    private readonly List<LoopBodies> _bodies = [];
    private readonly HashSet<string> _generatorTraces = [];
    private readonly HashSet<Type> _wantedLists;
    private readonly double _share;

    private LoopSearch(SearchContext main, Grammar grammar, ValueStore store, TermBuilder builder, SearchControl control, Action<Type, int[], TermEntry> addLeaf)
    {
        (Main, _grammar, _store, _builder, _control) = (main, grammar, store, builder, control);
        _kernels = new KernelSet(store);
        _sink = new LoopSink(main, control, addLeaf);
        _screen = new LoopScreen(main);
        Runner = new LoopRunner(main, grammar, store, _kernels);
        Sources = new LoopSources(main, store, builder);
        _wantedLists = [.. main.Goals.Select(g => g.Type).Concat(grammar.Productions.SelectMany(p => p.ArgumentTypes)).Where(t => t.IsArray)];
        var inputs = main.Variables.Select(v => v.Type).ToList();
        _share = inputs.TrueForAll(t => t == typeof(string) || t == typeof(char) || t == typeof(bool)) ? TextShare : Share;
        if (inputs.Contains(typeof(int)) && IsWantedList(typeof(int))) Add(new RangeLists(this));
        foreach (var shape in Shapes(inputs))
        {
            Add(new ShapeSearch(shape, this));
            if (shape.States.Length == 1 && shape.Item == typeof(int) && inputs.Contains(typeof(int))) Add(new GeneratorFolds(shape, this));
        }
    }

    public SearchContext Main { get; }

    /// <summary>Whether the search is over, perhaps in the middle of making bodies.</summary>
    public bool IsStopped => _control.Stop is not null;

    public LoopRunner Runner { get; }

    public LoopSources Sources { get; }

    /// <summary>Loops with a condition whose values other loops can follow.</summary>
    public List<LoopSource> Generators { get; } = [];

    /// <summary>A search for loops around a main context.</summary>
    public static LoopSearch For(SearchContext main, Grammar grammar, ValueStore store, TermBuilder builder, SearchControl control, Action<Type, int[], TermEntry> addLeaf) =>
        new(main, grammar, store, builder, control, addLeaf);

    /// <summary>Goes on until the share of the work is used up; call it after each piece of work in the main context.</summary>
    public void Advance()
    {
        if (Main.ClosedLevel < FirstLevel) return;
        var limit = _share * Main.Work * (Main.RowCount + LoopRunner.OperationWork) / Main.RowCount;
        while (_control.Stop is null && _families.Sum(f => f.Family.Work) < limit)
        {
            var costLimit = Math.Clamp(Main.Goals[0].PayableCost, Main.ClosedLevel, CostFactor * Main.ClosedLevel);
            var open = _families.Where(f => f.Family.Cost <= costLimit).ToList();
            if (open.Count == 0) return;
            var runs = open.MinBy(f => f.Family.Work).Runs;

            // A few loops of the family that had least work so far.
            var left = CheckInterval;
            while (left > 0 && _control.Stop is null && runs.MoveNext() && runs.Current) left--;
            _control.CheckLimits();
        }
    }

    /// <summary>The terms that bodies of a shape may consist of.</summary>
    public LoopBodies BodiesOf(LoopShape shape)
    {
        var bodies = _bodies.Find(b => b.Shape.Item == shape.Item && b.Shape.States.SequenceEqual(shape.States));
        if (bodies is null) _bodies.Add(bodies = new LoopBodies(shape, Main, _grammar, _store, _kernels, _control));
        return bodies;
    }

    /// <summary>Whether there is room for further <see cref="Generators"/>.</summary>
    public bool WantsGenerators => Generators.Count < GeneratorLimit;

    /// <summary>What sees early that a loop can meet no goal.</summary>
    public LoopScreen ScreenFor(LoopShape shape, int states)
    {
        _screen.Begin(shape, states);
        return _screen;
    }

    /// <summary>Rounds for a loop of some cost that can meet no goal: only as a component is it of any use, where there is room for it.</summary>
    public int PatienceFor(int cost) => _sink.Keeps(cost) ? ComponentRounds : 0;

    /// <summary>Keeps the loop that was just run as a source of its values, unless another passes through the same.</summary>
    public void AddGenerator(LoopPlan plan, int cost)
    {
        if (!WantsGenerators) return;
        var start = Main.Bank(plan.Bodies.Shape.States[0])[plan.Starts[0]];
        var items = new int[]?[Main.RowCount];
        for (var row = 0; row < items.Length; row++)
            items[row] = Runner.State(0)[row] == Word.Undefined ? null : [.. Runner.History[row].Prepend(start[row]).SkipLast(1)];
        if (Array.TrueForAll(items, i => i is null or { Length: <= 1 })) return;
        if (_generatorTraces.Add(string.Join(';', items.Select(i => i is null ? "" : string.Join(',', i))))) Generators.Add(plan.AsGenerator(Main, _builder, cost, items));
    }

    /// <summary>Whether a type is that of something wanted.</summary>
    public bool IsGoal(Type type) => Main.Goals.Exists(g => g.Type == type);

    /// <summary>Whether lists of a type's values are of use.</summary>
    public bool IsWantedList(Type element) => _wantedLists.Contains(element.MakeArrayType());

    /// <summary>Takes in the state that the runner has reached.</summary>
    public void Take(LoopPlan plan, int state, int cost) =>
        _sink.Take(plan.Bodies.Shape.States[state], Runner.State(state), cost, () => plan.Build(Main, _builder, state, collects: false));

    /// <summary>Takes in the lists of the values that the first state had after each round.</summary>
    public void TakeList(LoopPlan plan, int cost) => TakeList(
        plan.Bodies.Shape.States[0], [.. Runner.History.Select((values, row) => Runner.State(0)[row] == Word.Undefined ? null : values)], cost + 1, () => plan.Build(Main, _builder, 0, collects: true));

    /// <summary>Takes in lists of words, one for each example; null where there is none.</summary>
    public void TakeList(Type element, IReadOnlyList<int>?[] items, int cost, Func<Term> build)
    {
        var type = element.MakeArrayType();
        _sink.Take(type, Array.ConvertAll(items, list => list is null || list.Count > LoopTerm.CollectionLimit ? Word.Undefined : ListOf(element, type, list)), cost, build);
    }

    private void Add(LoopFamily family) => _families.Add((family, family.Runs().GetEnumerator()));

    private int ListOf(Type element, Type type, IReadOnlyList<int> words)
    {
        if (element == typeof(int)) return _store.Table<int[]>().Intern([.. words]);
        var items = Array.CreateInstance(element, words.Count);
        for (var i = 0; i < items.Length; i++) items.SetValue(_store.Decode(words[i], element), i);
        return _store.Encode(items, type);
    }

    private IEnumerable<LoopShape> Shapes(List<Type> inputs)
    {
        var goal = Main.Goals[0].Type;
        var items = inputs.Where(t => t.IsArray).Select(t => t.GetElementType()!).ToList();
        if (inputs.Contains(typeof(string))) items.Add(typeof(char));
        if (inputs.Contains(typeof(int)) || items.Count > 0) items.Add(typeof(int));
        List<Type> states = [goal.IsArray ? goal.GetElementType()! : goal, typeof(int)];
        return LoopShape.For([.. states.Distinct().Where(StateTypes.Contains)], [.. items.Distinct()]);
    }
}
