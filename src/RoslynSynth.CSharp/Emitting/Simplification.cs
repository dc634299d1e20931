using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Rewrites terms into equal ones that read better: no double negation, constants on the right, no branch between true and false.</summary>
internal static class Simplification
{
    public static Term Of(Term term) => term switch
    {
        ApplyTerm apply => Apply((ApplyTerm)TermTree.WithParts(apply, Of)),
        ConditionalTerm conditional => Conditional((ConditionalTerm)TermTree.WithParts(conditional, Of)),
        _ => TermTree.WithParts(term, Of),
    };

    private static Term Apply(ApplyTerm term)
    {
        var arguments = term.Arguments;
        if (Folded(term) is { } folded) return folded;
        if (term.Component.Name == "Not" && arguments[0] is ApplyTerm { Component.Name: "Not" } twice) return twice.Arguments[0];
        if (term.Component.Name is "Add" or "Subtract" && arguments[1] is ConstantTerm { Value: { } value } && Opposite(value) is { } opposite && OtherSign(term.Component) is { } other)
            return new ApplyTerm(other, [arguments[0], new ConstantTerm(opposite, term.Type)]);
        return term.Component.Traits.IsCommutative && arguments.Length == 2 && arguments[0] is ConstantTerm && arguments[1] is not ConstantTerm
            ? term with { Arguments = [arguments[1], arguments[0]] }
            : term;
    }

    /// <summary>The value of an operation on constants, where it is as short: <c>2 * 10</c> is 20; null where it stays as it is.</summary>
    private static ConstantTerm? Folded(ApplyTerm term)
    {
        if (term.Arguments.IsEmpty || !term.Arguments.All(a => a is ConstantTerm { Value: int or char or bool or string })) return null;
        try
        {
            var values = term.Arguments.Select(a => ((ConstantTerm)a).Value).ToArray();
            if (term.Component.Guard?.DynamicInvoke(values) is false) return null;
            return term.Component.Body.DynamicInvoke(values) is var value and (int or char or bool or string { Length: <= 40 }) ? new ConstantTerm(value, term.Type) : null;
        }
        catch (System.Reflection.TargetInvocationException)
        {
            return null;
        }
    }

    /// <summary><c>a + -1</c> is <c>a - 1</c>: the positive number for a negative one, else null.</summary>
    private static object? Opposite(object value) => value switch
    {
        int i and < 0 and > int.MinValue => -i,
        long l and < 0 and > long.MinValue => -l,
        double d and < 0 => -d,
        _ => null,
    };

    private static Component? OtherSign(Component component) => Kin(component, component.Name == "Add" ? "Subtract" : "Add");

    /// <summary>The component of another name over the same numbers or characters.</summary>
    private static Component? Kin(Component component, string? name) => IntComponents.All.Concat(LongComponents.All).Concat(DoubleComponents.All).Concat(CharComponents.All)
        .FirstOrDefault(c => c.Name == name && c.ParameterTypes.SequenceEqual(component.ParameterTypes));

    /// <summary>A branch to a truth value is logic (one that may be null is not); of two branches the shorter comes first.</summary>
    private static Term Conditional(ConditionalTerm term) => term switch
    {
        { Then: ConditionalTerm, Else: not (ConditionalTerm or ThrowTerm) } when Negated(term.Condition) is { } negated => new ConditionalTerm(negated, term.Else, term.Then),
        { Condition: ApplyTerm { Component.Name: "Not" } negation, Then: not ThrowTerm } when term.Type != typeof(bool) => new ConditionalTerm(negation.Arguments[0], term.Else, term.Then),
        _ when term.Type != typeof(bool) => term,
        { Then: ConstantTerm { Value: true }, Else: ConstantTerm { Value: false } } => term.Condition,
        { Then: ConstantTerm { Value: false }, Else: ConstantTerm { Value: true } } => Of(Logic("Not", term.Condition)),
        { Then: ConstantTerm { Value: true }, Else: not (ThrowTerm or ConditionalTerm) } => Logic("Or", term.Condition, term.Else),
        { Then: not (ThrowTerm or ConditionalTerm), Else: ConstantTerm { Value: false } } => Logic("And", term.Condition, term.Then),
        { Then: ConstantTerm { Value: false }, Else: not (ThrowTerm or ConditionalTerm) } => Logic("And", Of(Logic("Not", term.Condition)), term.Else),
        { Then: not (ThrowTerm or ConditionalTerm), Else: ConstantTerm { Value: true } } => Logic("Or", Of(Logic("Not", term.Condition)), term.Then),
        { Condition: ApplyTerm { Component.Name: "Not" } negation, Then: not ThrowTerm } => new ConditionalTerm(negation.Arguments[0], term.Else, term.Then),
        _ => term,
    };

    /// <summary>The opposite of a comparison that is as short: of numbers with a fraction there is none, since NaN is neither less nor not.</summary>
    private static ApplyTerm? Negated(Term condition)
    {
        if (condition is not ApplyTerm { Arguments: [{ } a, { } b] } comparison || (a.Type != typeof(int) && a.Type != typeof(long) && a.Type != typeof(char))) return null;
        var name = comparison.Component.Name switch { "Less" => "LessOrEqual", "LessOrEqual" => "Less", "Equal" => "NotEqual", "NotEqual" => "Equal", _ => null };
        var opposite = Kin(comparison.Component, name);
        return opposite is null ? null : new ApplyTerm(opposite, name is "Less" or "LessOrEqual" ? [b, a] : [a, b]);
    }

    private static ApplyTerm Logic(string name, params Term[] arguments) => new(BoolComponents.All.First(c => c.Name == name), [.. arguments]);
}
