using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>Attacks 33 to 38 and 40 on the whole tool: specifications, names, texts, places and weights. Each ends with its exit code, and nothing is left behind.</summary>
public sealed class SpecificationAttackTests : IDisposable
{
    private const string Json = """{"name":"t","signature":"int F(int x)","train":[{"args":[1],"result":2},{"args":[3],"result":4},{"args":[8],"result":9}]}""";
    private readonly ToolRun _tool = new();

    public static TheoryData<string, string> BrokenJson => new()
    {
        { "empty", "" },
        { "malformed", """{"name":"t","signature":"int F(int x)","train":[{"args":[1],"result":2},,]}""" },
        { "truncated", Json[..70] },
        { "nested", new string('[', 100_000) },
        { "nested values", Json.Replace("[1]", new string('[', 5000) + new string(']', 5000), StringComparison.Ordinal) },
    };

    /// <summary>What a safetensors file could be that is none of ours, whatever its manifest says.</summary>
    public static TheoryData<string, byte[]> ForeignWeights => new()
    {
        { "empty", [] },
        { "cut off", [1, 2, 3] },
        { "a header longer than the file", [255, 255, 255, 255, 255, 255, 255, 127, 1, 2] },
        { "a negative header", [255, 255, 255, 255, 255, 255, 255, 255, 1, 2] },
        { "no JSON", WithHeader("\x80\x04\x95pickle") },
        { "no object", WithHeader("[1, 2, 3]") },
        { "no tensors", WithHeader("{}") },
        { "deep", WithHeader(new string('[', 50_000)) },
        { "overlapping", WithHeader("""{"hidden.weight":{"dtype":"F32","shape":[9223372036854775807,2],"data_offsets":[-8,9223372036854775807]}}""") },
    };

    public void Dispose() => _tool.Dispose();

    [Theory]
    [MemberData(nameof(BrokenJson))]
    public Task Attack_33_broken_JSON_is_refused(string attack, string text) => IsRefusedAsync(attack, _tool.Write("t.json", text));

    [Fact]
    public Task Attack_33_a_file_of_a_gigabyte_is_refused_unread()
    {
        var path = _tool.Write("t.json", Json);
        using (var file = File.OpenWrite(path)) file.SetLength(1 << 30);
        return IsRefusedAsync("a gigabyte", path);
    }

