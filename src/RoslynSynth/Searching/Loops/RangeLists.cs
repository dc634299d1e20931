using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Loops;

/// <summary>Ranges of integers as lists: <c>for (var i = start; i &lt; end; i += step) result.Add(i);</c>.</summary>
internal sealed class RangeLists(LoopSearch search) : LoopFamily
{
    /// <summary>What the list costs beyond its bounds.</summary>
    private const int ListCost = 2;

    /// <summary>Bounds and step of the dearest ranges there are.</summary>
    private const int CostLimit = 6;

    private int _sourceCost = 2;
    private long _work;

    public override long Work => _work;

    public override int Cost => _sourceCost <= Math.Min(CostLimit, search.Main.ClosedLevel) ? _sourceCost + ListCost : int.MaxValue;

    public override IEnumerable<bool> Runs()
    {
        for (; _sourceCost <= CostLimit; _sourceCost++)
        {
            yield return false;
            foreach (var source in search.Sources.Of(typeof(int), _sourceCost))
            {
                _work += source.Items.Sum(i => i?.Length ?? 0);
                search.TakeList(typeof(int), source.Items, Cost, () => ListOf(source));
                yield return true;
            }
        }
    }

    private static LoopTerm ListOf(LoopSource source)
    {
        var (item, list) = (new Variable("item", typeof(int)), new Variable("result", typeof(int[])));
        return new LoopTerm(source.MakeDriver(item), [], new VariableTerm(list)) { Collection = new LoopCollection(list, new VariableTerm(item), null, IsAfterSteps: false) };
    }
}
