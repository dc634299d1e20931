using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Workspaces.Answers;

namespace RoslynSynth.Workspaces;

/// <summary>Finds bodies for the methods of one project, which may call what the project has.</summary>
internal sealed class ProjectFiller : IAsyncDisposable
{
    private readonly ProjectCode _own;
    private readonly FillOptions _options;
    private readonly IFillObserver _observer;
    private readonly ImmutableArray<Component> _given;
    private readonly Judge _judge;
    private readonly ClaimReader _reader;
    private readonly ImmutableArray<string> _hashes;

    private ProjectFiller(ProjectCode own, ImmutableArray<UserCode> code, FillOptions options, IFillObserver observer)
    {
        (_own, _options, _observer) = (own, options, observer);
        // The same assembly may have been given with --components.
        var given = code.RemoveAll(c => own.Types.Assemblies.Any(a => a.GetName().Name == c.Assembly.GetName().Name));
        _given = [.. given.SelectMany(c => UserComponents.From(c.Assembly))];
        _hashes = options.Cache is null ? [] : [.. given.Select(c => c.Path).Concat(own.Paths).Select(AnswerKey.HashOf)];
        _judge = new Judge(new JudgeOptions { Wall = options.Wall, UserAssemblyPaths = [.. given.Select(c => c.Path), .. own.Paths] });
        _ = _judge.WarmUpAsync();
        _reader = new ClaimReader(own.Types with { Assemblies = [.. own.Types.Assemblies, .. given.Select(c => c.Assembly)], IsOffered = m => given.Any(g => g.Assembly == m.Module.Assembly) || own.Types.IsOffered(m) });
    }

    /// <summary>Compiles the project's code.</summary>
    public static async Task<ProjectFiller> OpenAsync(Project project, ImmutableArray<UserCode> code, FillOptions options, IFillObserver observer, CancellationToken cancellation)
    {
        var compilation = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return new ProjectFiller(ProjectCode.Load(compilation!, cancellation), code, options, observer);
    }

    /// <summary>Searches for a body that meets the claims and that no test has objected to.</summary>
    public async Task<FillResult> FillAsync(FillTarget target, List<CallClaim> claims, Objections objections, CancellationToken cancellation)
    {
        try
        {
            var specification = _reader.Read(target.Symbol, target.Declaration, target.Name, claims).Specification;
            var hash = SpecificationHash.Of(specification);
            var started = new FillResult(target, FillOutcome.UpToDate, null) { ExampleCount = specification.Examples.Length, Hash = hash, IsStale = target.FilledFrom is { } old && old != hash };
            return target.FilledFrom == hash ? started : await SearchAsync(started, specification, objections, cancellation).ConfigureAwait(false);
        }
        catch (SpecificationException e)
        {
            return new FillResult(target, FillOutcome.BadExamples, e.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _judge.DisposeAsync().ConfigureAwait(false);
        _own.Dispose();
    }

    private async Task<FillResult> SearchAsync(FillResult started, Specification specification, Objections objections, CancellationToken cancellation)
    {
        var target = started.Target;
        var synthesizer = new Synthesizer(_judge, [.. _given, .. _own.ComponentsFor(target.Symbol, specification.Signature)]);
        var answer = objections == Objections.None
            ? await new AnswerSource(_judge, synthesizer, _options, _hashes).FindAsync(specification, _observer, cancellation).ConfigureAwait(false)
            : await SearchPastAsync(synthesizer, specification, objections, cancellation).ConfigureAwait(false);
        var timed = started with { Seconds = answer.Seconds, IsRemembered = answer.IsRemembered };
        if (answer.Method is null) return timed with { Outcome = FillOutcome.NotFound, Message = Why(answer, specification) };
        var method = answer.Method with { Text = HomeNames.Shorten(answer.Method.Text, target.Symbol.ContainingType) };
        var marker = FillMarker.For(specification.Examples.Length, started.Hash!, AttributeHash.Of(target.Declaration));
        var (edit, error) = await BodyEditor.EditAsync(target, method, marker, CancellationToken.None).ConfigureAwait(false);
        return edit is null
            ? timed with { Outcome = FillOutcome.DoesNotFit, Message = error }
            : timed with { Outcome = FillOutcome.Filled, Edit = edit, Emitted = answer.Method.Text };
    }

    /// <summary>Goes on after the tests refused bodies: from counterexamples, or else to the next ones of different behaviour.</summary>
    private async Task<Answer> SearchPastAsync(Synthesizer synthesizer, Specification specification, Objections objections, CancellationToken cancellation)
    {
        var learned = await new Counterexamples(_judge, specification).EvaluateAsync(objections.Claims, cancellation).ConfigureAwait(false);
        var top = learned.IsEmpty ? objections.Bodies.Length * 2 + 1 : 1;
        var found = await synthesizer.RunAsync(
            specification with { Examples = specification.Examples.AddRange(learned) }, _options.Synthesis with { Top = top }, _observer.Searching(specification), cancellation).ConfigureAwait(false);
        var other = found.Solutions.FirstOrDefault(s => !objections.Bodies.Contains(s.Method.Text));
        return new Answer(other?.Method, found.Solutions.IsEmpty ? found.Reason : StopReason.Solved, found.Report.BestFit, found.Report.Seconds);
    }

    private static string Why(Answer answer, Specification specification) => answer.Reason switch
    {
        StopReason.Solved => "no other body than those that the tests refused",
        StopReason.TimeLimit => $"no body in time; give it more with --time (the best term met {answer.BestFit} of {specification.Examples.Length} examples)",
        StopReason.MemoryLimit => "no body within the memory limit; give it more with --memory",
        StopReason.Cancelled => "cancelled",
        _ => "no body among all terms",
    };
}
