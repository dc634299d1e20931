using System.Text;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Reading;

/// <summary>Every mistake is one message with its place and a way out.</summary>
public sealed class MistakeTests
{
    [Theory]
    [InlineData("[Example(1, Returns = 2)] public static partial int F(Frob x);", "(3,55): The type 'Frob' is not known.")]
    [InlineData("[Example(1, Returns = 2)] public static partial System.IO.Stream F(int x);", "(3,49): The type 'System.IO.Stream' is not known.")]
    [InlineData("[Example(\"a\", Returns = 2)] public static partial int F(int x);", "(3,10): '\"a\"' is not a value of type int.")]
    [InlineData("[Example(1, 2, Returns = 2)] public static partial int F(int x);", "(3,2): The example has 2 arguments, but int F(int x) takes 1.")]
    [InlineData("[Example(Returns = 2)] public static partial int F(int x, int y = 1);", "(3,2): The example has 0 arguments, but int F(int x, int y) takes 1 to 2.")]
    [InlineData("[Example(1)] public static partial int F(int x);", "(3,2): The example says neither Returns")]
    [InlineData("[Example(1, Result = 2)] public static partial int F(int x);", "(3,13): 'Result' is not known here. Write Returns")]
    [InlineData("[Example(1, Returns = 2, Throws = typeof(Exception))] public static partial int F(int x);", "(3,26): The example says more than one outcome.")]
    [InlineData("[Example(1, Throws = typeof(string))] public static partial int F(int x);", "(3,22): 'typeof(string)' is not a known exception type.")]
    [InlineData("[Example(1, Returns = 2)]\n[Example(1, Returns = 3)] public static partial int F(int x);", "(4,2): Two examples contradict each other: F(1) is 2 at ")]
    [InlineData("[ExamplesFrom(nameof(Rows))] public static partial int F(int x);", "(3,2): The type has no member 'Rows'")]
    [InlineData("[ExamplesFrom(nameof(Rows))] public static partial int F(int x); static (int, int)[] Rows => [];", "(3,56): 'F' has no examples. Add one such as [Example(x, Returns")]
    [InlineData("[ExamplesFrom(nameof(Rows))] public static partial int F(int x); static (int, int)[] Rows => Make();", "(3,94): 'Make()' is not a list of rows")]
    [InlineData("[ExamplesFrom(nameof(Rows))] public static partial int F(int x); static (int, int, int)[] Rows => [(1, 2, 3)];", "(3,100): The row has 3 parts, but int F(int x) needs 2")]
    [InlineData("[Example(1, Returns = 2)] public partial int F(int x);", "(3,46): 'F' is an instance method.")]
    [InlineData("[Example(1, Returns = 2)] static partial int F(int x);", "(3,46): 'F' is partial and returns a value, so C# wants its access spelled out.")]
    [InlineData("[Example(1, Returns = 2)] public static int F(int x);", "(3,45): 'F' has no body. Make it partial")]
    [InlineData("[Example(1, Returns = 2)] public static partial T F<T>(T x);", "(3,51): 'F' is generic.")]
    [InlineData("[Example(1, Returns = 2)] public static partial void F(int x);", "(3,54): 'F' returns nothing.")]
    [InlineData("[Example(1, Returns = 2)] public static async Task<int> F(int x) => throw new NotImplementedException();", "(3,57): 'F' is async.")]
    [InlineData("[Example(1, Returns = 2)] public static unsafe partial int F(int x);", "(3,60): 'F' is unsafe.")]
    [InlineData("[Example(1, Returns = 2)] public static partial ref int F(int x);", "(3,57): 'F' returns a reference.")]
    [InlineData("[Example(1, Returns = 2)] public static partial int F(ref int x);", "(3,55): The parameter 'ref int x' is not a plain one.")]
    [InlineData("[Example(1, Returns = 2)] public static partial int F(out int x);", "(3,55): The parameter 'out int x' is not a plain one.")]
    [InlineData("[Example(1, Returns = 2)] public static partial int F(params int[] x);", "(3,55): The parameter 'params int[] x' is not a plain one.")]
    [InlineData("[Example(1, Returns = 2)] public static partial int F(int x, int x);", "(3,62): Two parameters are named 'x'.")]
    [InlineData("[Example(1, Returns = 2)] public static partial int class(int x);", "(3,53): 'class' is a keyword. Write @class")]
    [InlineData("[Example(1, Returns = 2)] public static partial int F(int if);", "(3,59): 'if' is a keyword. Write @if")]
    [InlineData("[Example(1, Returns = 2)] [Tolerance(-1)] public static partial int F(int x);", "(3,38): A tolerance is a finite number")]
    [InlineData("[Example(1, Returns = 2)] [Constants(X)] public static partial int F(int x);", "(3,38): 'X' is not a constant")]
    [InlineData("public static partial int F(int x); static void T() => Examples.That(F(1) > 2);", "(3,56): 'Examples.That(F(1) > 2)' is not an example that can be read.")]
    [InlineData("public static partial int F(int x); static void T() => Examples.That(F(1, 2) == 2);", "(3,70): The example has 2 arguments")]
    [InlineData("[Example(1, Returns = 2) public static partial int F(int x);", "(3,26): The file does not parse:")]
    [InlineData("public static int F(int x) => x;", "(1,1): Nothing here asks to be written.")]
    public void In_a_class(string members, string start) => Assert.StartsWith(start, Specs.MistakeInClass(members), StringComparison.Ordinal);