    [Fact]
    public Task Attack_33_a_byte_order_mark_is_no_fault() => IsSolvedAsync("synth", _tool.Write("t.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Json)]), "--output", _tool.Output);

    [Fact]
    public Task Attack_34_contradictory_examples_are_refused() => IsRefusedAsync("contradictory", _tool.Write("t.json", Json.Replace("[3]", "[1]", StringComparison.Ordinal)));

    [Fact]
    public Task Attack_34_examples_may_be_given_twice() => IsSolvedAsync("try", "int F(int x)", "-e", "(1) => 2", "-e", "(1) => 2", "-e", "(4) => 5", "-e", "(9) => 10");

    [Theory]
    [InlineData("double F(double x)", "(double.NaN) => double.NaN", "(-0.0) => -0.0", "(double.NegativeInfinity) => double.NegativeInfinity", "(1.5) => 1.5")]
    [InlineData("int F(int x)", "(int.MinValue) => int.MinValue", "(int.MaxValue) => int.MaxValue", "(0) => 0", "(-1) => -1")]
    [InlineData("string F(string s)", "(\"a\\ud800\") => \"A\\ud800\"", "(\"\\udc00b\\ud800\") => \"\\udc00B\\ud800\"", "(\"\\u200dx\\u200d\") => \"\\u200dX\\u200d\"", "(\"q\") => \"Q\"")]
    public Task Attack_35_strange_values_travel_whole(string signature, string first, string second, string third, string fourth) =>
        IsSolvedAsync("try", signature, "-e", first, "-e", second, "-e", third, "-e", fourth);

    [Fact]
    public Task Attack_35_a_number_too_large_is_refused() => IsRefusedAsync("1e400", "try", "double F(double x)", "-e", "(1e400) => 1");

    [Theory]
    [InlineData("int class(int x)")]
    [InlineData("int F(int x;int y)")]
    [InlineData("int F(int int)")]
    [InlineData("T F<T>(T x)")]
    [InlineData("int F(int x) => 1; int G(int x)")]
    [InlineData("int F(int x) { while (true) ; }")]
    [InlineData("int ../F(int x)")]
    public Task Attack_36_signatures_that_are_more_than_that_are_refused(string signature) => IsRefusedAsync(signature, "try", signature, "-e", "(1) => 1", "-e", "(2) => 2");

    [Fact]
    public Task Attack_36_a_keyword_may_be_a_name_where_CSharp_lets_it() => IsSolvedAsync("try", "int @class(int @int)", "-e", "(1) => 2", "-e", "(2) => 3", "-e", "(7) => 8");

    [Fact]
    public async Task Attack_37_text_in_examples_stays_text()
    {
        const string hostile = "*/ // \\u0085\\u2028\\u2029\\u202e\\n\\\"; } } /* {0} #endif";
        var text = await IsSolvedAsync("try", "string F(string s)", "-e", $"(\"a\") => \"a{hostile}\"", "-e", $"(\"bc\") => \"bc{hostile}\"", "-e", $"(\"{hostile}\") => \"{hostile}{hostile}\"");
        Assert.DoesNotContain(text, c => c is '\u0085' or '\u2028' or '\u2029' or '\u202e');
        Assert.Empty(CSharpSyntaxTree.ParseText($"class C {{ {text} }}", cancellationToken: TestContext.Current.CancellationToken).GetDiagnostics(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Attack_38_names_of_devices_are_avoided_and_names_that_differ_in_case_refused()
    {
        const string example = "[Example(1, Returns = 2)] [Example(5, Returns = 6)] [Example(9, Returns = 10)] public static partial int";
        var path = _tool.Write("t.cs", $"using RoslynSynth; public static partial class Con {{ {example} F(int x); {example} f(int x); }}");
        // Methods that differ in nothing but case can't lie in one folder everywhere.
        await IsRefusedAsync("case", path);
        _tool.Write("t.cs", $"using RoslynSynth; public static partial class Con {{ {example} F(int x); }}");
        await IsSolvedAsync("synth", path, "--output", _tool.Output);
        Assert.Equal(["_Con.F.cs"], Directory.GetFiles(_tool.Output).Select(Path.GetFileName));
    }

    [Theory]
    [MemberData(nameof(ForeignWeights))]
    public Task Attack_40_foreign_weights_are_told_of_and_not_used(string attack, byte[] weights)
    {
        Assert.NotEmpty(attack);
        _tool.Write("guide.json", $$"""{"Format":2,"Inputs":{{Inputs}},"Sha256":"{{Convert.ToHexString(SHA256.HashData(weights))}}","Words":["A","B"],"PlaceWords":["root"]}""");
        return WeightsAreNotUsedAsync(_tool.Write("guide.safetensors", weights));
    }

    [Fact]
    public async Task Attack_40_files_too_large_are_not_read()
    {
        var path = _tool.Write("guide.safetensors", "x");
        var manifest = _tool.Write("guide.json", "{");
        using (var file = File.OpenWrite(manifest)) file.SetLength(1 << 30);
        await WeightsAreNotUsedAsync(path);
        _tool.Write("guide.json", $$"""{"Format":2,"Inputs":{{Inputs}},"Sha256":"","Words":[],"PlaceWords":[]}""");
        using (var file = File.OpenWrite(path)) file.SetLength(1 << 30);
        await WeightsAreNotUsedAsync(path);
    }

    [Fact]
    public Task Attack_40_weights_that_are_not_there_are_told_of() => WeightsAreNotUsedAsync(_tool.PathOf("none.safetensors"));

    private static int Inputs => Guides.Features.SpecificationFeatures.Length;

    private static byte[] WithHeader(string header)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + 64];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, text.Length);
        text.CopyTo(bytes, 8);
        return bytes;
    }

    private async Task WeightsAreNotUsedAsync(string path)
    {
        for (var i = 0; i < JudgeFixture.Repetitions; i++)
        {
            var (exitCode, output, error) = await _tool.RunAsync("try", "int F(int x)", "-e", "(1) => 2", "-e", "(4) => 5", "-e", "(9) => 10", "--guide", path);
            Assert.True(exitCode == 0, error);
            Assert.Contains("x + 1", output, StringComparison.Ordinal);
            var line = Assert.Single(error.Split('\n'), l => l.Contains("warning", StringComparison.Ordinal));
            Assert.Contains("Going on with the uniform guide.", line, StringComparison.Ordinal);
        }
    }

    private Task IsRefusedAsync(string attack, string file) => IsRefusedAsync(attack, "synth", file, "--output", _tool.Output);

    private async Task IsRefusedAsync(string attack, params string[] arguments)
    {
        for (var i = 0; i < JudgeFixture.Repetitions; i++)
        {
            var (exitCode, output, error) = await _tool.RunAsync(arguments);
            Assert.True(exitCode == 2, $"{attack}: {exitCode} {error}");
            Assert.Single(error.Trim().Split('\n'));
            Assert.Empty(output);
            Assert.False(Directory.Exists(_tool.Output));
        }
    }

    private async Task<string> IsSolvedAsync(params string[] arguments)
    {
        var text = "";
        for (var i = 0; i < JudgeFixture.Repetitions; i++)
        {
            (var exitCode, text, var error) = await _tool.RunAsync(arguments);
            Assert.True(exitCode == 0, error);
        }

        return text;
    }
}
