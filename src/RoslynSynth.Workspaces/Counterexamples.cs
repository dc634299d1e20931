using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>Makes examples of what a failed property says about its counterexample. The property's own expressions are computed behind the wall, as candidates are.</summary>
internal sealed class Counterexamples(Judge judge, Specification specification)
{
    private static readonly ImmutableArray<string> Namespaces = ["System", "System.Collections.Generic", "System.Linq"];

    /// <summary>The claims as examples; those that can't be computed, or say what is known already, are left out.</summary>
    public async Task<ImmutableArray<Example>> EvaluateAsync(ImmutableArray<CallClaim> claims, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<Example>();
        foreach (var claim in claims.Where(c => c is { Exception: null, Result: not null } && c.Arguments.Length == specification.Signature.Parameters.Length))
        {
            List<object?> values = [];
            foreach (var (part, type, text) in claim.Arguments.Zip(specification.Signature.Parameters, (a, p) => (a, p.Type, p.TypeText)).Append((claim.Result!, specification.Signature.ReturnType, specification.Signature.ReturnTypeText)))
            {
                if (await ValueOfAsync(part, type, text, cancellation).ConfigureAwait(false) is not { HasThrown: false } value) break;
                values.Add(value.Value);
            }

            if (values.Count != claim.Arguments.Length + 1) continue;
            var example = new Example([.. values[..^1]], values[^1]) { Place = claim.Place };
            if (!specification.Examples.Concat(found).Any(e => SameInput(e, example))) found.Add(example);
        }

        return found.ToImmutable();
    }

    private static bool SameInput(Example a, Example b) => a.Arguments.Zip(b.Arguments).All(p => ValueEquality.Matches(p.First, p.Second, 0));

    private async Task<RowResult?> ValueOfAsync(ExpressionSyntax expression, Type type, string typeText, CancellationToken cancellation)
    {
        var method = new EmittedMethod($"public static {typeText} Value() => {expression.NormalizeWhitespace()};", Namespaces);
        var question = new Specification(new Signature("Value", [], type, typeText), []);
        var rows = await judge.RunAsync(question, [method], [[]], cancellation).ConfigureAwait(false);
        return rows[0].IsEmpty ? null : rows[0][0];
    }
}
