using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Searching.Chains;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>A search for functions that meet one specification.</summary>
public sealed class Search
{
    /// <summary>A wrong candidate brings up to one in so many of the rows searched on: every new round starts over, so there must be few.</summary>
    private const int RowGrowth = 4;

    /// <summary>Fewer examples than this do not make a constant function credible.</summary>
    private const int FewestForConstant = 3;

    /// <summary>Whole terms that the guide may propose.</summary>
    private const int ProposalCount = 200;

    /// <summary>The cost of terms before which proposals are tried.</summary>
    private const int ProposalLevel = 3;

    /// <summary>The cost of terms before which all that fit are offered.</summary>
    private const int PatientLevel = 5;

    private readonly ImmutableArray<Variable> _parameters;
    private readonly ValueStore _store = new();
    private readonly int[][] _columns;
    private readonly int[] _results;
    private readonly WordMatcher? _matcher;
    private readonly Type _resultType;
    private readonly TermEvaluator _evaluator;
    private readonly HashSet<Term> _offered = [];
    private readonly List<int> _rows;
    private readonly PartialAnswers _partial = new();
    private Queue<(Term Body, int Cost)>? _proposals;
    private int _bestFit;

    /// <summary>Prepares a search; nothing runs yet.</summary>
    public Search(Specification specification, Grammar grammar, SearchOptions options)
        : this(specification, grammar, options, [.. specification.Signature.Parameters.Select(p => new Variable(p.Name, CanonicalTypes.Of(p.Type)))])
    {
    }

    internal Search(Specification specification, Grammar grammar, SearchOptions options, ImmutableArray<Variable> parameters)
    {
        (Specification, Grammar, Options) = (specification, grammar, options);
        var signature = specification.Signature;
        _parameters = parameters;
        _resultType = CanonicalTypes.Of(signature.ReturnType);
        _columns = [.. signature.Parameters.Select((p, i) => specification.Examples.Select(e => Word(e.Arguments[i], p.Type)).ToArray())];
        _results = [.. specification.Examples.Select(e => e.Throws is null ? Word(e.Result, signature.ReturnType) : Evaluating.Word.Undefined)];
        _matcher = WordMatcher.For(_store, _resultType, specification.Tolerance, specification.IsUnordered);
        _evaluator = new TermEvaluator(_store);
        _rows = RowSelection.First(specification);
    }

    /// <summary>What is searched for.</summary>
    public Specification Specification { get; }

    /// <summary>The terms that may be built.</summary>
    public Grammar Grammar { get; }

    /// <summary>Limits and switches.</summary>
    public SearchOptions Options { get; }

    /// <summary>Runs until enough was found or a limit is reached. Blocking; call it once.</summary>
    /// <param name="offer">
    /// Called with each candidate, cheapest first, one at a time but perhaps on another thread; the answer says whether to go on.
    /// </param>
    /// <param name="progress">Told a few times a second; may be called on any thread.</param>
    /// <param name="cancellation">Ends the search early; not an error.</param>
    public SearchResult Run(Func<Candidate, OfferResult> offer, IProgress<SearchReport>? progress = null, CancellationToken cancellation = default)
    {
        var clock = new SearchClock(Options, cancellation);
        var ledger = new StrategyLedger();
        var guards = Guards(ledger, cancellation);
        var earlier = new SearchReport();
        var lastReport = 0.0;
        var wasAccepted = false;
        while (true)
        {
            var counterexamples = new List<int>();
            var hasAccepted = OfferResult.Rejected;
            SearchRound? round = null;
            SearchControl? control = null;
            Focus? focus = null;
            ChainSearch? chains = null;
            control = new SearchControl(Options, clock, _store, ledger, Check, Report) { BankBytes = () => (round?.Main.ByteCount ?? 0) + (focus?.ByteCount ?? 0) + (chains?.ByteCount ?? 0) };
            round = new SearchRound(Grammar, Options, _store, MainContext(), control);
            focus = Focus.For(Grammar, Options, _store, MainContext, control, round);
            chains = ChainSearch.For(round.Main, Grammar, Options, _store, control);
            foreach (var _ in round.Steps())
            {
                chains?.Advance();
                Propose(control, round.Level);
                focus?.Advance(round.Main.Work);
            }

            var reason = control.Stop ?? round.End ?? StopReason.CostLimit;
            if (round.Best() is var (best, bestCost)) _partial.Offer(best, bestCost, Failures(best, _results.Length));
            if (counterexamples.Count == 0)
                return new SearchResult(reason, ReportNow()) { Strategies = ledger.Report(), Partial = wasAccepted ? null : _partial.Best(_parameters) };
            earlier = ReportNow();
            _rows.AddRange(counterexamples);
            _rows.Sort();

            OfferResult Check(Term body, int cost)
            {
                if (IsCopy(body)) return OfferResult.Rejected;
                // In a focus round costs are the guide's; answers are compared by the catalogue's.
                if (ledger.Current == Strategies.Focus) cost = Grammar.CostOf(body);
                if (!guards.IsEmpty && Try(guards.Around(body), cost + guards.Cost) is var (guarded, _) && guarded != OfferResult.Rejected) return guarded;
                var (result, failures) = Try(body, cost);
                // What a focus round or a chain gets wrong must not make the whole search start over.
                if (failures.Count == 0 || hasAccepted != OfferResult.Rejected || ledger.Current is Strategies.Focus or Strategies.Chains || failures.Exists(_rows.Contains)) return result;
                counterexamples.AddRange(failures);
                _partial.Offer(body, cost, Failures(body, _results.Length));
                return OfferResult.Enough;
            }

            (OfferResult Result, List<int> Failures) Try(Term body, int cost)
            {
                var failures = Failures(body, 1 + (_rows.Count / RowGrowth));
                if (failures.Count > 0 || !_offered.Add(body)) return (OfferResult.Rejected, failures);
                hasAccepted = Keep(offer(new Candidate(body, _parameters, cost) { FoundBy = ledger.Current }));
                wasAccepted |= hasAccepted != OfferResult.Rejected;
                return (hasAccepted, failures);
            }

            OfferResult Keep(OfferResult result) => result == OfferResult.Rejected ? hasAccepted : result;

            SearchReport ReportNow() => new()
            {
                Level = round!.Level,
                TermsTried = earlier.TermsTried + control!.TermsTried,
                TermsKept = earlier.TermsKept + control.TermsKept,
                Seconds = clock.Seconds,
                BestFit = _bestFit = Math.Max(_bestFit, round.Main.Goals[0].Fits.Best),
            };

            void Report()
            {
                if (progress is null || clock.Seconds - lastReport < 0.2) return;
                lastReport = clock.Seconds;
                progress.Report(ReportNow());
            }
        }
    }

