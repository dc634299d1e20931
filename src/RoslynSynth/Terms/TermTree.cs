using System.Collections.Immutable;

namespace RoslynSynth.Terms;

/// <summary>Walks over terms of every kind.</summary>
public static class TermTree
{
    /// <summary>The direct parts of a term, in a fixed order.</summary>
    public static IEnumerable<Term> PartsOf(Term term) => term switch
    {
        ApplyTerm apply => apply.Arguments,
        LambdaTerm lambda => [lambda.Body],
        ConditionalTerm conditional => [conditional.Condition, conditional.Then, conditional.Else],
        LoopTerm loop => PartsOf(loop),
        _ => [],
    };

    /// <summary>The same term with each direct part replaced.</summary>
    public static Term WithParts(Term term, Func<Term, Term> replace)
    {
        ArgumentNullException.ThrowIfNull(replace);
        return term switch
        {
            ApplyTerm apply => apply with { Arguments = [.. apply.Arguments.Select(replace)] },
            LambdaTerm lambda => lambda with { Body = replace(lambda.Body) },
            ConditionalTerm conditional => new ConditionalTerm(replace(conditional.Condition), replace(conditional.Then), replace(conditional.Else)),
            LoopTerm loop => WithParts(loop, replace),
            _ => term,
        };
    }

    /// <summary>How often a variable's value is used in a term.</summary>
    public static int CountUses(Term term, Variable variable) =>
        term is VariableTerm used ? (used.Variable == variable ? 1 : 0) : PartsOf(term).Sum(p => CountUses(p, variable));

    /// <summary>A term with every part that equals another replaced.</summary>
    public static Term Replace(Term term, Term old, Term by) =>
        term.Equals(old) ? by : WithParts(term, p => Replace(p, old, by));

    /// <summary>A term and all that is in it, outermost first.</summary>
    public static IEnumerable<Term> AllIn(Term term) => PartsOf(term).SelectMany(AllIn).Prepend(term);

    /// <summary>Whether a term puts a literal together of others, where it could be written as it is.</summary>
    public static bool HoldsSpelledConstant(Term term) => AllIn(term).Any(t => t is ApplyTerm { Arguments.IsEmpty: false } apply && apply.Arguments.All(a => a is ConstantTerm));

    /// <summary>The terms over the variables outside that a driver holds.</summary>
    public static ImmutableArray<Term> SourcesOf(LoopDriver driver) => driver switch
    {
        ElementDriver elements => [elements.Source],
        CountDriver count => [count.From, count.To, count.Step],
        _ => [],
    };

    private static IEnumerable<Term> PartsOf(LoopTerm loop)
    {
        IEnumerable<Term?> parts =
        [
            .. SourcesOf(loop.Driver), .. loop.States.Select(s => s.Start), (loop.Driver as WhileDriver)?.Condition, .. loop.States.Select(s => s.Step),
            loop.Collection?.Condition, loop.Collection?.Item, loop.Exit?.Condition, loop.Exit?.Result, loop.Result,
        ];
        return parts.OfType<Term>();
    }

    private static LoopTerm WithParts(LoopTerm loop, Func<Term, Term> replace) => new(
        loop.Driver switch
        {
            ElementDriver elements => elements with { Source = replace(elements.Source) },
            CountDriver count => count with { From = replace(count.From), To = replace(count.To), Step = replace(count.Step) },
            WhileDriver loopWhile => new WhileDriver(replace(loopWhile.Condition)),
            _ => loop.Driver,
        },
        [.. loop.States.Select(s => s with { Start = replace(s.Start), Step = replace(s.Step) })],
        replace(loop.Result))
    {
        Collection = loop.Collection is { } collection
            ? collection with { Item = replace(collection.Item), Condition = collection.Condition is { } condition ? replace(condition) : null }
            : null,
        Exit = loop.Exit is { } exit ? new LoopExit(replace(exit.Condition), replace(exit.Result)) : null,
    };
}
