using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Searching.Chains;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>What all attempts of a search share.</summary>
internal sealed record SearchJob(Specification Specification, Grammar Grammar, SearchOptions Options, ValueStore Store, ExampleTable Table)
{
    public required SearchClock Clock { get; init; }

    public required StrategyLedger Ledger { get; init; }

    public required ThrowGuards Guards { get; init; }

    public required Func<Candidate, OfferResult> Offer { get; init; }

    /// <summary>Told now and then how far an attempt is.</summary>
    public required Action<SearchReport> Report { get; init; }

    /// <summary>Bodies that were offered.</summary>
    public HashSet<Term> Offered { get; } = [];

    /// <summary>What fits and is no answer.</summary>
    public Pretences Pretences { get; } = new(Specification, Table.Parameters);

    /// <summary>The best of what was wrong.</summary>
    public PartialAnswers Partial { get; } = new();
}

/// <summary>
/// One search over some of the examples, all strategies in turn. It ends with an answer, at a limit, or some time after a candidate was right on those examples and wrong
/// on others: then it names some of the others.
/// </summary>
internal sealed class Attempt
{
    /// <summary>A wrong candidate brings up to one in so many of the rows searched on: every new attempt starts over, so there must be few.</summary>
    private const int RowGrowth = 2;

    /// <summary>Work after the first wrong candidate, as a share of the work before it: perhaps the right one is next.</summary>
    private const double Patience = 0.25;

    /// <summary>What a body costs more for each parameter that it does not use: nobody asks for one in vain.</summary>
    private const int UnusedCost = 2;

    private readonly SearchJob _job;
    private readonly List<int> _rows;
    private readonly SearchReport _earlier;
    private readonly SearchControl _control;
    private readonly SearchRound _round;
    private readonly Focus? _focus;
    private readonly ChainSearch? _chains;
    private readonly List<int> _counterexamples = [];
    private OfferResult _answer = OfferResult.Rejected;
    private double _workLimit = double.PositiveInfinity;

    /// <summary>Prepares an attempt.</summary>
    /// <param name="job">What is searched for.</param>
    /// <param name="rows">The examples to search on, ascending.</param>
    /// <param name="earlier">What earlier attempts did.</param>
    public Attempt(SearchJob job, List<int> rows, SearchReport earlier)
    {
        (_job, _rows, _earlier) = (job, rows, earlier);
        var main = MainContext();
        _control = new SearchControl(job.Options, job.Clock, job.Store, job.Ledger, Check, () => job.Report(ReportNow()))
        {
            PayableCost = main.Goals[0].PayableCost,
            WorkDone = () => _round?.Main.Work ?? 0,
            BankBytes = () => (_round?.Main.ByteCount ?? 0) + (_focus?.ByteCount ?? 0) + (_chains?.ByteCount ?? 0),
        };
        _round = new SearchRound(job.Grammar, job.Options, job.Store, main, _control);
        _focus = Focus.For(job.Grammar, job.Options, job.Store, MainContext, _control, _round);
        _chains = ChainSearch.For(_round.Main, job.Grammar, job.Options, job.Store, _control);
    }

    /// <summary>Whether a candidate was accepted.</summary>
    public bool IsAnswered => _answer != OfferResult.Rejected;

    /// <summary>Examples that a candidate got wrong and that the next attempt should see; none where there need be no next.</summary>
    public IReadOnlyList<int> Counterexamples => IsAnswered || _control.Stop is not null ? [] : _counterexamples;

    /// <summary>Runs to its end and says why it ended.</summary>
    public StopReason Run()
    {
        Propose();
        foreach (var _ in _round.Steps().TakeWhile(_ => _control.Stop is null))
        {
            _chains?.Advance();
            _focus?.Advance(_round.Main.Work);
            if (_round.Main.Work > _workLimit && !IsAnswered) break;
        }

        if (_round.Best() is var (best, cost)) _job.Partial.Offer(best, cost, _job.Table.Failures(best));
        return _control.Stop ?? _round.End ?? StopReason.CostLimit;
    }

    /// <summary>What this attempt and the earlier ones did.</summary>
    public SearchReport ReportNow() => new()
    {
        Level = _round.Level,
        TermsTried = _earlier.TermsTried + _control.TermsTried,
        TermsKept = _earlier.TermsKept + _control.TermsKept,
        Seconds = _job.Clock.Seconds,
        BestFit = Math.Max(_earlier.BestFit, _round.Main.Goals[0].Fits.Best),
    };

