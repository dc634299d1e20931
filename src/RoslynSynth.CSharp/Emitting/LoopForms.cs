using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>What a loop looks like to a reader: which forms it can be written in, and how its variables are called.</summary>
internal static class LoopForms
{
    private const int AggregateSize = 7;

    /// <summary>Whether a loop is a short fold that reads well as <c>Aggregate</c>.</summary>
    public static bool IsAggregate(LoopTerm loop) =>
        loop is { Driver: ElementDriver { Index: null }, States: [var state], Collection: null, Exit: null, Result: VariableTerm result }
        && result.Variable == state.Variable && state.Step is not ConditionalTerm && !state.Variable.Type.IsArray
        && !TermTree.AllIn(state.Step).Any(t => t is LoopTerm) && TermTree.AllIn(state.Step).Count() <= AggregateSize;

    /// <summary>Whether a loop can stand before a statement, its value in variables: it has no early result of its own.</summary>
    public static bool CanStandBefore(LoopTerm loop) => loop.Exit is not { } exit || exit.Result.Equals(loop.Result);

    /// <summary>Names for a state variable, by what happens to it.</summary>
    public static string[] NamesFor(LoopState state, LoopTerm loop)
    {
        if (IsExchange(loop)) return loop.States[0] == state ? ["a", "x", "first"] : ["b", "y", "second"];
        var step = state.Step is ConditionalTerm conditional ? (IsSelf(conditional.Then, state) ? conditional.Else : conditional.Then) : state.Step;
        if (step is VariableTerm) return ["previous", "last", "old"];
        if (state.Variable.Type == typeof(string)) return ["text", "result", "all"];
        if (state.Variable.Type == typeof(bool)) return ["isSet", "flag", "result"];
        var isOfSelf = step is ApplyTerm { Arguments: var arguments } && arguments.Any(a => IsSelf(a, state));
        return (isOfSelf ? ((ApplyTerm)step).Component.Name : "") switch
        {
            "Add" when ((ApplyTerm)step).Arguments.Any(a => a is ConstantTerm { Value: 1 or 1L }) => ["count", "steps", "number"],
            "Add" => ["total", "sum", "result"],
            "Multiply" => ["product", "power", "result"],
            "Max" => ["max", "highest", "result"],
            "Min" => ["min", "lowest", "result"],
            "Divide" => ["rest", "quotient", "value"],
            _ => ["result", "value", "other"],
        };
    }

    /// <summary>Two states where one takes over the other's value: <c>(a, b) = (b, a + b)</c>.</summary>
    private static bool IsExchange(LoopTerm loop) =>
        loop.States is [var a, var b] && ((a.Step is VariableTerm x && x.Variable == b.Variable) || (b.Step is VariableTerm y && y.Variable == a.Variable));

    private static bool IsSelf(Term term, LoopState state) => term is VariableTerm variable && variable.Variable == state.Variable;
}
