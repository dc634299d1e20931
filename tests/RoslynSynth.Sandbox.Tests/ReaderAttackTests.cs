using System.Text;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>Attacks 33, 34 and 36: specifications that are broken, contradictory, or try to be more than names.</summary>
public sealed class ReaderAttackTests
{
    private const string Json = """{"name":"t","signature":"int F(int x)","train":[{"args":[1],"result":2},{"args":[3],"result":4}]}""";

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("{\"name\":1}")]
    [InlineData("\0\0\0\0")]
    public void Attack_33_broken_JSON_is_one_clear_error(string text) => AssertRefused("t.json", Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Attack_33_deeply_nested_JSON_is_one_clear_error() => AssertRefused("t.json", Encoding.UTF8.GetBytes(new string('[', 100_000)));

    [Fact]
    public void Attack_33_every_truncation_of_a_task_is_one_clear_error()
    {
        for (var length = 1; length < Json.Length; length += 7) AssertRefused("t.json", Encoding.UTF8.GetBytes(Json[..length]));
    }

    [Theory]
    [InlineData("class")]
    [InlineData("x;int y")]
    [InlineData("x){} static int y(int z")]
    [InlineData("../x")]
    [InlineData("")]
    public void Attack_36_names_that_are_no_names_are_refused_or_escaped(string name)
    {
        var text = $"public static class C {{ [RoslynSynth.Example(1, Returns = 2)] public static int {name}(int x) => throw new System.NotImplementedException(); }}";
        AssertRefused("t.cs", Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public void Attack_34_contradictory_examples_are_one_clear_error() => AssertRefused("t.cs", Encoding.UTF8.GetBytes(
        "public static class C { [RoslynSynth.Example(1, Returns = 2)] [RoslynSynth.Example(1, Returns = 3)] public static int F(int x) => throw new System.NotImplementedException(); }"));

    private static void AssertRefused(string name, byte[] content)
    {
        var folder = Directory.CreateTempSubdirectory("roslynsynth-read-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, content);
            Assert.Throws<SpecificationException>(() => new SpecificationReader([]).ReadFile(path));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
