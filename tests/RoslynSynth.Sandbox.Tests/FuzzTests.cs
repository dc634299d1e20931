using System.Security.Cryptography;
using System.Text;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Guides;
using RoslynSynth.Guides.Features;
using RoslynSynth.Protocol;
using RoslynSynth.Specifications;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>Random and mutated input: whatever comes, only the errors that callers expect. A failure names its seed; docs/security.md says how to run it long.</summary>
public sealed class FuzzTests
{
    private const string Json = """{"name":"t","signature":"string F(int x, List<string> ys)","train":[{"args":[1,["a","b"]],"result":"a1"},{"args":[-3,[]],"result":null,"throws":"System.Exception"}],"test":[{"args":[2,["c"]],"result":"c"}],"constants":[1,"x"],"tolerance":0.5,"unordered":false}""";

    private const string Code = """
        namespace N;
        public static partial class C
        {
            [RoslynSynth.Example("Ada", new[] { 1, 2 }, Returns = "A1")]
            [RoslynSynth.Example("Bob", new[] { -3 }, Returns = "B\u00e9", Name = "x")]
            [RoslynSynth.Constants(1, 2.5, 'c', "text")]
            public static partial string F(string name, int[] values);
        }
        """;

    private static readonly string Tensors =
        $"{{{string.Join(',', new GuideModel(SpecificationFeatures.Length, ["Add", "Concat"], ["root"]).Tensors.Select(t => $"\"{t.Name}\":{{\"dtype\":\"F32\",\"shape\":[{t.RowCount},{t.ColumnCount}],\"data_offsets\":[0,{4 * t.Values.Length}]}}"))}}}";

    private static readonly Type[] Types =
    [
        typeof(int), typeof(string), typeof(double?), typeof(decimal), typeof(DateTime), typeof(DateOnly), typeof(Guid), typeof(int[]), typeof(List<string>), typeof(HashSet<int>),
        typeof(Dictionary<string, int[]>), typeof((int, string)), typeof((bool, (char, long?))[]), typeof(DayOfWeek), typeof(int[][]), typeof(IEnumerable<IReadOnlyList<double>>),
    ];

    private static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("ROSLYNSYNTH_FUZZ"), out var count) ? count : 2000;

    [Fact]
    public void Bytes_that_are_no_message_are_one_kind_of_error() => ForEachSeed(random =>
    {
        var bytes = new byte[random.Next(64)];
        random.NextBytes(bytes);
        if (bytes.Length > 4 && random.Next(2) == 0) BitConverter.TryWriteBytes(bytes, random.Next(bytes.Length));
        using var stream = new MemoryStream(bytes);
        while (Message.Read(stream, Message.AnswerLimit) is not null)
        {
        }
    });

    [Fact]
    public void Bytes_that_are_no_value_are_one_kind_of_error() => ForEachSeed(random =>
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        for (var i = 0; i < bytes.Length; i++) if (random.Next(3) > 0) bytes[i] = (byte)random.Next(4);
        using var reader = new BinaryReader(new MemoryStream(bytes));
        _ = ValueSerializer.Read(reader, Types[random.Next(Types.Length)]);
    });

    [Fact]
    public void A_mutated_task_in_JSON_is_read_or_is_one_clear_error() => ForEachSeed(random => Read("t.json", Mutated(Json, random)));

    [Fact]
    public void A_mutated_specification_in_CSharp_is_read_or_is_one_clear_error() => ForEachSeed(random => Read("t.cs", Mutated(Code, random)));

    [Fact]
    public void A_mutated_file_of_weights_is_one_kind_of_error()
    {
        var folder = Directory.CreateTempSubdirectory("roslynsynth-fuzz-");
        var path = Path.Combine(folder.FullName, "guide.safetensors");
        var manifest = $$"""{"Format":2,"Inputs":{{SpecificationFeatures.Length}},"Sha256":"@","Words":["Add","Concat"],"PlaceWords":["root"]}""";
        try
        {
            ForEachSeed(random =>
            {
                var header = Encoding.UTF8.GetBytes(Mutated(Tensors, random));
                byte[] bytes = [.. BitConverter.GetBytes(random.Next(10) == 0 ? random.NextInt64() : header.Length), .. header, .. new byte[random.Next(64)]];
                File.WriteAllBytes(path, bytes);
                var text = random.Next(2) == 0 ? manifest : Mutated(manifest, random);
                File.WriteAllBytes(Path.ChangeExtension(path, ".json"), Encoding.UTF8.GetBytes(text.Replace("@", Convert.ToHexString(SHA256.HashData(bytes)), StringComparison.Ordinal)));
                _ = GuideFile.Read(path);
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_worker_that_answers_at_random_is_a_crash(int seed)
    {
        // Ends by itself, so that silence is no matter of time.
        const string body = "var b = new byte[4096]; new Random(int.Parse(text)).NextBytes(b); b[2] = b[3] = 0; var o = Console.OpenStandardOutput(); o.Write(b); o.Flush(); Environment.Exit(7); return text;";
        Assert.Equal("Crashed", await HostileCode.RunAsync(body, $"{seed}"));
    }

    private static void ForEachSeed(Action<Random> attempt)
    {
        for (var seed = 0; seed < Count; seed++)
        {
            try
            {
                attempt(new Random(seed));
            }
            catch (Exception e) when (e is InvalidDataException or SpecificationException)
            {
                // What callers expect.
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}: {e}");
            }
        }
    }

    private static string Mutated(string text, Random random)
    {
        var result = new StringBuilder(text);
        for (var changes = random.Next(1, 6); changes > 0 && result.Length > 2; changes--)
        {
            var at = random.Next(result.Length - 1);
            var length = Math.Min(random.Next(1, 8), result.Length - at);
            switch (random.Next(5))
            {
                case 0: result.Remove(at, length); break;
                case 1: result.Insert(at, result.ToString(at, length)); break;
                case 2: result[at] = (char)random.Next(32, 127); break;
                case 3: result.Insert(at, "0123456789{}[](),;\"'\\<>=null1e400-\ud800\u2028"[random.Next(36)]); break;
                default:
                    var other = random.Next(result.Length - length);
                    var part = result.ToString(at, length);
                    result.Remove(at, length).Insert(Math.Min(other, result.Length), part);
                    break;
            }
        }

        return result.ToString();
    }

    private static void Read(string name, string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"roslynsynth-{Environment.ProcessId}-{name}");
        // Half a pair of surrogates becomes a replacement character, as in any file.
        File.WriteAllBytes(path, new UTF8Encoding(false).GetBytes(text));
        try
        {
            _ = new SpecificationReader([]).ReadFile(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
