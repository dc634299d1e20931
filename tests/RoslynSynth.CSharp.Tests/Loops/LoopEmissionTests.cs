using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using RoslynSynth.Terms;
using Xunit;
using static RoslynSynth.CSharp.Tests.Loops.LoopParts;

namespace RoslynSynth.CSharp.Tests.Loops;

public sealed class LoopEmissionTests
{
    private static readonly Variable A = new("a", typeof(int));
    private static readonly Variable B = new("b", typeof(int));
    private static readonly Variable X = new("x", typeof(int));
    private static readonly Variable I = new("i", typeof(int));

    [Fact]
    public void Parameters_that_nothing_else_uses_are_the_state() => AssertEmitted(
        "int Gcd(int a, int b)",
        p => new LoopTerm(new WhileDriver(Call("NotEqual", Of(B), Value(0))), [new(A, p[0], Of(B)), new(B, p[1], Call("Remainder", Of(A), Of(B)))], Of(A)),
        """
        public static int Gcd(int a, int b)
        {
            while (b != 0)
            {
                (a, b) = (b, a % b);
            }

            return a;
        }
        """);

    [Fact]
    public void Ranges_are_for_loops() => AssertEmitted(
        "int Factorial(int n)",
        p => new LoopTerm(new CountDriver(I, Value(1), p[0], Value(1), IsInclusive: true), [new(A, Value(1), Call("Multiply", Of(I), Of(A)))], Of(A)),
        """
        public static int Factorial(int n)
        {
            var product = 1;
            for (var i = 1; i <= n; i++)
            {
                product *= i;
            }

            return product;
        }
        """);

    [Fact]
    public void Values_that_change_places_are_assigned_at_once() => AssertEmitted(
        "int Fibonacci(int n)",
        p => new LoopTerm(new CountDriver(I, Value(0), p[0], Value(1), IsInclusive: false), [new(A, Value(0), Of(B)), new(B, Value(1), Call("Add", Of(A), Of(B)))], Of(A)),
        """
        public static int Fibonacci(int n)
        {
            var a = 0;
            var b = 1;
            for (var i = 0; i < n; i++)
            {
                (a, b) = (b, a + b);
            }

            return a;
        }
        """);

    [Fact]
    public void A_step_that_contains_another_uses_its_new_value() => AssertEmitted(
        "int HighestSum(int[] xs)",
        p => new LoopTerm(
            new ElementDriver(X, null, p[0]),
            [new(A, Value(0), Call("Max", Of(A), Call("Add", Of(B), Of(X)))), new(B, Value(0), Call("Add", Of(B), Of(X)))], Of(A)),
        """
        public static int HighestSum(int[] xs)
        {
            var max = 0;
            var total = 0;
            foreach (var x in xs)
            {
                total += x;
                max = Math.Max(max, total);
            }

            return max;
        }
        """);

    [Fact]
    public void A_step_that_may_keep_the_value_is_a_conditional_statement() => AssertEmitted(
        "int PositiveTotal(int[] numbers)",
        p => new LoopTerm(new ElementDriver(X, null, p[0]), [new(A, Value(0), If(Call("Less", Value(0), Of(X)), Call("Add", Of(A), Of(X)), Of(A)))], Of(A)),
        """
        public static int PositiveTotal(int[] numbers)
        {
            var total = 0;
            foreach (var number in numbers)
            {
                if (number > 0) total += number;
            }

            return total;
        }
        """);

    [Fact]
    public void Scans_collect_into_a_list() => AssertEmitted(
        "List<int> RunningMax(List<int> xs)",
        p => Scan(p[0], Call("Max", Of(A), Of(X))),
        """
        public static List<int> RunningMax(List<int> xs)
        {
            var max = 0;
            List<int> result = [];
            foreach (var x in xs)
            {
                max = Math.Max(max, x);
                result.Add(max);
            }

            return result;
        }
        """);

    [Fact]
    public void An_early_exit_returns_from_inside() => AssertEmitted(
        "int FirstNegative(int[] xs)",
        p => new LoopTerm(new ElementDriver(X, I, p[0]), [new(A, Value(0), Call("Add", Of(A), Of(X)))], Value(-1)) { Exit = new LoopExit(Call("Less", Of(A), Value(0)), Of(I)) },
        """
        public static int FirstNegative(int[] xs)
        {
            var total = 0;
            for (var i = 0; i < xs.Length; i++)
            {
                total += xs[i];
                if (total < 0) return i;
            }

            return -1;
        }
        """);

    [Fact]
    public void A_loop_inside_an_expression_comes_before_it() => AssertEmitted(
        "int Rest(int[] xs)",
        p => Call("Subtract", Call("Length", Scan(p[0], Call("Max", Of(A), Of(X)))), Value(1)),
        """
        public static int Rest(int[] xs)
        {
            var max = 0;
            List<int> result = [];
            foreach (var x in xs)
            {
                max = Math.Max(max, x);
                result.Add(max);
            }

            return result.Count - 1;
        }
        """);

    [Fact]
    public void A_short_fold_inside_an_expression_is_an_aggregate() => AssertEmitted(
        "int Twice(int[] xs)",
        p => Call("Multiply", new LoopTerm(new ElementDriver(X, null, p[0]), [new(A, Value(1), Call("Subtract", Of(X), Of(A)))], Of(A)), Value(2)),
        "public static int Twice(int[] xs) => xs.Aggregate(1, (result, x) => x - result) * 2;");

    [Fact]
    public void A_loop_in_a_branch_that_may_not_run_has_a_block_of_its_own() => AssertEmitted(
        "int Power(int x, int n)",
        p => If(
            Call("Less", p[1], Value(0)), Value(0),
            new LoopTerm(new CountDriver(I, Value(0), p[1], Value(1), IsInclusive: false), [new(A, Value(1), Call("Multiply", Of(A), p[0]))], Of(A))),
        """
        public static int Power(int x, int n)
        {
            if (n < 0) return 0;
            var product = 1;
            for (var i = 0; i < n; i++)
            {
                product *= x;
            }

            return product;
        }
        """);

    private static LoopTerm Scan(Term source, Term step)
    {
        var list = new Variable("list", typeof(int[]));
        return new LoopTerm(new ElementDriver(X, null, source), [new(A, Value(0), step)], Of(list)) { Collection = new LoopCollection(list, Of(A), null, IsAfterSteps: true) };
    }

    private static void AssertEmitted(string header, Func<Term[], Term> body, string expected)
    {
        var signature = new SignatureReader(new TypeReader([])).Read(header, "test");
        ImmutableArray<Variable> parameters = [.. signature.Parameters.Select(p => new Variable(p.Name, CanonicalTypes.Of(p.Type)))];
        Assert.Equal(expected, Emitter.Emit(signature, new Candidate(body([.. parameters.Select(Of)]), parameters, 1)).Text);
    }
}
