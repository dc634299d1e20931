using System.Collections.Immutable;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp;

/// <summary>The whole way from a specification to solutions: grammar, search, emission, judgement.</summary>
/// <param name="judge">Compiles and runs the candidates; reusable over many specifications.</param>
/// <param name="userComponents">Components of the user's own code.</param>
public sealed class Synthesizer(Judge judge, ImmutableArray<Component> userComponents)
{
    /// <summary>Runs until enough is found or a limit is reached; cancelling keeps what was found.</summary>
    public Task<SynthesisResult> RunAsync(
        Specification specification, SynthesisOptions options, IProgress<SearchReport>? progress = null, CancellationToken cancellation = default) =>
        Task.Run(() => new SynthesisRun(judge, userComponents, specification, options, cancellation).RunAsync(progress), CancellationToken.None);
}
