using RoslynSynth.Evaluating;

namespace RoslynSynth.Searching;

/// <summary>
/// Runs work units on one thread or several. Units are taken in order and merged in order, whoever finishes first, so the outcome does not depend
/// on the number of threads; only evaluation, the expensive part, runs at once.
/// </summary>
internal sealed class UnitScheduler(ValueStore store, int threadCount)
{
    private readonly UnitRunner[] _runners = [.. Enumerable.Range(0, Math.Max(1, threadCount)).Select(_ => new UnitRunner(store))];

    /// <summary>Runs all units, or until a merge says to stop.</summary>
    /// <param name="units">Made lazily, one at a time.</param>
    /// <param name="merge">Takes in a result; false to stop. Never called twice at once.</param>
    public void Run(IEnumerable<WorkUnit> units, Func<UnitResult, bool> merge)
    {
        if (_runners.Length == 1)
        {
            foreach (var unit in units)
            {
                if (!merge(_runners[0].Run(unit))) return;
            }

            return;
        }

        using var source = units.GetEnumerator();
        var line = new MergeLine(merge);
        Parallel.ForEach(_runners, new ParallelOptions { MaxDegreeOfParallelism = _runners.Length }, runner => Work(runner, source, line));
    }

    private static void Work(UnitRunner runner, IEnumerator<WorkUnit> source, MergeLine line)
    {
        while (line.Take(source) is var (number, unit)) line.Hand(number, runner.Run(unit));
    }

    /// <summary>Hands out units by number and merges results by number.</summary>
    private sealed class MergeLine(Func<UnitResult, bool> merge)
    {
        private const int LeadLimit = 32;
        private readonly Lock _takeLock = new();
        private readonly Lock _mergeLock = new();
        private readonly Dictionary<int, UnitResult> _waiting = [];
        private int _taken;
        private int _merged;
        private volatile bool _isStopped;

        public (int Number, WorkUnit Unit)? Take(IEnumerator<WorkUnit> source)
        {
            lock (_takeLock)
            {
                SpinWait.SpinUntil(() => _isStopped || _taken - Volatile.Read(ref _merged) < LeadLimit);
                return !_isStopped && source.MoveNext() ? (_taken++, source.Current) : null;
            }
        }

        public void Hand(int number, UnitResult result)
        {
            lock (_mergeLock)
            {
                _waiting[number] = result;
                while (!_isStopped && _waiting.Remove(_merged, out var next))
                {
                    if (!merge(next)) _isStopped = true;
                    Volatile.Write(ref _merged, _merged + 1);
                }
            }
        }
    }
}