    /// <summary>
    /// Whole answers that the guide proposes: tried once the least terms were, and those that fit are offered when what costs much less was tried: a long answer
    /// must not win where a short one is a moment away.
    /// </summary>
    private void Propose(SearchControl control, int level)
    {
        if (!Options.Strategies.HasFlag(Strategies.Proposals) || !Grammar.IsGuided || level < ProposalLevel) return;
        using var turn = control.Ledger.Begin(Strategies.Proposals);
        if (_proposals is null)
        {
            control.AddTried(ProposalCount);
            var fitting = new Proposals(Grammar, Specification, _parameters).Best(ProposalCount).Where(b => Failures(b, 1).Count == 0);
            _proposals = new(fitting.Select(b => (b, Grammar.CostOf(b))).OrderBy(p => p.Item2));
        }

        while (control.Stop is null && _proposals.TryPeek(out var next) && level >= Math.Min(next.Cost - 1, PatientLevel))
        {
            control.Offer(next.Body, next.Cost);
            _proposals.Dequeue();
        }
    }

    private ThrowGuards Guards(StrategyLedger ledger, CancellationToken cancellation)
    {
        if (!Options.Strategies.HasFlag(Strategies.Guards) || Specification.Examples.All(e => e.Throws is null)) return ThrowGuards.None;
        using var turn = ledger.Begin(Strategies.Guards);
        return ThrowGuards.Find(Specification, Grammar, Options, _parameters, cancellation);
    }

    /// <summary>Whether a body that ignores its parameters has too few examples behind it: then it only repeats them.</summary>
    private bool IsCopy(Term body) => Specification.Examples.Length < FewestForConstant && !_parameters.IsEmpty && !Mentions(body);

    private bool Mentions(Term term) => term switch
    {
        VariableTerm variable => _parameters.Contains(variable.Variable),
        ApplyTerm apply => apply.Arguments.Any(Mentions),
        LambdaTerm lambda => Mentions(lambda.Body),
        ConditionalTerm => true,
        LoopTerm loop => TermTree.PartsOf(loop).Any(Mentions),
        _ => false,
    };

    private int Word(object? value, Type declared) => _store.Encode(CanonicalValues.From(value, declared), CanonicalTypes.Of(declared));

    private SearchContext MainContext()
    {
        var context = new SearchContext(_rows.Count, _parameters, [.. _columns.Select(c => _rows.Select(r => c[r]).ToArray())]);
        var wanted = Enumerable.Range(0, _rows.Count).Where(i => Specification.Examples[_rows[i]].Throws is null).ToArray();
        var goal = new Goal(_resultType, wanted, [.. wanted.Select(i => _results[_rows[i]])], body => body, 0, _matcher) { EvidenceCount = Specification.Examples.Length, EvidenceBits = Evidence.BitsOf(Specification) };
        context.Goals.Add(goal);
        if (!Options.Strategies.HasFlag(Strategies.Goals)) return context;
        Goal[] goals = [goal, .. TupleGoals.For(goal, Grammar, _store, Specification.Tolerance, Specification.IsUnordered)];
        context.Goals.AddRange(goals[1..]);
        foreach (var part in goals) context.Goals.AddRange([.. SplitGoals.For(part, Grammar, _store), .. InverseGoals.For(part, Grammar, _store)]);
        return context;
    }

    /// <summary>How many of the given rows a candidate gets wrong, as evaluated in columns.</summary>
    public int CountFailures(Candidate candidate, ImmutableArray<Example> examples)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var frame = new Frame(examples.Length);
        var signature = Specification.Signature;
        for (var i = 0; i < _parameters.Length; i++)
            frame[_parameters[i]] = [.. examples.Select(e => Word(e.Arguments[i], signature.Parameters[i].Type))];
        var words = _evaluator.Evaluate(candidate.Body, frame);
        return Enumerable.Range(0, words.Length).Count(i =>
            Word(examples[i].Result, signature.ReturnType) is var wanted && words[i] != wanted && _matcher?.Matches(wanted, words[i]) != true);
    }

    /// <summary>The first examples that a body gets wrong, at most so many.</summary>
    private List<int> Failures(Term body, int limit)
    {
        var frame = new Frame(_results.Length);
        for (var i = 0; i < _parameters.Length; i++) frame[_parameters[i]] = _columns[i];
        var words = _evaluator.Evaluate(body, frame);
        return [.. Enumerable.Range(0, words.Length)
            .Where(row => words[row] != _results[row] && _matcher?.Matches(_results[row], words[row]) != true).Take(limit)];
    }
}
