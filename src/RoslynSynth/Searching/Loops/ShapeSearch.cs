using RoslynSynth.Evaluating;

namespace RoslynSynth.Searching.Loops;

/// <summary>Tries the loops of one shape in order of cost.</summary>
internal sealed class ShapeSearch(LoopShape shape, LoopSearch search) : LoopFamily
{
    private const int StartCostLimit = 2;
    private const int StartLimit = 8;
    private const int StepCostLimit = 9;
    private readonly int _stateMask = (1 << shape.States.Length) - 1;
    private readonly Dictionary<(int Role, int Cost), List<(int Slot, int Mask)>> _parts = [];
    private LoopBodies? _bodies;
    private long _runWork;
    private int _cost = shape.Cost + 1 + (2 * shape.States.Length);

    public override long Work => _runWork + (_bodies?.Work ?? 0);

    public override int Cost => _cost;

    private LoopBodies Bodies => _bodies ??= search.BodiesOf(shape);

    private int ItemMask => shape.Item is null ? 0 : _stateMask + 1;

    public override IEnumerable<bool> Runs()
    {
        for (; ; _cost++)
        {
            yield return false;
            var stateCount = shape.States.Length;
            foreach (var costs in CostSplits.Of(_cost - shape.Cost, 1 + (2 * stateCount)))
            {
                if (Enumerable.Range(1, stateCount).Any(s => costs[s] > StartCostLimit || costs[s + stateCount] > StepCostLimit)) continue;
                foreach (var plan in PlansOf(costs))
                {
                    Try(plan);
                    yield return true;
                }
            }
        }
    }

    private IEnumerable<LoopPlan> PlansOf(int[] costs)
    {
        var stateCount = shape.States.Length;
        var sources = shape.Item is { } item ? search.Sources.Of(item, costs[0]) : null;
        if (sources is { Count: 0 }) yield break;
        Bodies.Reach(Math.Max(shape.Item is null ? costs[0] : 1, costs[(1 + stateCount)..].Max()));
        if (search.IsStopped) yield break;
        foreach (var steps in Steps(costs))
        {
            var mask = steps.Aggregate(0, (all, s) => all | s.Mask);
            int[] slots = [.. steps.Select(s => s.Slot)];

            // Asked before the starts: there are so many that to find for each that no source will do takes longer than the loops.
            var useful = sources is null || (mask & ItemMask) != 0 ? sources : [.. sources.Where(s => s.IsCounter)];
            if (useful is { Count: 0 }) continue;
            foreach (var starts in Starts(costs))
            {
                if (useful is not null)
                {
                    foreach (var source in useful) yield return new LoopPlan(Bodies, source, -1, starts, slots);
                }
                else
                {
                    foreach (var condition in ConditionsFor(costs[0], steps)) yield return new LoopPlan(Bodies, null, condition, starts, slots);
                }
            }
        }
    }

    /// <summary>Steps that are worth a loop: the first state depends on itself or the other, and none stands still.</summary>
    private IEnumerable<(int Slot, int Mask)[]> Steps(int[] costs)
    {
        if (shape.States.Length == 1)
        {
            foreach (var step in Parts(0, costs[2])) yield return [step];
            yield break;
        }

        foreach (var first in Parts(0, costs[3]))
        {
            foreach (var second in Parts(1, costs[4])) yield return [first, second];
        }
    }

    private List<(int Slot, int Mask)> Parts(int state, int cost)
    {
        if (_parts.TryGetValue((state, cost), out var parts)) return parts;
        var type = shape.States[state];
        var bank = Bodies.Context.Bank(type);
        var (start, end) = bank.Level(cost);
        parts = [];
        for (var slot = start; slot < end; slot++)
        {
            var mask = Bodies.MaskOf(type, slot);
            var isItself = bank.EntryOf(slot) is { Production: TermEntry.Variable } entry && entry.A == state;
            if (!isItself && IsStep(state, mask)) parts.Add((slot, mask));
        }

        return _parts[(state, cost)] = parts;
    }

    private bool IsStep(int state, int mask) => (shape.States.Length, state, shape.Item) switch
    {
        (1, _, _) => (mask & 1) != 0,
        (_, 0, null) => (mask & _stateMask) != 0,
        (_, 0, _) => (mask & 2) != 0,
        _ => mask != 0,
    };

    private IEnumerable<int> ConditionsFor(int cost, (int Slot, int Mask)[] steps)
    {
        var (start, end) = Bodies.Context.Bank(typeof(bool)).Level(cost);
        for (var slot = start; slot < end; slot++)
        {
            var mask = Bodies.MaskOf(typeof(bool), slot);
            if (mask == 0) continue;

            // Both states must matter: in the condition, or the second in the step of the first.
            if (steps.Length == 2 && ((mask | steps[0].Mask) & 2) == 0) continue;
            yield return slot;
        }
    }

    private IEnumerable<int[]> Starts(int[] costs)
    {
        foreach (var first in StartsOf(shape.States[0], costs[1]))
        {
            if (shape.States.Length == 1) yield return [first];
            else
            {
                foreach (var second in StartsOf(shape.States[1], costs[2])) yield return [first, second];
            }
        }
    }

    private IEnumerable<int> StartsOf(Type type, int cost)
    {
        var bank = search.Main.Bank(type);
        var (start, end) = bank.Level(cost);
        return Enumerable.Range(start, end - start).Where(s => bank.EntryOf(s).Production != TermEntry.External).Take(StartLimit);
    }

    private void Try(LoopPlan plan)
    {
        var starts = new Column[plan.Starts.Length];
        for (var s = 0; s < starts.Length; s++) starts[s] = search.Main.Bank(shape.States[s])[plan.Starts[s]];
        var isGenerator = shape.Item is null && shape.States is [var only] && only == typeof(int) && search.WantsGenerators;
        var collects = search.IsWantedList(shape.States[0]);
        var takes = shape.States.Length == 2 && (Bodies.MaskOf(shape.States[1], plan.Steps[1]) & 1) != 0 ? 2 : 1;
        var screen = search.IsGoal(shape.States[0].MakeArrayType()) ? null : search.ScreenFor(shape, takes);
        var patience = isGenerator || collects ? LoopSearch.ComponentRounds : search.PatienceFor(Cost);
        var before = search.Runner.Work;
        var hasValue = search.Runner.Run(Bodies, starts, plan.Source?.Items, plan.Condition, plan.Steps, collects || isGenerator, screen, patience);
        _runWork += search.Runner.Work - before;
        if (!hasValue) return;
        if (isGenerator) search.AddGenerator(plan, Cost - shape.Cost);
        for (var state = 0; state < takes; state++) search.Take(plan, state, Cost);
        if (collects) search.TakeList(plan, Cost);
    }
}
