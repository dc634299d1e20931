using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Bodies that meet all examples and are no answers: they repeat what the examples say, or hide a condition where nobody would look for one. A person would never write them.
/// </summary>
internal sealed class Pretences
{
    /// <summary>Fewer examples than this do not make a constant function credible.</summary>
    private const int FewestForConstant = 3;

    /// <summary>A shorter text may well be a mark or a unit.</summary>
    private const int FewestCharacters = 3;

    private readonly ImmutableArray<Variable> _parameters;
    private readonly bool _mayIgnoreParameters;

    /// <summary>
    /// Texts that are the result of one example and occur in no other and in no argument. A body may answer with one, for the case that the example shows; one that cuts it up or
    /// joins it to others repeats the example and says nothing of any other.
    /// </summary>
    private readonly HashSet<string> _copies;

    public Pretences(Specification specification, ImmutableArray<Variable> parameters)
    {
        _parameters = parameters;
        _mayIgnoreParameters = specification.Examples.Length >= FewestForConstant || parameters.IsEmpty;
        var results = specification.Examples.Select(e => e.Result).OfType<string>().ToList();
        var arguments = specification.Examples.SelectMany(e => e.Arguments).SelectMany(TextsIn).ToList();
        _copies =
        [
            .. results.Where(r => r.Length >= FewestCharacters && results.Count(other => other.Contains(r, StringComparison.Ordinal)) == 1
                && !arguments.Exists(a => a.Contains(r, StringComparison.Ordinal))),
        ];
    }

    /// <summary>Whether a body is one of them.</summary>
    public bool Include(Term body) => (!_mayIgnoreParameters && !Mentions(body)) || (_copies.Count > 0 && UsesCopy(body, isAnswer: true)) || TermTree.AllIn(body).Any(IsIdle);

    /// <summary>Whether a lambda looks at nothing that it is given: a condition in disguise, or a repetition.</summary>
    private static bool IsIdle(Term term) =>
        term is ApplyTerm { Arguments: [.., LambdaTerm lambda] } apply && (lambda.Type == typeof(bool) || apply.Component.Traits.Shape == LambdaShape.Map)
        && lambda.Parameters.All(p => TermTree.CountUses(lambda.Body, p) == 0);

    private bool UsesCopy(Term term, bool isAnswer) => term switch
    {
        ConstantTerm { Value: string text } => !isAnswer && _copies.Contains(text),
        ConditionalTerm branch => UsesCopy(branch.Condition, false) || UsesCopy(branch.Then, isAnswer) || UsesCopy(branch.Else, isAnswer),
        LoopTerm loop => TermTree.PartsOf(loop).Any(p => UsesCopy(p, isAnswer)),
        ApplyTerm { Component.Name: "OrElse" or "ValueOrDefault" } fallback =>
            fallback.Arguments[..^1].Any(a => UsesCopy(a, false)) || UsesCopy(fallback.Arguments[^1], isAnswer),
        _ => TermTree.PartsOf(term).Any(p => UsesCopy(p, false)),
    };

    private bool Mentions(Term term) => term switch
    {
        VariableTerm variable => _parameters.Contains(variable.Variable),
        ApplyTerm apply => apply.Arguments.Any(Mentions),
        LambdaTerm lambda => Mentions(lambda.Body),
        ConditionalTerm => true,
        LoopTerm loop => TermTree.PartsOf(loop).Any(Mentions),
        _ => false,
    };

    private static IEnumerable<string> TextsIn(object? value) => value switch
    {
        string text => [text],
        IEnumerable<string?> texts => texts.OfType<string>(),
        _ => [],
    };
}
