using FsCheck;
using FsCheck.Xunit;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Searching;
using RoslynSynth.Searching.Reductions;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.Tests.Searching;

/// <summary>Bodies of lambdas that are right once the sequence is reduced. Terms tried are counted, which depends on neither clock nor threads.</summary>
public sealed class ReductionTests
{
    private static readonly double[][] Prices = [[12.5], [8], [3, 4], [19.99, 5.01, 7], [100, 250, 40.25, 9.99], []];
    private static readonly double[][] Rates = [[0.21], [0.753], [1, 0.4], [0.155, 1, 0.05], [0.12, 0.07, 0.335, 1], []];

    private static readonly Example[] Discounted =
        [.. Prices.Zip(Rates, (p, r) => new Example([p, r], Math.Round(p.Zip(r, (a, b) => a * (2 - b)).Sum(), 1)))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_deep_body_is_found_before_the_terms_around_it_are(int threads)
    {
        var (with, found) = Run(Discounted, Strategies.All & ~Strategies.Loops, threads);
        var body = Assert.Single(found);
        Assert.Equal(Strategies.Reductions, body.FoundBy);
        Assert.Contains("Sum(Zip(", TermText.Of(body.Body), StringComparison.Ordinal);
        var (without, _) = Run(Discounted, Strategies.All & ~(Strategies.Loops | Strategies.Reductions), threads);
        Assert.Equal((StopReason.Solved, StopReason.Solved), (with.Reason, without.Reason));

        // What is kept, as a reduction counts as a term but costs much less than one.
        Assert.InRange(with.Report.TermsKept, 1, without.Report.TermsKept / 5);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing() => Assert.Equal(
        Run(Discounted, Strategies.All, 1).Result.Report.TermsTried, Run(Discounted, Strategies.All, 2).Result.Report.TermsTried);

    /// <summary>A reduction is what its component gives for the whole sequence.</summary>
    [Property(MaxTest = 60)]
    public void Reductions_are_what_the_evaluator_says(DoNotSize<int> seed)
    {
        var random = new System.Random(seed.Item);
        var (values, store) = (new Values(random), new ValueStore());
        foreach (var component in Universe.Rows)
        {
            if (Reduction.By(component, store) is not { } reduction) continue;
            var sequence = values.Of(component.ParameterTypes[0]);
            if (sequence is null) continue;
            var variable = new Variable("xs", component.ParameterTypes[0]);
            var word = store.Encode(sequence, variable.Type);
            var wanted = new TermEvaluator(store).Evaluate(new ApplyTerm(component, [new VariableTerm(variable)]), new Frame(1) { [variable] = [word] })[0];
            var items = SequenceWords.For(variable.Type, store)!.Of(word);
            var goal = new Goal(component.ResultType, [0], [wanted == Word.Undefined ? store.Encode(Default(component.ResultType), component.ResultType) : wanted], t => t, 0, WordMatcher.For(store, component.ResultType, 1e-9, false));
            if (wanted != Word.Undefined) Assert.True(reduction.Meets(items, [goal], 0, 1) == 1, $"{component} of {Show.Value(sequence)}");
            else if (items.Length == 0) Assert.Equal(0UL, reduction.Meets(items, [goal], 0, 1));
        }
    }

    /// <summary>The quick look at a fraction never refuses what the goal accepts.</summary>
    [Property(MaxTest = 300)]
    public void Bounds_miss_nothing(NormalFloat value, NormalFloat factor, PositiveInt digits)
    {
        var store = new ValueStore();
        var wanted = Math.Round(value.Item, digits.Item % 4);
        var specification = new Specification(new Signature("F", [new Parameter("x", typeof(double), "double")], typeof(double), "double"), [new Example([factor.Item], wanted)]);
        var grammar = Grammar.Of(specification, Universe.Rows.Where(r => r.Name is "RoundTo" or "Divide" or "Multiply"), new UniformGuide());
        var goal = new Goal(typeof(double), [0], [store.Encode(wanted, typeof(double))], t => t, 0, WordMatcher.For(store, typeof(double), 1e-9, false));
        var rounded = FractionGoals.Rounded(goal, grammar, store).Prepend(goal).ToList();
        foreach (var inner in rounded.SelectMany(g => FractionGoals.Scaled(g, grammar).Prepend(g)))
        {
            foreach (var constant in grammar.Constants.Where(c => c.Value is double).Select(c => (double)c.Value!).Append(1))
            {
                double[] tried = [wanted * constant, wanted / constant, value.Item * constant, value.Item / constant];
                Assert.All(tried.Where(x => inner.Matches(0, x, store)), x => Assert.True(inner.MayMatch(0, x)));
            }
        }
    }

    private static object? Default(Type type) => type == typeof(string) ? "?" : Activator.CreateInstance(type);

    private static (SearchResult Result, List<Candidate> Found) Run(Example[] examples, Strategies strategies, int threads)
    {
        var specification = new Specification(
            new Signature("F", [new Parameter("prices", typeof(double[]), "double[]"), new Parameter("shares", typeof(double[]), "double[]")], typeof(double), "double"), [.. examples]);
        HashSet<Type> types = [typeof(double), typeof(double[]), typeof(int)];
        string[] names = ["Add", "Subtract", "Multiply", "Divide", "Sum", "Zip", "Select", "RoundTo", "Average", "Length"];
        var rows = Universe.Rows.Where(r => names.Contains(r.Name) && types.Contains(r.ResultType) && r.ParameterTypes.All(t => types.Contains(t) || Component.IsFunction(t)));
        var found = new List<Candidate>();
        var result = new Search(specification, Grammar.Of(specification, rows, new UniformGuide()), new SearchOptions { Strategies = strategies, ThreadCount = threads, TermLimit = 400_000, TimeLimit = TimeSpan.FromMinutes(5) }).Run(
            c =>
            {
                found.Add(c);
                return OfferResult.Enough;
            },
            cancellation: TestContext.Current.CancellationToken);
        return (result, found);
    }
}
