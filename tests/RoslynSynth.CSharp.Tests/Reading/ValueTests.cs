using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Reading;

public sealed class ValueTests
{
    public static TheoryData<string, string, object?> Values => new()
    {
        { "int", "42", 42 },
        { "int", "-2147483648", int.MinValue },
        { "int", "int.MaxValue", int.MaxValue },
        { "int", "0x7F", 127 },
        { "int", "'a'", 97 },
        { "int", "default", 0 },
        { "int", "default(int)", 0 },
        { "long", "-9223372036854775808", long.MinValue },
        { "long", "7", 7L },
        { "double", "1", 1.0 },
        { "double", "double.NaN", double.NaN },
        { "double", "-double.PositiveInfinity", double.NegativeInfinity },
        { "double", "System.Math.PI", Math.PI },
        { "double", "(double)3", 3.0 },
        { "byte", "(byte)200", (byte)200 },
        { "short", "-5", (short)-5 },
        { "float", "1.5f", 1.5f },
        { "bool", "true", true },
        { "char", "'\\u2028'", '\u2028' },
        { "char", "(char)97", 'a' },
        { "string", "\"a\\\"b\\n\"", "a\"b\n" },
        { "string", "@\"c:\\x\"", "c:\\x" },
        { "string", "\"a\" + \"b\"", "ab" },
        { "string", "$\"plain\"", "plain" },
        { "string", "string.Empty", "" },
        { "string", "new string('x', 3)", "xxx" },
        { "string?", "null", null },
        { "string?", "null!", null },
        { "int?", "null", null },
        { "int?", "(int?)4", 4 },
        { "int[]", "[1, 2]", new[] { 1, 2 } },
        { "int[]", "new int[0]", Array.Empty<int>() },
        { "int[]", "Array.Empty<int>()", Array.Empty<int>() },
        { "int[][]", "[[1], []]", new int[][] { [1], [] } },
        { "List<string>", "new[] { \"a\" }", new List<string> { "a" } },
        { "List<int>", "new() { 1, 2 }", new List<int> { 1, 2 } },
        { "List<int>", "new List<int>([3])", new List<int> { 3 } },
        { "IEnumerable<int?>", "[null, 1]", new List<int?> { null, 1 } },
        { "HashSet<char>", "['a', 'b', 'a']", new HashSet<char> { 'a', 'b' } },
        { "Dictionary<string, int>", "new() { [\"a\"] = 1 }", new Dictionary<string, int> { ["a"] = 1 } },
        { "IReadOnlyDictionary<int, bool>", "new Dictionary<int, bool> { { 1, true } }", new Dictionary<int, bool> { [1] = true } },
        { "(int Count, string Name)", "(1, \"x\")", (1, "x") },
        { "(int, (char, bool))[]", "[(1, ('c', true))]", new[] { (1, ('c', true)) } },
        { "DateTime", "new DateTime(2024, 2, 29)", new DateTime(2024, 2, 29) },
        { "DateOnly", "new(2024, 2, 29)", new DateOnly(2024, 2, 29) },
        { "TimeSpan", "new TimeSpan(1, 2, 3)", new TimeSpan(1, 2, 3) },
        { "DayOfWeek", "DayOfWeek.Monday", DayOfWeek.Monday },
        { "decimal", "1.5m", 1.5m },
        { "decimal", "2.25", 2.25m },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Is_read_as_csharp_would(string type, string text, object? value)
    {
        var example = Assert.Single(Specs.Inline($"{type} F(int x)", $"(1) => {text}").Specification.Examples);
        Assert.True(ValueEquality.Matches(value, example.Result, 0), $"{text} was read as {example.Result}");
        if (value is not null && type.IndexOf('<') < 0) Assert.Equal(value.GetType(), example.Result!.GetType());
    }

    [Theory]
    [InlineData("int", "\"a\"")]
    [InlineData("int", "1.5")]
    [InlineData("int", "2147483648")]
    [InlineData("int", "null")]
    [InlineData("int", "1 + 2")]
    [InlineData("int", "System.Environment.Exit(1)")]
    [InlineData("int?", "!true")]
    [InlineData("byte", "256")]
    [InlineData("char", "65")]
    [InlineData("string", "'a'")]
    [InlineData("string", "\"a\"u8")]
    [InlineData("string", "$\"{1}\"")]
    [InlineData("string", "new System.IO.StreamWriter(\"x\")")]
    [InlineData("int[]", "new int[3]")]
    [InlineData("int[]", "[.. xs]")]
    [InlineData("int[]", "[\"a\"]")]
    [InlineData("(int, int)", "(1, 2, 3)")]
    [InlineData("Dictionary<string, int>", "[1]")]
    [InlineData("DateTime", "new DateTime(2024, 13, 1)")]
    public void Is_refused_with_its_place(string type, string text)
    {
        var mistake = Specs.InlineMistake($"{type} F(int x)", $"(1) => {text}");
        Assert.Matches(@"^-e 1\(1,(8|9|1\d|2\d)\): .+\.", mistake);
    }
}
