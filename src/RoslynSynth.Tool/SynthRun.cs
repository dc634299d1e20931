using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Tool.Reports;

namespace RoslynSynth.Tool;

/// <summary>One run of <c>synth</c>: specification after specification.</summary>
internal sealed class SynthRun(Session session, SynthesisOptions options, OutputFolder output, bool isVerbose)
{
    private readonly List<FunctionReport> _results = [];

    public int SolvedCount { get; private set; }

    public IReadOnlyList<FunctionReport> Results => _results;

    /// <summary>Writes the function to a file of the name, or says why there is none.</summary>
    public async Task SynthesizeAsync(ReadSpecification read, string name, CancellationToken cancellation)
    {
        var spec = read.Specification;
        if (cancellation.IsCancellationRequested)
        {
            _results.Add(FunctionReport.Cancelled(spec));
            return;
        }

        SynthesisResult result;
        using (var progress = ProgressDisplay.For(spec.Name, spec.Examples.Length))
            result = await session.Synthesizer.RunAsync(spec, options, progress, cancellation);
        string? file = null;
        if (!result.Solutions.IsEmpty)
        {
            SolvedCount++;
            var header = new FileHeader(Session.Version, options.Search.Seed, SpecificationHash.Of(spec), spec.Examples.Length);
            file = output.Write(name, SourceFile.Render(result.Solutions[0].Method, spec.Signature, read.Site, header));
            foreach (var other in result.Solutions.Skip(1)) await Console.Error.WriteLineAsync($"{spec.Name} could also be:\n{other.Method.Text}");
        }

        await Outcomes.ExplainAsync(result, spec, isVerbose);
        _results.Add(FunctionReport.Of(result, spec, file));
    }
}
