using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Chains;

/// <summary>Makes the steps of chains from a grammar: its components over sequences of integers, those that take a lambda once for each lambda.</summary>
internal static class ChainSteps
{
    /// <summary>For each signature, how many of the cheapest steps have length 1, 2 and 3; the others are left out.</summary>
    private static readonly Dictionary<string, int[]> Ranks = new()
    {
        ["Sequence>Sequence"] = [32, 100, 200],
        ["Sequence>Number"] = [24, 60, 100],
        ["Sequence>Truth"] = [24, 60, 100],
        ["Sequence,Sequence>Sequence"] = [0, 4, 6],
        ["Sequence,Sequence,Lambda>Sequence"] = [3, 4, 6],
        ["Sequence,Number>Sequence"] = [2, 4, 12],
        ["Sequence,Number>Number"] = [2, 6, 10],
        ["Number,Number>Number"] = [0, 5, 8],
    };

    /// <summary>The length of the longest steps.</summary>
    public const int LongestLength = 3;

    /// <summary>By how much a test ranks lower that says the same of every element.</summary>
    private const double IdleTestCost = 2;

    /// <summary>All steps, shortest first.</summary>
    /// <param name="grammar">The components.</param>
    /// <param name="lambdas">The lambdas that they may take.</param>
    /// <param name="sample">Elements of the examples: tests that tell them apart come first.</param>
    public static ImmutableArray<ChainStep> For(Grammar grammar, ChainLambdas lambdas, ReadOnlySpan<int> sample)
    {
        var ranks = new Dictionary<ChainLambda, double>();
        foreach (var test in lambdas.Tests) ranks[test] = IdleTestCost * (1 - test.EntropyOver(sample));
        var steps = grammar.Productions.SelectMany(p => Of(p, grammar, lambdas)).GroupBy(s => $"{string.Join(',', s.Arguments)}{(s.IsZip ? ",Lambda" : "")}>{s.Result}");
        return [.. steps.Where(g => Ranks.ContainsKey(g.Key)).SelectMany(g => Rank([.. g.OrderBy(s => s.TermCost + (s.Lambda is { } l ? ranks.GetValueOrDefault(l) : 0))], Ranks[g.Key])).OrderBy(s => s.Length)];
    }

    private static IEnumerable<ChainStep> Rank(ImmutableArray<ChainStep> steps, int[] counts)
    {
        var start = 0;
        for (var length = 1; length <= LongestLength; length++)
        {
            for (var i = start; i < Math.Min(steps.Length, start + counts[length - 1]); i++) yield return steps[i] with { Length = length };
            start += counts[length - 1];
        }
    }

    private static IEnumerable<ChainStep> Of(Production production, Grammar grammar, ChainLambdas lambdas) => production.Component.Traits.Rows switch
    {
        LambdaRows.None => Plain(production) is { } step ? [step] : [],
        LambdaRows.Elements => lambdas.Maps.Select(l => WithMap(production, l)).Concat(lambdas.Tests.Select(l => WithTest(production, l))).OfType<ChainStep>(),
        LambdaRows.Pairs => Zips(production, grammar),
        _ => [],
    };

    private static ChainStep? Plain(Production production) => production.Component.Body switch
    {
        Func<int[], IEnumerable<int>> when production.Component.Traits.Running is { } step => Make(production, ChainKind.Sequence, Unary(production, xs => Run(xs, step))),
        Func<int[], IEnumerable<int>> f => Make(production, ChainKind.Sequence, Unary(production, xs => Items(f(xs)))),
        Func<int[], int> f => Make(production, ChainKind.Number, Unary(production, xs => new(null, f(xs)))),
        Func<int[], bool> f => Make(production, ChainKind.Truth, Unary(production, xs => Truth(f(xs)))),
        Func<int[], int, IEnumerable<int>> f => Make(production, ChainKind.Sequence, WithNumber(production, (xs, n) => Items(f(xs, n)))),
        Func<int[], int, int> f => Make(production, ChainKind.Number, WithNumber(production, (xs, n) => new(null, f(xs, n)))),
        Func<int[], int[], IEnumerable<int>> f => Make(production, ChainKind.Sequence, Binary(production, (xs, ys) => Items(f(xs, ys)))),
        Func<int, int, int> f => Make(production, ChainKind.Number, Numbers(production, f)),
        _ => null,
    };