    [Fact]
    public void A_contradiction_names_both_places()
    {
        var mistake = Specs.MistakeInClass("[Example(1, Returns = 2)]\n[Example(1, Throws = typeof(Exception))] public static partial int F(int x);");
        Assert.Matches(@"^\(4,2\): .*F\(1\) is 2 at .*\.cs\(3,2\) and throws Exception here\. Remove one\.$", mistake);
    }

    [Theory]
    [InlineData("", "signature(1,1): The signature is empty.")]
    [InlineData("string F(", "signature(1,10): The signature does not parse:")]
    [InlineData("int x", "signature(1,1): The signature does not parse:")]
    [InlineData("int F(int x) => 1", "signature(1,1): The signature does not parse: It is not a method header.")]
    [InlineData("int F(int[,] x)", "signature(1,7): The type 'int[,]' is not known.")]
    [InlineData("Console F(int x)", "signature(1,1): The type 'Console' is not known.")]
    [InlineData("int F(System.Threading.Thread x)", "signature(1,7): The type 'System.Threading.Thread' is not known.")]
    [InlineData("int class(int x)", "signature(1,5): 'class' is a keyword.")]
    public void In_an_inline_signature(string signature, string start) => Assert.StartsWith(start, Specs.InlineMistake(signature, "(1) => 1"), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "-e 1(1,1): The example has no '=>'.")]
    [InlineData("(1)", "-e 1(1,1): The example has no '=>'.")]
    [InlineData("(1, 2) => 3", "-e 1(1,1): The example has 2 arguments, but int F(int x) takes 1.")]
    [InlineData("() => 3", "-e 1(1,1): The example has 0 arguments")]
    [InlineData("(1) => throws Frob", "-e 1(1,7): 'Frob' is not a known exception type.")]
    [InlineData("(1) =>", "-e 1(1,7): The example has no result.")]
    [InlineData("(1 => 3", "-e 1(1,1): The example has no '=>'.")]
    public void In_an_inline_example(string example, string start) => Assert.StartsWith(start, Specs.InlineMistake("int F(int x)", example), StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "(1,2): The file is not valid JSON:")]
    [InlineData("7", "(1,1): The task has no \"signature\".")]
    [InlineData("[]", "(1,1): The file holds no task.")]
    [InlineData("{\"signature\": 3}", "(1,1): The task has no \"signature\".")]
    [InlineData("{\"signature\": \"int F(Frob x)\"}", "(1,15): The type 'Frob' is not known.")]
    [InlineData("{\"signature\": \"int F(int x)\"}", "(1,1): The task has no \"train\" rows.")]
    [InlineData("{\"signature\": \"int F(int x)\", \"train\": {}}", "(1,40): The rows are no array.")]
    [InlineData("{\"signature\": \"int F(int x)\", \"train\": []}", "(1,40): 'F' has no examples.")]
    [InlineData("{\"signature\": \"int F(int x)\",\n \"train\": [{}]}", "(2,12): The row has no \"args\".")]
    [InlineData("{\"signature\": \"int F(int x)\",\n \"train\": [{\"args\": [1]}]}", "(2,12): The row has no \"result\".")]
    [InlineData("{\"signature\": \"int F(int x)\",\n \"train\": [{\"args\": [\"é\", 2], \"result\": 1}]}", "(2,21): The row has 2 arguments")]
    [InlineData("{\"signature\": \"int F(string s, int x)\",\n \"train\": [{\"args\": [\"é\", 2.5], \"result\": 1}]}", "(2,27): 2.5 is not a value of type int.")]
    [InlineData("{\"signature\": \"int F(char x)\", \"train\": [{\"args\": [\"ab\"], \"result\": 1}]}", "(1,52): \"ab\" is not a value of type char. Write one, a string of one character.")]
    [InlineData("{\"signature\": \"int F(int x)\", \"train\": [{\"args\": [1e99], \"result\": 1}]}", "(1,51): 1e99 is not a value of type int.")]
    [InlineData("{\"signature\": \"int F(Dictionary<int, int> x)\", \"train\": [{\"args\": [[[1, 2], [1, 3]]], \"result\": 1}]}", "(1,68): [[1, 2], [1, 3]] is not a value")]
    [InlineData("{\"signature\": \"int F(Dictionary<int, int> x)\", \"train\": [{\"args\": [{\"1\": 2}], \"result\": 1}]}", "(1,68): {\"1\": 2} is not a value of type Dictionary<int, int>. Write one, an array of [key, value]")]
    [InlineData("{\"signature\": \"int F(Dictionary<int, int> x)\", \"train\": [{\"args\": [[[1]]], \"result\": 1}]}", "(1,68): [[1]] is not a value")]
    [InlineData("{\"signature\": \"int F(int x)\", \"train\": [{\"args\": [1], \"result\": 1}], \"constants\": 3}", "(1,83): \"constants\" is no array.")]
    [InlineData("{\"signature\": \"int F(int x)\", \"train\": [{\"args\": [1], \"result\": 1}], \"constants\": [null]}", "(1,84): The constant null is neither")]
    [InlineData("{\"signature\": \"int F(int x)\", \"train\": [{\"args\": [1], \"result\": 1}], \"tolerance\": \"a\"}", "(1,83): \"tolerance\" is no number.")]
    [InlineData("{\"signature\": \"int F(int x)\", \"train\": [{\"args\": [1], \"result\": 1}], \"unordered\": 1}", "(1,83): \"unordered\" is neither true nor false.")]
    [InlineData("{\"signature\": \"int F(int x)\", \"train\": [{\"args\": [1], \"result\": 1}], \"test\": 1}", "(1,78): The rows are no array.")]
    [InlineData("{\"signature\": \"int F(int x)\",\n\"train\": [{\"args\": [1], \"result\": 1},\n{\"args\": [1], \"result\": 2}]}", "(3,1): Two examples contradict each other: F(1) is 1 at ")]
    public void In_json(string text, string start) => Assert.StartsWith(start, Specs.Mistake(text, ".json"), StringComparison.Ordinal);

    [Fact]
    public void Top_level_functions_are_refused() =>
        Assert.StartsWith("(2,12): 'F' is a local function.", Specs.Mistake("[Example(1, Returns = 2)]\nstatic int F(int x) => throw new NotImplementedException();"), StringComparison.Ordinal);

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("-")]
    [InlineData("(int)")]
    [InlineData("1+")]
    [InlineData("$\"{(")]
    [InlineData("$\"{1}\"+(")]
    public void Deep_nesting_is_a_mistake_and_no_crash(string piece)
    {
        var value = string.Concat(Enumerable.Repeat(piece, 100_000)) + "1";
        Assert.Throws<SpecificationException>(() => Specs.InClass($"[Example({value}, Returns = 2)] public static partial int F(int x);"));
        Assert.Throws<SpecificationException>(() => Specs.Inline("int F(int x)", $"({value}) => 1"));
        Assert.Throws<SpecificationException>(() => Specs.One($"{{\"signature\": \"int F(int x)\", \"train\": {new string('[', 100_000)}", ".json"));
    }

    [Fact]
    public void A_deep_type_is_a_mistake_and_no_crash()
    {
        var type = string.Concat(Enumerable.Repeat("List<", 2000)) + "int" + new string('>', 2000);
        Assert.Contains("nested more than 200 deep", Specs.InlineMistake($"{type} F(int x)", "(1) => []"), StringComparison.Ordinal);
        Assert.Contains("nested more than 16 deep", Specs.InlineMistake($"int F({type[..100]}int{new string('>', 20)} x)", "([]) => 1"), StringComparison.Ordinal);
    }

    public static TheoryData<byte[], string> Bytes => new()
    {
        { [0, 1, 2, 255], "The file is not text." },
        { [0xC3, 0x28], "The file is not text." },
        { [], "Nothing here asks to be written." },
    };

    [Theory]
    [MemberData(nameof(Bytes))]
    public void What_is_no_text_is_refused(byte[] bytes, string start) => Assert.StartsWith(start, WithFile(bytes, path => Assert.Throws<SpecificationException>(() => new SpecificationReader([]).ReadFile(path)).Message), StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Byte_order_marks_are_understood(string encoding)
    {
        var marked = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. marked.Preamble, .. marked.GetBytes("partial class C { [Example(\"é\", Returns = 2)] public static partial int F(string x); }")];
        Assert.Equal("é", WithFile(bytes, path => new SpecificationReader([]).ReadFile(path)[0].Specification.Examples[0].Arguments[0]));
    }

    [Fact]
    public void A_missing_file_a_folder_and_another_kind_of_file_are_refused()
    {
        var reader = new SpecificationReader([]);
        Assert.StartsWith("There is no such file.", Assert.Throws<SpecificationException>(() => reader.ReadFile("/none/a.cs")).Message, StringComparison.Ordinal);
        Assert.StartsWith("This is a folder", Assert.Throws<SpecificationException>(() => reader.ReadFile(Path.GetTempPath())).Message, StringComparison.Ordinal);
        var other = Path.GetTempFileName();
        Assert.StartsWith("A specification is a .cs or a .json file.", Assert.Throws<SpecificationException>(() => reader.ReadFile(other)).Message, StringComparison.Ordinal);
        File.Delete(other);
    }

    [Fact]
    public void A_huge_file_is_refused_unread()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        using (var file = File.Create(path)) file.SetLength((64L << 20) + 1);
        Assert.StartsWith("The file is larger than 64 MiB.", Assert.Throws<SpecificationException>(() => new SpecificationReader([]).ReadFile(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    private static T WithFile<T>(byte[] bytes, Func<string, T> read)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.cs");
        File.WriteAllBytes(path, bytes);
        try
        {
            return read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
