namespace RoslynSynth.Searching.Loops;

/// <summary>
/// Folds over the values that a <c>while</c> loop passes through, as in the sum of a number's digits. The loop with its one variable was found to
/// end before; here a second variable follows it. Each such loop has a place of its own in the order, so those that are found late miss nothing.
/// </summary>
internal sealed class GeneratorFolds(LoopShape shape, LoopSearch search) : LoopFamily
{
    /// <summary>So many generators later are as good as one unit of cost.</summary>
    private const int GeneratorsPerCost = 8;
    private const int FirstCost = 3;
    private const int StepCostLimit = 8;
    private readonly List<int> _nextCosts = [];
    private LoopBodies? _bodies;
    private long _work;

    public override long Work => _work;

    public override int Cost => Next() is >= 0 and var index ? shape.Cost + 1 + search.Generators[index].Cost + _nextCosts[index] : int.MaxValue;

    public override IEnumerable<bool> Runs()
    {
        while (true)
        {
            yield return false;
            var index = Next();
            if (index < 0) continue;
            var cost = Cost;
            foreach (var plan in Plans(search.Generators[index], _nextCosts[index]++))
            {
                Try(plan, cost);
                yield return true;
            }
        }
    }

    /// <summary>The generator that is next, or −1.</summary>
    private int Next()
    {
        while (_nextCosts.Count < search.Generators.Count) _nextCosts.Add(FirstCost);
        var best = -1;
        for (var i = 0; i < _nextCosts.Count; i++)
        {
            if (_nextCosts[i] <= StepCostLimit && (best < 0 || Rank(i) < Rank(best))) best = i;
        }

        return best;
    }

    private int Rank(int index) => (GeneratorsPerCost * _nextCosts[index]) + index;

    private IEnumerable<LoopPlan> Plans(LoopSource generator, int cost)
    {
        var bodies = _bodies ??= search.BodiesOf(shape);
        bodies.Reach(cost);
        if (search.IsStopped) yield break;
        var type = shape.States[0];
        var (start, end) = bodies.Context.Bank(type).Level(cost);
        var (firstStart, endStart) = search.Main.Bank(type).Level(1);
        for (var step = start; step < end; step++)
        {
            if ((bodies.MaskOf(type, step) & 1) == 0) continue;
            for (var first = firstStart; first < endStart; first++) yield return new LoopPlan(bodies, generator, -1, [first], [step]);
        }
    }

    private void Try(LoopPlan plan, int cost)
    {
        var before = search.Runner.Work;
        var hasValue = search.Runner.Run(plan.Bodies, [search.Main.Bank(shape.States[0])[plan.Starts[0]]], plan.Source!.Items, -1, plan.Steps, records: false, search.ScreenFor(shape, 1), search.PatienceFor(cost));
        _work += search.Runner.Work - before;
        if (hasValue) search.Take(plan, 0, cost);
    }
}