    private static ChainStep? WithMap(Production production, ChainLambda lambda) => production.Component.Body switch
    {
        Func<int[], Func<int, int>, IEnumerable<int>> when production.Component.Traits.Shape == LambdaShape.Map => Make(production, ChainKind.Sequence, Map(lambda), lambda),
        Func<int[], Func<int, int>, IEnumerable<int>> f => Make(production, ChainKind.Sequence, Unary(production, lambda, lambda.Map, (xs, map) => Items(f(xs, map))), lambda),
        Func<int[], Func<int, int>, int> f => Make(production, ChainKind.Number, Unary(production, lambda, lambda.Map, (xs, map) => new(null, f(xs, map))), lambda),
        _ => null,
    };

    private static ChainStep? WithTest(Production production, ChainLambda lambda) => production.Component.Body switch
    {
        Func<int[], Func<int, bool>, IEnumerable<int>> when production.Component.Traits.Shape == LambdaShape.Filter => Make(production, ChainKind.Sequence, Filter(lambda), lambda),
        Func<int[], Func<int, bool>, IEnumerable<int>> f => Make(production, ChainKind.Sequence, Unary(production, lambda, lambda.Test, (xs, test) => Items(f(xs, test))), lambda),
        Func<int[], Func<int, bool>, int> f => Make(production, ChainKind.Number, Unary(production, lambda, lambda.Test, (xs, test) => new(null, f(xs, test))), lambda),
        Func<int[], Func<int, bool>, bool> f => Make(production, ChainKind.Truth, Unary(production, lambda, lambda.Test, (xs, test) => Truth(f(xs, test))), lambda),
        _ => null,
    };

    /// <summary>A component of two integers as a lambda.</summary>
    public static LambdaTerm LambdaOf(Component component)
    {
        Variable[] names = [new("a", typeof(int)), new("b", typeof(int))];
        return new LambdaTerm([.. names], new ApplyTerm(component, [.. names.Select(n => new VariableTerm(n))]));
    }

    /// <summary>Lambdas of two integers: one component over both, in either order.</summary>
    private static IEnumerable<ChainStep> Zips(Production production, Grammar grammar)
    {
        if (production.Component.Body is not Func<int[], int[], Func<int, int, int>, IEnumerable<int>>) yield break;
        foreach (var inner in grammar.Productions)
        {
            if (inner.Component.Body is not Func<int, int, int> f) continue;
            var guard = inner.Component.Guard as Func<int, int, bool>;
            var lambda = LambdaOf(inner.Component);
            ChainFunction run = (ChainValue a, ChainValue b, out ChainValue result) =>
            {
                var (xs, ys) = (a.Items!, b.Items!);
                var items = new int[Math.Min(xs.Length, ys.Length)];
                result = new(items, 0);
                for (var i = 0; i < items.Length; i++)
                {
                    if (guard is not null && !guard(xs[i], ys[i])) return false;
                    items[i] = f(xs[i], ys[i]);
                }

                return true;
            };
            yield return new ChainStep(
                [ChainKind.Sequence, ChainKind.Sequence], ChainKind.Sequence, production.Cost + inner.Cost + 2, run, arguments => new ApplyTerm(production.Component, [.. arguments, lambda]))
            {
                IsCommutative = inner.Component.Traits.IsCommutative,
                IsZip = true,
            };
        }
    }

