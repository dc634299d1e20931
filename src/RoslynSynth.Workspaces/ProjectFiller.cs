using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;
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

/// <summary>A method whose body is to be found.</summary>
/// <param name="Target">The method.</param>
/// <param name="Claims">What tests say about it.</param>
/// <param name="Conditions">What else must hold.</param>
/// <param name="Unused">What they say besides, which is no example.</param>
/// <param name="Objections">What tests said against earlier bodies.</param>
internal sealed record FillTask(FillTarget Target, ImmutableArray<CallClaim> Claims, ImmutableArray<Condition> Conditions, ImmutableArray<UnusedAssert> Unused, Objections Objections);

/// <summary>Finds bodies for the methods of one project, which may call what the project has.</summary>
internal sealed class ProjectFiller : IAsyncDisposable
{
    private readonly ProjectCode _own;
    private readonly FillOptions _options;
    private readonly IFillObserver _observer;
    private readonly ImmutableArray<Component> _given;
    private readonly Judge _judge;
    private readonly ClaimReader _reader;
    private readonly AnswerSource _answers;
    private readonly ConditionMemory _conditions;
    private readonly BodyEditor _editor = new();
    private readonly ImmutableArray<string> _givenHashes;

    private ProjectFiller(ProjectCode own, ImmutableArray<UserCode> code, FillOptions options, IFillObserver observer)
    {
        (_own, _options, _observer) = (own, options, observer);
        // The same assembly may have been given with --components.
        var given = code.RemoveAll(c => own.Types.Assemblies.Any(a => a.GetName().Name == c.Assembly.GetName().Name));
        _given = [.. given.SelectMany(c => UserComponents.From(c.Assembly))];
        _givenHashes = options.Cache is null ? [] : [.. given.Select(c => AnswerKey.HashOf(c.Path))];
        _judge = new Judge(new JudgeOptions { Wall = options.Wall, UserAssemblyPaths = [.. given.Select(c => c.Path), .. own.Paths] });
        _ = _judge.WarmUpAsync();
        _answers = new AnswerSource(_judge, options);
        _conditions = new ConditionMemory(new ConditionCheck(_judge), options.Cache, options.Cache is null ? [] : [.. _givenHashes, own.Hash]);
        _reader = new ClaimReader(own.Types with { Assemblies = [.. own.Types.Assemblies, .. given.Select(c => c.Assembly)], IsOffered = m => given.Any(g => g.Assembly == m.Module.Assembly) || own.Types.IsOffered(m) });
    }

    /// <summary>Compiles the project's code.</summary>
    public static async Task<ProjectFiller> OpenAsync(Project project, ProjectCopies copies, ImmutableArray<UserCode> code, FillOptions options, IFillObserver observer, CancellationToken cancellation)
    {
        var compilation = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return new ProjectFiller(ProjectCode.Load(compilation!, copies, cancellation), code, options, observer);
    }

