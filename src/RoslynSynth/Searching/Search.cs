using RoslynSynth.Grammars;
using RoslynSynth.Specifications;

namespace RoslynSynth.Searching;

/// <summary>A search for functions that meet one specification.</summary>
public sealed class Search(Specification specification, Grammar grammar, SearchOptions options)
{
    /// <summary>What is searched for.</summary>
    public Specification Specification { get; } = specification;

    /// <summary>The terms that may be built.</summary>
    public Grammar Grammar { get; } = grammar;

    /// <summary>Limits and switches.</summary>
    public SearchOptions Options { get; } = options;

    /// <summary>Runs until enough was found or a limit is reached. Blocking; call it once.</summary>
    /// <param name="offer">
    /// Called on the calling thread with each candidate, cheapest first; returns true when the caller has enough.
    /// </param>
    /// <param name="progress">Told a few times a second; may be called on any thread.</param>
    /// <param name="cancellation">Ends the search early; not an error.</param>
    public SearchResult Run(Func<Candidate, bool> offer, IProgress<SearchReport>? progress = null, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}
