using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Workspaces.Answers;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>What is kept of answers, and what is made of files that are not what they should be.</summary>
public sealed class AnswerCacheTests : IDisposable
{
    private static readonly SearchOptions Limits = new() { TimeLimit = TimeSpan.FromSeconds(10), TermLimit = 1000, ThreadCount = 2 };
    private static readonly Answer Found = new(new EmittedMethod("public static int F(int x) => x + 1;", ["System"]), StopReason.Solved, 2, 0.5);
    private static readonly Answer NotFound = new(null, StopReason.TimeLimit, 1, 10);

    private readonly string _folder = Directory.CreateTempSubdirectory("roslynsynth-answers-").FullName;

    private static AnswerKey Key { get; } = KeyOf(Specification(1));

    private AnswerCache Cache => new(_folder, "");

    private string File => Path.Combine(_folder, $"{Key.Text}.answer");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_answer_comes_back_as_it_was_kept()
    {
        Assert.Null(Cache.Read<AnswerEntry>(Key));
        Cache.Write(Key, Found, Limits);
        var entry = Cache.Read<AnswerEntry>(Key)!;
        Assert.Equal((Found.Method!.Text, StopReason.Solved, 2), (entry.Method()!.Text, entry.Reason, entry.BestFit));
        Assert.Equal(["System"], entry.Method()!.Namespaces);
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_key_follows_what_the_answer_follows_from()
    {
        var keys = new[]
        {
            Key, KeyOf(Specification(2)), KeyOf(Specification(1), Limits with { Seed = 2 }), KeyOf(Specification(1), Limits with { MemoryLimit = 1 << 20 }), KeyOf(Specification(1), setting: "a guide"),
            KeyOf(Specification(1), components: ["abc"]), KeyOf(Specification(1) with { Tolerance = 0.1 }), KeyOf(Specification(1) with { IsUnordered = true }), KeyOf(Specification(1, "G")),
        };
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(Key, KeyOf(Specification(1), Limits with { TimeLimit = TimeSpan.FromSeconds(99), TermLimit = 5, ThreadCount = 1 }));
        Assert.Equal(Key, KeyOf(Specification(1) with { Name = "a name for reports" }));
    }

    [Fact]
    public void A_damaged_file_is_not_there()
    {
        Cache.Write(Key, Found, Limits);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var i = 0; i < whole.Length; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= 4;
            Assert.Null(EntryFile.Read<AnswerEntry>(damaged, Key));
            Assert.Null(EntryFile.Read<AnswerEntry>(whole.AsSpan(0, i), Key));
        }

        System.IO.File.WriteAllText(File, "something else");
        Assert.Null(Cache.Read<AnswerEntry>(Key));
    }

    [Fact]
    public void An_answer_to_another_question_is_not_there()
    {
        var other = KeyOf(Specification(2));
        Cache.Write(other, Found, Limits);
        System.IO.File.Move(Path.Combine(_folder, $"{other.Text}.answer"), File);
        Assert.Null(Cache.Read<AnswerEntry>(Key));
    }

    [Theory]
    [InlineData(StopReason.TimeLimit, 10, 1000, 2, true)]
    [InlineData(StopReason.TimeLimit, 5, 1000, 1, true)]
    [InlineData(StopReason.TimeLimit, 11, 1000, 2, false)]
    [InlineData(StopReason.TimeLimit, 10, 1001, 2, false)]
    [InlineData(StopReason.TimeLimit, 10, 1000, 3, false)]
    [InlineData(StopReason.TermLimit, 11, 1000, 2, false)]
    [InlineData(StopReason.Exhausted, 99, 9999, 9, true)]
    public void That_nothing_was_found_holds_for_no_more_than_was_tried(StopReason reason, int seconds, long terms, int threads, bool holds)
    {
        Cache.Write(Key, NotFound with { Reason = reason }, Limits);
        Assert.Equal(holds, Cache.Read<AnswerEntry>(Key)!.RulesOut(new SearchOptions { TimeLimit = TimeSpan.FromSeconds(seconds), TermLimit = terms, ThreadCount = threads }));
    }

    [Fact]
    public void A_cancelled_search_says_nothing()
    {
        Cache.Write(Key, NotFound with { Reason = StopReason.Cancelled }, Limits);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_least_used_goes_first_and_other_files_stay()
    {
        var keys = Enumerable.Range(1, 20).Select(i => KeyOf(Specification(i))).ToList();
        foreach (var (key, i) in keys.Select((k, i) => (k, i)))
        {
            Cache.Write(key, Found, Limits);
            System.IO.File.SetLastWriteTimeUtc(Path.Combine(_folder, $"{key.Text}.answer"), new DateTime(2020, 1, 1 + i, 0, 0, 0, DateTimeKind.Utc));
        }

        _ = Cache.Read<AnswerEntry>(keys[0]);
        System.IO.File.WriteAllText(Path.Combine(_folder, "mine.answer"), "");
        System.IO.File.WriteAllText(Path.Combine(_folder, "dead.answer.tmp"), "");
        System.IO.File.SetLastWriteTimeUtc(Path.Combine(_folder, "dead.answer.tmp"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Cache.Trim(limit: 10);
        Assert.Equal([0, 12, 13, 14, 15, 16, 17, 18, 19], Enumerable.Range(0, 20).Where(i => Cache.Read<AnswerEntry>(keys[i]) is not null));
        Assert.True(System.IO.File.Exists(Path.Combine(_folder, "mine.answer")));
        Assert.False(System.IO.File.Exists(Path.Combine(_folder, "dead.answer.tmp")));
    }

    [Fact]
    public void Many_at_once_see_whole_answers_only()
    {
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var cache = Cache;
            if (i % 2 == 0) cache.Write(Key, Found with { BestFit = i }, Limits);
            else if (cache.Read<AnswerEntry>(Key) is { } entry) Assert.Equal(Found.Method!.Text, entry.Text);
            if (i % 50 == 0) cache.Trim(limit: 0);
        });
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp"));
    }

    [Fact]
    public void A_folder_that_cannot_be_used_is_no_fault()
    {
        var file = Path.Combine(_folder, "file");
        System.IO.File.WriteAllText(file, "");
        var cache = new AnswerCache(Path.Combine(file, "below"), "");
        cache.Write(Key, Found, Limits);
        cache.Trim();
        Assert.Null(cache.Read<AnswerEntry>(Key));
    }

    private static AnswerKey KeyOf(Specification specification, SearchOptions? options = null, string setting = "", ImmutableArray<string>? components = null) =>
        AnswerKey.Of(specification, options ?? Limits, setting, components ?? []);

    private static Specification Specification(int result, string name = "F") =>
        new(new Signature(name, [new Parameter("x", typeof(int), "int")], typeof(int), "int"), [new Example([0], result)]);
}