    /// <summary>Finds bodies that meet the claims and that no test has objected to: first those that are remembered, in one go, then by searching, one after the other.</summary>
    public async Task FillAsync(IReadOnlyList<FillTask> tasks, Action<FillResult> done, CancellationToken cancellation)
    {
        var open = new List<OpenTask>();
        var read = tasks.Select(t => (Task: t, Claimed: Read(t, done))).Where(r => r.Claimed is not null).ToList();
        var unusable = await _conditions.UnusableAsync([.. read.Select(r => (r.Claimed!.Specification.Signature, r.Task.Conditions))], cancellation).ConfigureAwait(false);
        foreach (var ((task, claimed), refused) in read.Zip(unusable))
        {
            var (result, specification) = Started(task, claimed!, refused);
            if (specification is null) done(result);
            else open.Add(new OpenTask(result, QuestionOf(task.Target, specification), task.Claims, task.Objections));
        }

        var fresh = open.Where(t => t.Objections == Objections.None).ToList();
        var known = fresh.Zip(await _answers.RecallAsync([.. fresh.Select(t => t.Question)], cancellation).ConfigureAwait(false)).Where(t => t.Second is not null).Select(t => (t.First, t.Second!)).ToList();
        foreach (var result in await FinishAsync(known).ConfigureAwait(false)) done(result);
        foreach (var task in open.Except(known.Select(k => k.First)))
        {
            if (cancellation.IsCancellationRequested) break;
            var answer = task.Objections == Objections.None
                ? await _answers.SearchAsync(task.Question, _observer, cancellation).ConfigureAwait(false)
                : await SearchPastAsync(task, cancellation).ConfigureAwait(false);
            done((await FinishAsync([(task, answer)]).ConfigureAwait(false))[0]);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _judge.DisposeAsync().ConfigureAwait(false);
        _own.Dispose();
    }

    /// <summary>What the claims say; null where they can't be used, which is the result.</summary>
    private ClaimedSpecification? Read(FillTask task, Action<FillResult> done)
    {
        var target = task.Target;
        try
        {
            return _reader.Read(target.Symbol, target.Declaration, target.Name, task.Claims);
        }
        catch (SpecificationException e)
        {
            done(new FillResult(target, FillOutcome.BadExamples, e.Message) { Notes = FillNote.Of(task.Unused) });
            return null;
        }
    }

    /// <summary>The whole specification; null where the body is up to date with it, which the result says.</summary>
    private static (FillResult Result, Specification? Specification) Started(FillTask task, ClaimedSpecification read, ImmutableDictionary<Condition, string> unusable)
    {
        var target = task.Target;
        var specification = read.Specification with { Conditions = task.Conditions.RemoveAll(unusable.ContainsKey) };
        var unused = task.Unused.Concat(read.Skipped).Concat(unusable.Select(u => new UnusedAssert(target.Id, u.Key.Place, u.Value)));
        var hash = SpecificationHash.Of(specification);
        var result = new FillResult(target, FillOutcome.UpToDate, null)
        {
            ExampleCount = specification.Examples.Length,
            ConditionCount = specification.Conditions.Length,
            Hash = hash,
            IsStale = target.FilledFrom is { } old && old != hash,
            Notes = FillNote.Of(unused),
        };
        return (result, target.FilledFrom == hash ? null : specification);
    }

    private Question QuestionOf(FillTarget target, Specification specification)
    {
        var offer = _own.OfferTo(target.Symbol, specification.Signature);
        return new Question(specification, [.. _given, .. offer.Components], [.. _givenHashes, offer.Hash]);
    }

    /// <summary>The results for answers; what was found is put in its place.</summary>
    private async Task<ImmutableArray<FillResult>> FinishAsync(IReadOnlyList<(OpenTask Task, Answer Answer)> answered)
    {
        List<NewBody> bodies = [.. answered.Where(a => a.Answer.Method is not null).Select(a => BodyOf(a.Task, a.Answer.Method!))];
        var edits = bodies.Zip(await _editor.EditAsync(bodies, CancellationToken.None).ConfigureAwait(false)).ToDictionary(e => e.First.Target, e => e.Second);
        return [.. answered.Select(a => Result(a.Task, a.Answer, edits.GetValueOrDefault(a.Task.Started.Target)))];
    }

    private static NewBody BodyOf(OpenTask task, EmittedMethod method)
    {
        var target = task.Started.Target;
        var marker = FillMarker.For(task.Question.Specification.Examples.Length, task.Started.Hash!, AttributeHash.Of(target.Declaration));
        return new NewBody(target, method with { Text = HomeNames.Shorten(method.Text, target.Symbol.ContainingType) }, marker);
    }

    private static FillResult Result(OpenTask task, Answer answer, (FillEdit? Edit, string? Error) edit)
    {
        var timed = task.Started with { Seconds = answer.Seconds, IsRemembered = answer.IsRemembered };
        if (answer.Method is null) return timed with { Outcome = FillOutcome.NotFound, Message = string.Join("; ", new[] { Why(answer, task.Question.Specification), PassedOver(answer) }.OfType<string>()) };
        return edit.Edit is null
            ? timed with { Outcome = FillOutcome.DoesNotFit, Message = edit.Error }
            : timed with { Outcome = FillOutcome.Filled, Edit = edit.Edit, Emitted = answer.Method.Text, Message = PassedOver(answer) };
    }

    /// <summary>Says which other assert decided; how often is another thing in each run.</summary>
    private static string? PassedOver(Answer answer) => answer.PassedOver.Order(StringComparer.Ordinal).FirstOrDefault() is { } why ? $"bodies that meet every example were passed over, since {why}" : null;

    /// <summary>Goes on after the tests refused bodies: from counterexamples, or else to the next ones of different behaviour.</summary>
    private async Task<Answer> SearchPastAsync(OpenTask task, CancellationToken cancellation)
    {
        var (question, objections) = (task.Question, task.Objections);
        var learned = Learned(task);
        var unusable = (await _conditions.UnusableAsync([(learned.Signature, objections.Conditions)], cancellation).ConfigureAwait(false))[0];
        learned = learned with { Conditions = [.. learned.Conditions.Concat(objections.Conditions.RemoveAll(unusable.ContainsKey)).Distinct()] };
        // Where nothing is learned, only another behaviour than that of the refused bodies can help; these are found again for comparison.
        var hasLearned = learned.Examples.Length + learned.Conditions.Length > question.Specification.Examples.Length + question.Specification.Conditions.Length;
        var top = hasLearned ? 1 : objections.Bodies.Length * 2 + 1;
        var found = await new Synthesizer(_judge, question.Components).RunAsync(
            learned, _options.Synthesis with { Top = top, Refused = hasLearned ? objections.Bodies : [] }, _observer.Searching(question.Specification), cancellation).ConfigureAwait(false);
        var other = found.Solutions.FirstOrDefault(s => !objections.Bodies.Contains(s.Method.Text));
        return new Answer(other?.Method, found.Solutions.IsEmpty ? found.Reason : StopReason.Solved, found.Report.BestFit, found.Report.Seconds) { PassedOver = found.ConditionsFailed };
    }

    /// <summary>The specification with what must come back for the counterexamples of failed properties; where that can't be, as it was.</summary>
    private Specification Learned(OpenTask task)
    {
        var target = task.Started.Target;
        try
        {
            return _reader.Read(target.Symbol, target.Declaration, target.Name, task.Claims.AddRange(task.Objections.Claims)).Specification with { Conditions = task.Question.Specification.Conditions };
        }
        catch (SpecificationException)
        {
            return task.Question.Specification;
        }
    }

    private static string Why(Answer answer, Specification specification) => answer.Reason switch
    {
        StopReason.Solved => "no other body than those that the tests refused",
        StopReason.TimeLimit => $"no body in time; give it more with --time (the best term met {answer.BestFit} of {specification.Examples.Length} examples)",
        StopReason.MemoryLimit => "no body within the memory limit; give it more with --memory",
        StopReason.Cancelled => "cancelled",
        _ => "no body among all terms",
    };

    /// <summary>A method that has a specification.</summary>
    /// <param name="Started">What is known of its result.</param>
    /// <param name="Question">What is wanted.</param>
    /// <param name="Claims">What tests say about it.</param>
    /// <param name="Objections">What tests said against earlier bodies.</param>
    private sealed record OpenTask(FillResult Started, Question Question, ImmutableArray<CallClaim> Claims, Objections Objections);
}
