using RoslynSynth.CSharp.Reading;
using RoslynSynth.Grammars;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Searching;

/// <summary>Literals that the examples suggest.</summary>
public sealed class MinedConstantsTests
{
    [Fact]
    public void Endings_of_an_argument_are_found_where_one_result_shows_them()
    {
        var texts = TextsOf("string F(int n)", "(1) => \"1st\"", "(2) => \"2nd\"", "(4) => \"4th\"", "(11) => \"11th\"");
        Assert.Superset(new HashSet<string> { "st", "nd", "th" }, texts);
        Assert.Contains("es", TextsOf("string F(string s)", "(\"box\") => \"boxes\"", "(\"dog\") => \"dogs\""));
    }

    [Fact]
    public void Examples_that_throw_do_not_shift_the_others()
    {
        string[] returning = ["(\"ab\") => \"ab kilo\"", "(\"ac\") => \"ac mega\"", "(\"kilo\") => \"kilo\""];
        Assert.Equal(TextsOf("string F(string s)", returning), TextsOf("string F(string s)", ["(\"\") => throws ArgumentException", .. returning]));
    }

    private static HashSet<string> TextsOf(string header, params string[] examples) =>
        [.. Grammar.For(new SpecificationReader([]).ReadInline(header, examples).Specification).Constants.Select(c => c.Value).OfType<string>()];
}