    private OfferResult Check(Term body, int cost)
    {
        if (_job.Pretences.Include(body)) return OfferResult.Rejected;
        var (guards, current) = (_job.Guards, _job.Ledger.Current);

        // In a focus round costs are the guide's; answers are compared by the catalogue's.
        if (current == Strategies.Focus) cost = _job.Grammar.CostOf(body);
        if (!guards.IsEmpty && Try(guards.Around(body), cost + guards.Cost) is var (guarded, _) && guarded != OfferResult.Rejected) return guarded;
        var (result, failures) = Try(body, cost);

        // What a focus round, a chain or a reduction gets wrong must not make the whole search start over.
        if (failures.Count > 0 && !IsAnswered && current is not (Strategies.Focus or Strategies.Chains or Strategies.Reductions) && !failures.Exists(_rows.Contains)) Learn(body, cost, failures);
        return result;
    }

    private (OfferResult Result, List<int> Failures) Try(Term body, int cost)
    {
        var failures = _job.Table.Failures(body);
        if (failures.Count > 0 || !_job.Offered.Add(body)) return (OfferResult.Rejected, failures);
        cost += UnusedCost * _job.Table.Parameters.Count(p => TermTree.CountUses(body, p) == 0);
        var result = _job.Offer(new Candidate(body, _job.Table.Parameters, cost) { FoundBy = _job.Ledger.Current, TermsTried = _earlier.TermsTried + _control.TermsTried });
        if (result != OfferResult.Rejected) _answer = result;
        return (result, failures);
    }

    /// <summary>Takes some of the rows that a candidate got wrong, from all over.</summary>
    private void Learn(Term body, int cost, List<int> failures)
    {
        _job.Partial.Offer(body, cost, failures);
        if (_counterexamples.Count > 0) return;
        var count = Math.Min(failures.Count, 1 + (_rows.Count / RowGrowth));
        _counterexamples.AddRange(Enumerable.Range(0, count).Select(i => failures[i * failures.Count / count]));
        _workLimit = _round.Main.Work * (1 + Patience);
    }

    /// <summary>
    /// Whole answers that the guide proposes, the most probable first, before anything else is tried. One that is found is not the end: a shorter one may be a moment
    /// away, and is what is taken then.
    /// </summary>
    private void Propose()
    {
        var grammar = _job.Grammar;
        if (!_job.Options.Strategies.HasFlag(Strategies.Proposals) || !grammar.IsGuided || _earlier.TermsTried > 0) return;
        using var turn = _control.Ledger.Begin(Strategies.Proposals);
        var fitting = 0;
        foreach (var body in new Proposals(grammar, _job.Specification, _job.Table.Parameters).Best(Proposals.Count))
        {
            _control.AddTried(1);
            if (_job.Table.Failures(body, 1).Count > 0) continue;
            _control.Offer(body, grammar.CostOf(body));
            if (_control.Stop is not null || ++fitting == Proposals.FittingLimit) return;
        }
    }

    private SearchContext MainContext()
    {
        var (table, specification) = (_job.Table, _job.Specification);
        var context = new SearchContext(_rows.Count, table.Parameters, [.. table.Columns.Select(c => _rows.Select(r => c[r]).ToArray())]);
        var isComplete = Evidence.IsComplete(specification);
        var wanted = Enumerable.Range(0, _rows.Count).Where(i => specification.Examples[_rows[i]].Throws is null).ToArray();
        var goal = new Goal(table.ResultType, wanted, [.. wanted.Select(i => table.Results[_rows[i]])], body => body, 0, table.Matcher)
        {
            EvidenceCount = isComplete ? Evidence.Everything : specification.Examples.Length,
            EvidenceBits = isComplete ? Evidence.Everything : Evidence.BitsOf(specification),
            Whole = _rows.Count < table.Results.Length ? WholeGoal.For(table) : null,
        };
        context.Goals.Add(goal);
        if (!_job.Options.Strategies.HasFlag(Strategies.Goals)) return context;
        Goal[] goals = [goal, .. TupleGoals.For(goal, _job.Grammar, _job.Store, specification.Tolerance, specification.IsUnordered)];
        context.Goals.AddRange(goals[1..]);
        foreach (var part in goals) context.Goals.AddRange([.. SplitGoals.For(part, _job.Grammar, _job.Store), .. InverseGoals.For(part, _job.Grammar, _job.Store), .. FractionGoals.Rounded(part, _job.Grammar, _job.Store)]);
        return context;
    }
}
