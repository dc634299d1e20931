using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Rewrites terms into equal ones that read better: no double negation, constants on the right, no branch between true and false.</summary>
internal static class Simplification
{
    public static Term Of(Term term) => term switch
    {
        ApplyTerm apply => Apply(apply with { Arguments = [.. apply.Arguments.Select(Of)] }),
        LambdaTerm lambda => lambda with { Body = Of(lambda.Body) },
        ConditionalTerm conditional => Conditional(conditional with { Condition = Of(conditional.Condition), Then = Of(conditional.Then), Else = Of(conditional.Else) }),
        _ => term,
    };

    private static Term Apply(ApplyTerm term)
    {
        var arguments = term.Arguments;
        if (term.Component.Name == "Not" && arguments[0] is ApplyTerm { Component.Name: "Not" } twice) return twice.Arguments[0];
        return term.Component.Traits.IsCommutative && arguments.Length == 2 && arguments[0] is ConstantTerm && arguments[1] is not ConstantTerm
            ? term with { Arguments = [arguments[1], arguments[0]] }
            : term;
    }

    private static Term Conditional(ConditionalTerm term)
    {
        if (term is { Then: ConstantTerm { Value: true }, Else: ConstantTerm { Value: false } }) return term.Condition;
        return term.Condition is ApplyTerm { Component.Name: "Not" } negation && term.Then is not ThrowTerm
            ? new ConditionalTerm(negation.Arguments[0], term.Else, term.Then)
            : term;
    }
}
