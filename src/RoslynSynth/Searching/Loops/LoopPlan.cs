using System.Collections.Immutable;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Loops;

/// <summary>One loop to be run: slots of its parts in the main context and in its body's.</summary>
/// <param name="Bodies">Where conditions and steps are.</param>
/// <param name="Source">What gives the items, or null for a loop with a condition.</param>
/// <param name="Condition">The slot of the condition, where there is no source.</param>
/// <param name="Starts">The slots of the first values in the main context.</param>
/// <param name="Steps">The slots of the steps.</param>
internal sealed record LoopPlan(LoopBodies Bodies, LoopSource? Source, int Condition, int[] Starts, int[] Steps)
{
    /// <summary>A loop with a condition and one state as the source of that state's values, each before its round.</summary>
    public LoopSource AsGenerator(SearchContext main, TermBuilder builder, int cost, int[]?[] items)
    {
        var variable = Bodies.Variables[0];
        return new LoopSource(variable.Type, cost, items, v => new WhileDriver(builder.Build(Bodies.Context, typeof(bool), Condition, Names(v))))
        {
            MakeState = v => new LoopState(v, builder.Build(main, v.Type, Starts[0]), builder.Build(Bodies.Context, v.Type, Steps[0], Names(v))),
        };

        ImmutableDictionary<Variable, Variable> Names(Variable own) => ImmutableDictionary<Variable, Variable>.Empty.Add(variable, own);
    }

    /// <summary>The loop as a term whose value is a state variable at the end, or the list of its values after each round.</summary>
    public LoopTerm Build(SearchContext main, TermBuilder builder, int result, bool collects)
    {
        var own = Bodies.Variables.Select(v => new Variable(v.Name, v.Type)).ToImmutableArray();
        var names = Bodies.Variables.Zip(own).ToImmutableDictionary(p => p.First, p => p.Second);
        var types = Bodies.Shape.States;
        var states = types.Select((type, s) =>
            new LoopState(own[s], builder.Build(main, type, Starts[s]), builder.Build(Bodies.Context, type, Steps[s], names))).ToImmutableArray();
        LoopDriver driver = Source is null ? new WhileDriver(builder.Build(Bodies.Context, typeof(bool), Condition, names)) : Source.MakeDriver(own[^1]);
        if (Source?.MakeState is { } makeState) states = states.Add(makeState(own[^1]));
        if (!collects) return new LoopTerm(driver, states, new VariableTerm(own[result]));
        var list = new Variable("result", types[result].MakeArrayType());
        return new LoopTerm(driver, states, new VariableTerm(list)) { Collection = new LoopCollection(list, new VariableTerm(own[result]), null, IsAfterSteps: true) };
    }
}
