using System.Runtime.ExceptionServices;
using RoslynSynth.Evaluating;

namespace RoslynSynth.Searching;

/// <summary>
/// Runs work units on one thread or several. Units are taken in order and merged in order, whoever finishes first, so the outcome does not depend
/// on the number of threads; only evaluation, the expensive part, runs at once.
/// </summary>
internal sealed class UnitScheduler(ValueStore store, int threadCount)
{
    private readonly UnitRunner[] _runners = [.. Enumerable.Range(0, Math.Max(1, threadCount)).Select(_ => new UnitRunner(store))];
    private readonly UnitBatchPool _pool = new();

    /// <summary>Runs all units, or until a merge says to stop.</summary>
    /// <param name="units">Made lazily, one at a time.</param>
    /// <param name="merge">Takes in a result, which is used again afterwards; false to stop. Never called twice at once.</param>
    public void Run(IEnumerable<WorkUnit> units, Func<UnitResult, bool> merge)
    {
        using var source = units.GetEnumerator();
        if (_runners.Length == 1)
        {
            RunAlone(source, merge);
            return;
        }

        var line = new MergeLine(source, merge, _pool);
        try
        {
            Parallel.ForEach(_runners, new ParallelOptions { MaxDegreeOfParallelism = _runners.Length }, line.Work);
        }
        catch (AggregateException e)
        {
            // Whoever offers candidates knows its own exceptions.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private void RunAlone(IEnumerator<WorkUnit> source, Func<UnitResult, bool> merge)
    {
        var batch = _pool.Rent();
        while (source.MoveNext())
        {
            _runners[0].Run(source.Current, batch.Results[0]);
            if (!merge(batch.Results[0])) break;
        }

        _pool.Return(batch);
    }
}

/// <summary>A few small units, or one large one, and their results: what one thread takes at a time.</summary>
internal sealed class UnitBatch
{
    /// <summary>Terms; a batch takes units until it has so many.</summary>
    private const int SizeLimit = 2048;
    private const int UnitLimit = 32;
    private readonly List<WorkUnit> _units = [];

    /// <summary>One for each unit, and perhaps spare ones.</summary>
    public List<UnitResult> Results { get; } = [new UnitResult()];

    public int Count => _units.Count;

    /// <summary>Takes the next units; false where there are none.</summary>
    public bool Fill(IEnumerator<WorkUnit> source)
    {
        _units.Clear();
        var size = 0L;
        while (size < SizeLimit && _units.Count < UnitLimit && source.MoveNext())
        {
            _units.Add(source.Current);
            size += source.Current.Size;
        }

        while (Results.Count < _units.Count) Results.Add(new UnitResult());
        return _units.Count > 0;
    }

    public void Run(UnitRunner runner)
    {
        for (var i = 0; i < _units.Count; i++) runner.Run(_units[i], Results[i]);
    }

    /// <summary>Merges all results in order; false where one says to stop.</summary>
    public bool Merge(Func<UnitResult, bool> merge)
    {
        for (var i = 0; i < _units.Count; i++)
        {
            var result = Results[i];
            foreach (var hash in result.Hashes) result.Unit.Result.Prefetch(hash);
            if (!merge(result)) return false;
        }

        return true;
    }
}

/// <summary>Batches used again and again, so that results cost no fresh memory.</summary>
internal sealed class UnitBatchPool
{
    private readonly Stack<UnitBatch> _free = [];

    public UnitBatch Rent()
    {
        lock (_free) return _free.TryPop(out var batch) ? batch : new UnitBatch();
    }

    public void Return(UnitBatch batch)
    {
        lock (_free) _free.Push(batch);
    }
}
