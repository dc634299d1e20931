using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Loops;

/// <summary>Loops are found from examples. The limit is a number of terms, so that the tests mean the same on every machine.</summary>
public sealed class LoopSearchTests
{
    [Theory]
    [InlineData("int Factorial(int n)", "for (", "(0) => 1", "(1) => 1", "(3) => 6", "(5) => 120", "(6) => 720")]
    [InlineData("int Fibonacci(int n)", "for (", "(0) => 0", "(1) => 1", "(2) => 1", "(5) => 5", "(10) => 55", "(7) => 13")]
    [InlineData("int Power(int x, int n)", "for (", "(2, 3) => 8", "(3, 4) => 81", "(5, 0) => 1", "(7, 2) => 49", "(2, 10) => 1024")]
    [InlineData("List<int> Bounce(List<int> xs)", "Add(", "([5, 1, 4]) => [5, -4, 8]", "([2, 2]) => [2, 0]", "([]) => []", "([7]) => [7]", "([3, 1, 1, 9]) => [3, -2, 3, 6]")]
    [InlineData("int[] Steps(int start, int end, int step)", "i += step", "(1, 8, 3) => [1, 4, 7]", "(-4, 5, 4) => [-4, 0, 4]", "(10, 30, 5) => [10, 15, 20, 25]", "(0, 3, 2) => [0, 2]")]
    [InlineData("int OddPart(int n)", "while (", "(12) => 3", "(7) => 7", "(160) => 5", "(64) => 1", "(90) => 45", "(1000) => 125", "(56) => 7", "(22) => 11")]
    public void Finds_a_loop(string header, string part, params string[] examples)
    {
        var (method, _) = Find(header, examples, new SearchOptions());
        Assert.NotNull(method);
        Assert.Contains(part, method.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_loop_is_found_with_one_thread_and_with_two()
    {
        string[] examples = ["(2, 3) => 8", "(3, 4) => 81", "(5, 0) => 1", "(7, 2) => 49", "(2, 10) => 1024"];
        var one = Find("int Power(int x, int n)", examples, new SearchOptions { ThreadCount = 1 });
        var two = Find("int Power(int x, int n)", examples, new SearchOptions { ThreadCount = 2 });
        Assert.Equal((one.Method!.Text, one.TermsTried), (two.Method!.Text, two.TermsTried));
    }

    [Fact]
    public void Without_loops_none_is_looked_for()
    {
        var (method, _) = Find("int Fibonacci(int n)", ["(0) => 0", "(1) => 1", "(2) => 1", "(5) => 5", "(10) => 55", "(7) => 13"], new SearchOptions { Strategies = Strategies.All & ~Strategies.Loops, TermLimit = 20_000 });
        Assert.Null(method);
    }

    private static (EmittedMethod? Method, long TermsTried) Find(string header, string[] examples, SearchOptions options)
    {
        var specification = new SpecificationReader([]).ReadInline(header, examples).Specification;
        Candidate? found = null;
        var limits = options with { TimeLimit = TimeSpan.FromMinutes(10), TermLimit = Math.Min(options.TermLimit, 400_000) };
        var result = new Search(specification, Grammar.For(specification), limits).Run(c => (found = c) is null ? OfferResult.Rejected : OfferResult.Enough);
        return (found is null ? null : Emitter.Emit(specification.Signature, found), result.Report.TermsTried);
    }
}
