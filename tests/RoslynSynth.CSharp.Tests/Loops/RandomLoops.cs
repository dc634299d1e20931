using System.Collections.Immutable;
using RoslynSynth.Terms;
using static RoslynSynth.CSharp.Tests.Loops.LoopParts;

namespace RoslynSynth.CSharp.Tests.Loops;

/// <summary>Draws loops of every kind over the parameters <c>n</c>, <c>m</c> and <c>xs</c>; all of them end.</summary>
internal sealed class RandomLoops(Random random, Variable n, Variable m, Variable xs)
{
    private static readonly string[] Operators = ["Add", "Subtract", "Multiply", "Max", "Min", "Remainder", "Divide"];

    /// <summary>A body of type int with loops in it: alone, in a branch, in a sum, in a lambda.</summary>
    public Term Body() => random.Next(5) switch
    {
        0 => If(Test([n, m]), Loop(), Loop()),
        1 => Call("Add", Loop(), Call("Multiply", Loop(), Number([n, m], 1))),
        2 => Twice(Loop()),
        3 => If(Test([n]), Number([n, m], 1), Loop()),
        _ => Loop(),
    };

    private static Term Twice(Term loop) => Call("Subtract", Call("Multiply", loop, Value(3)), loop);

    private LoopTerm Loop()
    {
        var states = Enumerable.Range(0, random.Next(1, 3)).Select(i => new Variable($"s{i}", typeof(int))).ToImmutableArray();
        var (driver, item, counter) = Driver();
        ImmutableArray<Variable> scope = [.. states, .. item, n, m];
        var steps = states.Select(s => new LoopState(s, Start(), Step(s, scope))).ToImmutableArray();
        if (counter is not null) steps = steps.Add(counter);
        var loop = new LoopTerm(driver, steps, Number([.. states], random.Next(2)));
        if (random.Next(4) == 0) loop = loop with { Exit = new LoopExit(Test(scope), random.Next(2) == 0 ? loop.Result : Number([.. scope], 1)) };
        if (random.Next(3) != 0) return loop;
        var list = new Variable("list", typeof(int[]));
        return loop with
        {
            Collection = new LoopCollection(list, Number([.. scope], 1), random.Next(2) == 0 ? Test(scope) : null, random.Next(2) == 0),
            Result = Call("Add", loop.Result, Call("Sum", Of(list))),
        };
    }

    private (LoopDriver Driver, Variable[] Items, LoopState? Counter) Driver()
    {
        var item = new Variable("x", typeof(int));
        var index = new Variable("i", typeof(int));
        switch (random.Next(5))
        {
            case 0:
                return (new ElementDriver(item, null, Of(xs)), [item], null);
            case 1:
                return (new ElementDriver(item, index, random.Next(2) == 0 ? Of(xs) : Call("Reverse", Of(xs))), [item, index], null);
            case 2:
                return (new CountDriver(index, Value(random.Next(3)), Call("Length", Of(xs)), Value(random.Next(1, 3)), random.Next(2) == 0), [index], null);
            case 3:
                return (new CountDriver(index, Of(m), Of(n), Value(1), random.Next(2) == 0), [index], null);
            default:
                var step = random.Next(2) == 0 ? Call("Divide", Of(item), Value(2)) : Call("Subtract", Of(item), Value(3));
                return (new WhileDriver(Call("Less", Value(0), Of(item))), [item], new LoopState(item, Of(n), step));
        }
    }

    private Term Start() => random.Next(3) switch { 0 => Of(m), 1 => Value(random.Next(-2, 4)), _ => Number([n, m], 1) };

    private Term Step(Variable self, ImmutableArray<Variable> scope) => random.Next(4) switch
    {
        0 => If(Test(scope), Number([.. scope], 1), Of(self)),
        1 => If(Test(scope), Number([.. scope], 1), Number([.. scope], 1)),
        2 => Of(scope[random.Next(scope.Length)]),
        _ => Operation(Of(self), [.. scope], 1),
    };

    private Term Test(ImmutableArray<Variable> scope)
    {
        var (a, b) = (Number([.. scope], 1), Number([.. scope], 0));
        return random.Next(4) switch { 0 => Call("Equal", a, b), 1 => Call("Not", Call("Less", a, b)), 2 => Call("And", Call("Less", a, b), Call("IsEven", a)), _ => Call("Less", a, b) };
    }

    private Term Number(Variable[] scope, int depth)
    {
        if (depth == 0 || random.Next(3) == 0) return random.Next(3) == 0 ? Value(random.Next(-3, 6)) : Of(scope[random.Next(scope.Length)]);
        return Operation(Number(scope, depth - 1), scope, depth - 1);
    }

    /// <summary>Divisors are variables, since the compiler refuses a constant zero.</summary>
    private Term Operation(Term left, Variable[] scope, int depth)
    {
        var name = Operators[random.Next(Operators.Length)];
        return Call(name, left, name is "Divide" or "Remainder" ? Of(scope[random.Next(scope.Length)]) : Number(scope, depth));
    }
}