    private static ChainStep Make(Production production, ChainKind result, ChainFunction run, ChainLambda? lambda = null) =>
        new([.. production.ArgumentTypes.Take(lambda is null ? production.ArgumentTypes.Length : 1).Select(t => t.IsArray ? ChainKind.Sequence : ChainKind.Number)], result, production.Cost + (lambda?.Cost ?? 0), run,
            arguments => new ApplyTerm(production.Component, lambda is null ? arguments : [.. arguments, lambda.Term]))
        {
            Lambda = lambda,
            IsCommutative = production.Component.Traits.IsCommutative,
        };

    private static ChainFunction Unary(Production production, Func<int[], ChainValue> compute)
    {
        var guard = (Func<int[], bool>?)production.Component.Guard;
        return (ChainValue a, ChainValue _, out ChainValue result) =>
        {
            result = default;
            if (guard is not null && !guard(a.Items!)) return false;
            result = compute(a.Items!);
            return true;
        };
    }

    private static ChainFunction Unary<T>(Production production, ChainLambda lambda, T function, Func<int[], T, ChainValue> compute)
    {
        var guard = (Func<int[], T, bool>?)production.Component.Guard;
        return (ChainValue a, ChainValue _, out ChainValue result) =>
        {
            result = default;
            if (guard is not null && !guard(a.Items!, function)) return false;
            result = compute(a.Items!, function);
            return !ChainLambda.TakeFailure();
        };
    }

    private static ChainFunction WithNumber(Production production, Func<int[], int, ChainValue> compute)
    {
        var guard = (Func<int[], int, bool>?)production.Component.Guard;
        return (ChainValue a, ChainValue b, out ChainValue result) =>
        {
            result = default;
            if (guard is not null && !guard(a.Items!, b.Number)) return false;
            result = compute(a.Items!, b.Number);
            return true;
        };
    }

    private static ChainFunction Binary(Production production, Func<int[], int[], ChainValue> compute)
    {
        var guard = (Func<int[], int[], bool>?)production.Component.Guard;
        return (ChainValue a, ChainValue b, out ChainValue result) =>
        {
            result = default;
            if (guard is not null && !guard(a.Items!, b.Items!)) return false;
            result = compute(a.Items!, b.Items!);
            return true;
        };
    }

    private static ChainFunction Numbers(Production production, Func<int, int, int> compute)
    {
        var guard = (Func<int, int, bool>?)production.Component.Guard;
        return (ChainValue a, ChainValue b, out ChainValue result) =>
        {
            result = default;
            if (guard is not null && !guard(a.Number, b.Number)) return false;
            result = new(null, compute(a.Number, b.Number));
            return true;
        };
    }

    private static ChainFunction Map(ChainLambda lambda) => (ChainValue a, ChainValue _, out ChainValue result) =>
    {
        var xs = a.Items!;
        var items = new int[xs.Length];
        result = new(items, 0);
        for (var i = 0; i < xs.Length; i++)
        {
            if ((items[i] = lambda[xs[i]]) == Word.Undefined) return false;
        }

        return true;
    };

    private static ChainFunction Filter(ChainLambda lambda) => (ChainValue a, ChainValue _, out ChainValue result) =>
    {
        var xs = a.Items!;
        Span<int> kept = xs.Length <= 256 ? stackalloc int[xs.Length] : new int[xs.Length];
        var count = 0;
        result = default;
        foreach (var x in xs)
        {
            var word = lambda[x];
            if (word == Word.Undefined) return false;
            if (word != 0) kept[count++] = x;
        }

        result = new(kept[..count].ToArray(), 0);
        return true;
    };

    private static ChainValue Run(int[] xs, Func<int, int, int> step)
    {
        var items = (int[])xs.Clone();
        for (var i = 1; i < items.Length; i++) items[i] = step(items[i - 1], items[i]);
        return new(items, 0);
    }

    private static ChainValue Items(IEnumerable<int> items) => new(items as int[] ?? items.ToArray(), 0);

    private static ChainValue Truth(bool value) => new(null, value ? 1 : 0);
}
