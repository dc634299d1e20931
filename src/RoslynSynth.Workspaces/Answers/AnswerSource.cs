using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>A specification, and what answers to it depend on.</summary>
/// <param name="Specification">What is wanted.</param>
/// <param name="Components">What answers may call beside the library.</param>
/// <param name="Hashes">Hashes of these.</param>
internal sealed record Question(Specification Specification, ImmutableArray<Component> Components, ImmutableArray<string> Hashes);

/// <summary>Answers to specifications: remembered ones that still hold, else found by a search.</summary>
/// <param name="judge">Judges what is remembered, and candidates.</param>
/// <param name="options">How.</param>
internal sealed class AnswerSource(Judge judge, FillOptions options)
{
    /// <summary>
    /// What earlier runs found, all judged in one batch. The files may be anybody's: a body counts only where it meets every example now, under the same rules as
    /// one that was just found, and is a method of this name and nothing else.
    /// </summary>
    /// <returns>For each question its answer, or null where it must be searched for.</returns>
    public async Task<ImmutableArray<Answer?>> RecallAsync(IReadOnlyList<Question> questions, CancellationToken cancellation)
    {
        var entries = questions.Select(q => options.Cache?.Read<AnswerEntry>(KeyOf(q, options.Cache))).ToList();
        List<int> open = [.. Enumerable.Range(0, questions.Count).Where(i => entries[i]?.Text is not null)];
        HashSet<int> accepted = [];
        // One that is no plain method may lend another what that one lacks: the others are judged without it.
        for (var isPlain = false; open.Count > 0 && !isPlain;)
        {
            var verdicts = await judge.JudgeAllAsync([.. open.Select(i => (questions[i].Specification, entries[i]!.Method()!))], cancellation).ConfigureAwait(false);
            // The judge bounds the text; only then is it safe to parse.
            var odd = open.Where((i, n) => verdicts[n].Outcome != VerdictOutcome.Forbidden && !IsPlain(entries[i]!.Method()!, questions[i].Specification.Signature)).ToList();
            accepted = [.. open.Where((_, n) => verdicts[n].Outcome == VerdictOutcome.Accepted)];
            isPlain = odd.Count == 0;
            open = [.. open.Except(odd)];
            if (!isPlain) accepted.Clear();
        }

        return [.. questions.Select((q, i) => entries[i] is { } entry && (entry.Text is null ? entry.RulesOut(options.Synthesis.Search) : accepted.Contains(i)) ? Remembered(entry, q) : null)];
    }

    /// <summary>Searches, and remembers what came of it.</summary>
    public async Task<Answer> SearchAsync(Question question, IFillObserver observer, CancellationToken cancellation)
    {
        var specification = question.Specification;
        var found = await new Synthesizer(judge, question.Components).RunAsync(specification, options.Synthesis, observer.Searching(specification), cancellation).ConfigureAwait(false);
        var answer = new Answer(found.Solutions.IsEmpty ? null : found.Solutions[0].Method, found.Reason, found.Report.BestFit, found.Report.Seconds) { PassedOver = found.ConditionsFailed };
        if (options.Cache is { } cache) cache.Write(KeyOf(question, cache), answer, options.Synthesis.Search);
        return answer;
    }

    private AnswerKey KeyOf(Question question, AnswerCache cache) => AnswerKey.Of(question.Specification, options.Synthesis.Search, cache.Setting, question.Hashes);

    private static Answer Remembered(AnswerEntry entry, Question question) =>
        new(entry.Method(), entry.Reason, Math.Clamp(entry.BestFit, 0, question.Specification.Examples.Length), 0) { IsRemembered = true };

    /// <summary>Whether a text is one method of the signature, with nothing around or between its code: no comment, no directive.</summary>
    internal static bool IsPlain(EmittedMethod method, Signature signature) =>
        SyntaxFactory.ParseMemberDeclaration(method.Text) is MethodDeclarationSyntax parsed
        && parsed.FullSpan.Length == method.Text.Length && !parsed.ContainsDiagnostics && !parsed.ContainsDirectives && parsed.AttributeLists.Count == 0
        && parsed.Identifier.ValueText == signature.Name && parsed.ParameterList.Parameters.Select(p => p.Identifier.ValueText).SequenceEqual(signature.Parameters.Select(p => p.Name))
        && parsed.DescendantTrivia(descendIntoTrivia: true).All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia));
}
