using System.Collections.Immutable;
using System.Diagnostics;

namespace RoslynSynth.Searching;

/// <summary>What one strategy did.</summary>
/// <param name="Strategy">Which; <see cref="Strategies.None"/> is enumeration.</param>
/// <param name="Seconds">Its time, judging of its candidates included.</param>
/// <param name="Terms">Terms that it tried.</param>
/// <param name="Candidates">Candidates that it offered.</param>
/// <param name="Accepted">Those that became solutions.</param>
public sealed record StrategyReport(Strategies Strategy, double Seconds, long Terms, int Candidates, int Accepted);

/// <summary>Keeps account of what each strategy does. Only ever one works at a time; evaluation on other threads belongs to the one that waits for it.</summary>
internal sealed class StrategyLedger
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly SortedDictionary<Strategies, Account> _accounts = [];
    private Account _current;
    private long _since;

    public StrategyLedger() => _current = AccountOf(Strategies.None);

    /// <summary>Whose turn it is.</summary>
    public Strategies Current { get; private set; }

    public ImmutableArray<StrategyReport> Report()
    {
        Settle();
        return [.. _accounts.Select(a => new StrategyReport(a.Key, TimeSpan.FromTicks(a.Value.Ticks).TotalSeconds, a.Value.Terms, a.Value.Candidates, a.Value.Accepted))];
    }

    /// <summary>Gives a strategy its turn until the result is disposed of.</summary>
    public Turn Begin(Strategies strategy)
    {
        var turn = new Turn(this, Current);
        Pass(strategy);
        return turn;
    }

    public void AddTerms(long count) => _current.Terms += count;

    public void AddCandidate(OfferResult result)
    {
        _current.Candidates++;
        if (result != OfferResult.Rejected) _current.Accepted++;
    }

    private void Settle()
    {
        var now = _watch.Elapsed.Ticks;
        _current.Ticks += now - _since;
        _since = now;
    }

    private void Pass(Strategies strategy)
    {
        Settle();
        (Current, _current) = (strategy, AccountOf(strategy));
    }

    private Account AccountOf(Strategies strategy)
    {
        if (!_accounts.TryGetValue(strategy, out var account)) _accounts[strategy] = account = new Account();
        return account;
    }

    /// <summary>A turn; the one before goes on when it ends.</summary>
    public readonly struct Turn(StrategyLedger ledger, Strategies before) : IDisposable
    {
        public void Dispose() => ledger.Pass(before);
    }

    private sealed class Account
    {
        public long Ticks { get; set; }

        public long Terms { get; set; }

        public int Candidates { get; set; }

        public int Accepted { get; set; }
    }
}
