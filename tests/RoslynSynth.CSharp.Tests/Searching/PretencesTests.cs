using RoslynSynth.CSharp.Reading;
using RoslynSynth.Searching;
using RoslynSynth.Terms;
using Xunit;
using static RoslynSynth.CSharp.Tests.Emitting.Sketch;

namespace RoslynSynth.CSharp.Tests.Searching;

/// <summary>What fits all examples and is no answer.</summary>
public sealed class PretencesTests
{
    private static readonly Variable Text = new("s", typeof(string));
    private static readonly Variable Number = new("n", typeof(int));
    private static readonly Term S = new VariableTerm(Text);
    private static readonly Term N = new VariableTerm(Number);
    private static readonly Pretences Caesar = Of("(\"abc\", 1) => \"bcd\"", "(\"xyz\", 2) => \"zab\"", "(\"a b\", 1) => \"b c\"");

    [Fact]
    public void A_result_that_is_cut_up_or_joined_is_one()
    {
        Assert.True(Caesar.Include(Call("Concat", Value("zab"), S)));
        Assert.True(Caesar.Include(Call("Prefix", Value("b c"), N)));
        Assert.True(Caesar.Include(If(Call("Equal", S, Value("bcd")), S, S)));
    }

    [Fact]
    public void A_result_that_is_the_whole_answer_for_a_case_is_none()
    {
        Assert.False(Caesar.Include(If(Call("IsEmpty", S), Value("zab"), S)));
        Assert.False(Caesar.Include(Call("OrElse", S, Value("zab"))));
    }

    [Fact]
    public void A_text_that_other_results_or_arguments_hold_is_none()
    {
        var greeting = Of("(\"\", 1) => \"Hello\"", "(\"Ann\", 2) => \"Hello Ann\"", "(\"hiho\", 2) => \"hiho\"");
        Assert.False(greeting.Include(Call("Concat", Value("Hello"), S)));
        Assert.False(greeting.Include(Call("Concat", Value("hiho"), S)));
    }

    [Fact]
    public void A_lambda_that_looks_at_nothing_it_is_given_makes_one()
    {
        var letters = Call("Chars", S);
        Assert.True(Caesar.Include(Call("Where", letters, Lambda<char>(_ => Call("Less", N, Value(3))))));
        Assert.True(Caesar.Include(Call("Select", letters, Lambda<char>(_ => N))));
        Assert.False(Caesar.Include(Call("Where", letters, Lambda<char>(c => Call("IsDigit", c)))));
        Assert.False(Caesar.Include(Call("SelectIndexed", letters, Lambda<char, int>((_, i) => Call("Add", i, N)))));
    }

    [Fact]
    public void A_constant_needs_three_examples()
    {
        Assert.True(Of("(\"a\", 1) => \"x\"", "(\"b\", 1) => \"x\"").Include(Value("x")));
        Assert.False(Of("(\"a\", 1) => \"x\"", "(\"b\", 1) => \"x\"", "(\"c\", 1) => \"x\"").Include(Value("x")));
    }

    private static Pretences Of(params string[] examples) => new(new SpecificationReader([]).ReadInline("string F(string s, int n)", examples).Specification, [Text, Number]);
}
