namespace RoslynSynth.Searching;

/// <summary>
/// Hands out batches by number and merges them by number. Whoever hands in a batch while nobody merges becomes the one who does; nobody waits for
/// another's merge, except where one would run too far ahead.
/// </summary>
internal sealed class MergeLine(IEnumerator<WorkUnit> source, Func<UnitResult, bool> merge, UnitBatchPool pool)
{
    private const int LeadLimit = 32;
    private readonly Lock _sourceLock = new();
    private readonly object _gate = new();
    private readonly Dictionary<int, UnitBatch> _waiting = [];
    private int _taken;
    private int _merged;
    private bool _isMerging;
    private bool _isStopped;

    /// <summary>Runs batches until there are none left. Called by each thread once.</summary>
    public void Work(UnitRunner runner)
    {
        try
        {
            while (Take() is var (number, batch))
            {
                batch.Run(runner);
                Hand(number, batch);
            }
        }
        catch
        {
            Stop();
            throw;
        }
    }

    private (int Number, UnitBatch Batch)? Take()
    {
        lock (_sourceLock)
        {
            lock (_gate)
            {
                while (!_isStopped && _taken - _merged >= LeadLimit) Monitor.Wait(_gate);
                if (_isStopped) return null;
            }

            var batch = pool.Rent();
            if (batch.Fill(source)) return (_taken++, batch);
            pool.Return(batch);
            return null;
        }
    }

    private void Hand(int number, UnitBatch batch)
    {
        lock (_gate)
        {
            _waiting[number] = batch;
            if (_isMerging) return;
            _isMerging = true;
        }

        while (Next() is { } next)
        {
            var goesOn = next.Merge(merge);
            pool.Return(next);
            lock (_gate)
            {
                _merged++;
                _isStopped |= !goesOn;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>The next batch to merge; null, and nobody merges any more, where it is not there yet.</summary>
    private UnitBatch? Next()
    {
        lock (_gate)
        {
            if (!_isStopped && _waiting.Remove(_merged, out var next)) return next;
            _isMerging = false;
            return null;
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }
}
