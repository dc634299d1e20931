using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>A search for functions that meet one specification.</summary>
public sealed class Search
{
    /// <summary>Seconds between two reports of progress.</summary>
    private const double ReportInterval = 0.2;

    private readonly ValueStore _store = new();
    private readonly ExampleTable _table;

    /// <summary>Prepares a search; nothing runs yet.</summary>
    public Search(Specification specification, Grammar grammar, SearchOptions options)
        : this(specification, grammar, options, [.. specification.Signature.Parameters.Select(p => new Variable(p.Name, CanonicalTypes.Of(p.Type)))])
    {
    }

    internal Search(Specification specification, Grammar grammar, SearchOptions options, ImmutableArray<Variable> parameters)
    {
        (Specification, Grammar, Options) = (specification, grammar, options);
        _table = new ExampleTable(specification, parameters, _store);
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
        var lastReport = 0.0;
        var job = new SearchJob(Specification, Grammar, Options, _store, _table) { Clock = clock, Ledger = ledger, Guards = Guards(ledger, cancellation), Offer = offer, Report = Report };
        var rows = RowSelection.First(Specification);
        var report = new SearchReport();
        while (true)
        {
            var attempt = new Attempt(job, rows, report);
            var reason = attempt.Run();
            report = attempt.ReportNow();
            if (attempt.Counterexamples.Count == 0)
                return new SearchResult(reason, report) { Strategies = ledger.Report(), Partial = attempt.IsAnswered ? null : job.Partial.Best(_table.Parameters) };
            rows = [.. rows.Concat(attempt.Counterexamples).Order()];
        }

        void Report(SearchReport now)
        {
            if (progress is null || clock.Seconds - lastReport < ReportInterval) return;
            lastReport = clock.Seconds;
            progress.Report(now);
        }
    }

    /// <summary>How many of the given rows a candidate gets wrong, as evaluated in columns.</summary>
    public int CountFailures(Candidate candidate, ImmutableArray<Example> examples)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return _table.CountFailures(candidate.Body, examples);
    }

    private ThrowGuards Guards(StrategyLedger ledger, CancellationToken cancellation)
    {
        if (!Options.Strategies.HasFlag(Strategies.Guards) || Specification.Examples.All(e => e.Throws is null)) return ThrowGuards.None;
        using var turn = ledger.Begin(Strategies.Guards);
        return ThrowGuards.Find(Specification, Grammar, Options, _table.Parameters, cancellation);
    }
}
