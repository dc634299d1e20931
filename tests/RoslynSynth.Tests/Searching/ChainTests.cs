using FsCheck.Xunit;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Searching;
using RoslynSynth.Searching.Chains;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;
using Xunit;

namespace RoslynSynth.Tests.Searching;

/// <summary>Long chains over sequences of integers.</summary>
public sealed class ChainTests
{
    private const int RowCount = 6;
    private static readonly int[][] Inputs = [[3, -1, -3, 9, 4, -4, -7], [8, -2, 2, -9, 5, 6, -5], [-5, -1, -1, 12, 5, 30, 2], [7, -7, 6, -1, 0, -3]];
    private static readonly Specification Negatives = SpecificationOf(xs => [.. xs.Where(x => x % 2 != 0).Where(x => x < 0).Select(x => x * (x + 2))]);

    [Fact]
    public void A_chain_is_found_that_enumeration_does_not_reach()
    {
        var (chain, _) = Run(Negatives, Strategies.All, 1);
        var (without, result) = Run(Negatives, Strategies.All & ~Strategies.Chains, 1);
        Assert.Equal(Strategies.Chains, Assert.Single(chain).FoundBy);
        // Two filters were found; they are spelled as one.
        Assert.Equal(["Select", "Multiply", "Add"], TermTree.AllIn(chain[0].Body).OfType<ApplyTerm>().Select(a => a.Component.Name).Where(n => n is "Select" or "Multiply" or "Add"));
        Assert.Single(TermTree.AllIn(chain[0].Body).OfType<ApplyTerm>(), a => a.Component.Name == "Where");
        Assert.Equal((0, StopReason.TermLimit), (without.Count, result.Reason));
    }

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        var (one, two) = (Run(Negatives, Strategies.All, 1).Result, Run(Negatives, Strategies.All, 2).Result);
        Assert.Equal(one.Report.TermsTried, two.Report.TermsTried);
    }

    /// <summary>Among millions of chains some give any few small numbers.</summary>
    [Fact]
    public void Chains_that_are_longer_than_what_they_explain_wait_for_terms_as_long()
    {
        int[] results = [3, 0, 2, 3];
        var noise = new Specification(Header(typeof(int), "int"), [.. Inputs.Select((xs, i) => new Example([xs], results[i]))]);
        var (found, result) = Run(noise, Strategies.All & ~Strategies.Branches, 1, OfferResult.Rejected);
        Assert.Contains(result.Strategies, s => s is { Strategy: Strategies.Chains, Terms: > 100_000 });
        Assert.All(found.Where(c => c.FoundBy == Strategies.Chains), c => Assert.InRange(c.Cost, 0, Math.Max(result.Report.Level, Evidence.BitsOf(noise) / Evidence.BitsPerCost)));
    }

    [Fact]
    public void A_grammar_without_steps_brings_no_fault()
    {
        var grammar = Grammar.For(Negatives);
        Assert.Empty(ChainSteps.For(grammar.Where(_ => false), ChainLambdas.For(grammar, new SearchOptions(), new ValueStore()), []));
        var few = Grammar.Of(Negatives, grammar.Productions.Where(p => p.Component.Name is "Single").Select(p => p.Component), new UniformGuide());
        var options = new SearchOptions { Strategies = Strategies.Chains, TermLimit = 100_000 };
        Assert.NotEqual(StopReason.Solved, new Search(Negatives, few, options).Run(_ => OfferResult.Rejected, cancellation: TestContext.Current.CancellationToken).Reason);
    }

    [Fact]
    public void A_sequence_that_is_not_there_brings_no_chains()
    {
        var specification = new Specification(Header(typeof(int), "int"), [new Example([null], 0), .. Inputs.Select((xs, i) => new Example([xs], 3 - i))]);
        Assert.DoesNotContain(Run(specification, Strategies.Chains, 1, OfferResult.Rejected).Result.Strategies, s => s.Strategy == Strategies.Chains);
    }

    /// <summary>A step is a faster way to compute what its term says.</summary>
    [Property(MaxTest = 20)]
    public void Steps_compute_what_their_terms_say(int seed)
    {
        var random = new Random(seed);
        var store = new ValueStore();
        var grammar = Grammar.For(SpecificationOf(xs => xs));
        int[][][] sequences = [[.. Draw(random)], [.. Draw(random)]];
        int[][] numbers = [[.. Enumerable.Range(0, RowCount).Select(_ => random.Next(-3, 9))], [.. Enumerable.Range(0, RowCount).Select(_ => random.Next(-3, 9))]];
        var disagreements = ChainSteps.For(grammar, ChainLambdas.For(grammar, new SearchOptions(), store), [.. sequences.SelectMany(s => s).SelectMany(xs => xs)]).Where(s => !Agrees(s, sequences, numbers, store)).Select(s => TermText.Of(s.Build([.. s.Arguments.Select(_ => Text)])));
        Assert.Empty(disagreements);
    }

    private static readonly Term Text = new ConstantTerm("…", typeof(string));

    private static IEnumerable<int[]> Draw(Random random) => Enumerable.Range(0, RowCount).Select(i => Enumerable.Range(0, i == 0 ? 0 : random.Next(8)).Select(_ => random.Next(5) == 0 ? random.Next(-2000, 2000) : random.Next(-9, 9)).ToArray());

    private static bool Agrees(ChainStep step, int[][][] sequences, int[][] numbers, ValueStore store)
    {
        var variables = step.Arguments.Select((k, i) => new Variable("v" + i, k == ChainKind.Sequence ? typeof(int[]) : typeof(int))).ToArray();
        var frame = new Frame(RowCount);
        for (var i = 0; i < variables.Length; i++)
            frame[variables[i]] = step.Arguments[i] == ChainKind.Sequence ? [.. sequences[i].Select(xs => store.Encode(xs, typeof(int[])))] : numbers[i];
        var words = new TermEvaluator(store).Evaluate(step.Build([.. variables.Select(v => new VariableTerm(v))]), frame);
        return Enumerable.Range(0, RowCount).All(row =>
        {
            var arguments = step.Arguments.Select((k, i) => k == ChainKind.Sequence ? new ChainValue(sequences[i][row], 0) : new ChainValue(null, numbers[i][row])).ToArray();
            var isDefined = TryRun(step, arguments, out var result);
            return isDefined ? words[row] == (result.Items is { } items ? store.Encode(items, typeof(int[])) : result.Number) : words[row] == Word.Undefined;
        });
    }

    private static bool TryRun(ChainStep step, ChainValue[] arguments, out ChainValue result)
    {
        try
        {
            return step.Run(arguments[0], arguments[^1], out result);
        }
        catch (OverflowException)
        {
            result = default;
            return false;
        }
    }

    private static (List<Candidate> Candidates, SearchResult Result) Run(Specification specification, Strategies strategies, int threads, OfferResult answer = OfferResult.Enough)
    {
        var candidates = new List<Candidate>();
        var options = new SearchOptions { Strategies = strategies, TermLimit = 1_000_000, TimeLimit = TimeSpan.FromMinutes(10), ThreadCount = threads };
        var result = new Search(specification, Grammar.For(specification), options).Run(
            c =>
            {
                candidates.Add(c);
                return answer;
            },
            cancellation: TestContext.Current.CancellationToken);
        return (candidates, result);
    }

    private static Signature Header(Type result, string text) => new("F", [new Parameter("xs", typeof(int[]), "int[]")], result, text);

    private static Specification SpecificationOf(Func<int[], int[]> wanted) => new(Header(typeof(int[]), "int[]"), [.. Inputs.Select(xs => new Example([xs], wanted(xs)))]);
}
