using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>Answers to specifications: remembered ones that still hold, else found by a search.</summary>
/// <param name="judge">Judges what is remembered.</param>
/// <param name="synthesizer">Searches.</param>
/// <param name="options">How.</param>
/// <param name="components">Hashes of the user's components.</param>
internal sealed class AnswerSource(Judge judge, Synthesizer synthesizer, FillOptions options, ImmutableArray<string> components)
{
    /// <summary>The answer; the observer hears of a search only where there is one.</summary>
    public async Task<Answer> FindAsync(Specification specification, IFillObserver observer, CancellationToken cancellation)
    {
        var search = options.Synthesis.Search;
        var key = options.Cache is { } cache ? AnswerKey.Of(specification, search, cache.Setting, components) : null;
        if (key is not null && await RecallAsync(key, specification, cancellation).ConfigureAwait(false) is { } known) return known;
        var found = await synthesizer.RunAsync(specification, options.Synthesis, observer.Searching(specification), cancellation).ConfigureAwait(false);
        var answer = new Answer(found.Solutions.IsEmpty ? null : found.Solutions[0].Method, found.Reason, found.Report.BestFit, found.Report.Seconds);
        if (key is not null) options.Cache!.Write(key, answer, search);
        return answer;
    }

    /// <summary>
    /// What an earlier run found. The file may be anybody's: a body counts only where it meets every example now, under the same rules as one that was just
    /// found, and is a method of this name and nothing else.
    /// </summary>
    private async Task<Answer?> RecallAsync(AnswerKey key, Specification specification, CancellationToken cancellation)
    {
        if (options.Cache!.Read(key) is not { } entry) return null;
        if (entry.Method() is { } method)
        {
            // The judge bounds the text; only then is it safe to parse.
            var verdicts = await judge.JudgeAsync(specification, [method], specification.Examples, cancellation).ConfigureAwait(false);
            if (verdicts[0].Outcome != VerdictOutcome.Accepted || !IsPlain(method, specification.Signature)) return null;
        }
        else if (!entry.RulesOut(options.Synthesis.Search))
        {
            return null;
        }

        return new Answer(entry.Method(), entry.Reason, Math.Clamp(entry.BestFit, 0, specification.Examples.Length), 0) { IsRemembered = true };
    }

    /// <summary>Whether a text is one method of the signature, with nothing around or between its code: no comment, no directive.</summary>
    internal static bool IsPlain(EmittedMethod method, Signature signature) =>
        SyntaxFactory.ParseMemberDeclaration(method.Text) is MethodDeclarationSyntax parsed
        && parsed.FullSpan.Length == method.Text.Length && !parsed.ContainsDiagnostics && !parsed.ContainsDirectives && parsed.AttributeLists.Count == 0
        && parsed.Identifier.ValueText == signature.Name && parsed.ParameterList.Parameters.Select(p => p.Identifier.ValueText).SequenceEqual(signature.Parameters.Select(p => p.Name))
        && parsed.DescendantTrivia(descendIntoTrivia: true).All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia));
}
