using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Guides.Features;
using RoslynSynth.Learning;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;
using Xunit;

namespace RoslynSynth.Tests.Learning;

/// <summary>What drawing promises: the seed decides all, a file that was cut off ends as if it had not been, and no known task is drawn.</summary>
public sealed class TaskDrawingTests : IDisposable
{
    private const int Count = 150;
    private static readonly Lazy<byte[]> Whole = new(Drawn);
    private readonly string _folder = Directory.CreateTempSubdirectory("tasks").FullName;

    private string Tasks => Path.Combine(_folder, "guide.tasks");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(1000)]
    [InlineData(-1)]
    public void A_file_that_was_cut_off_ends_with_the_same_bytes(int length)
    {
        File.WriteAllBytes(Tasks, Whole.Value[..(length < 0 ? Whole.Value.Length + length : length)]);
        TaskDrawing.Run(Tasks, new DrawOptions { Count = Count, ThreadCount = 1 }, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(Whole.Value, File.ReadAllBytes(Tasks));
    }

    [Fact]
    public void A_damaged_block_and_what_follows_are_drawn_again()
    {
        var bytes = (byte[])Whole.Value.Clone();
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(Tasks, bytes);
        TaskDrawing.Run(Tasks, new DrawOptions { Count = Count }, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(Whole.Value, File.ReadAllBytes(Tasks));
    }

    [Fact]
    public void A_file_of_another_seed_or_of_something_else_is_left_alone()
    {
        File.WriteAllBytes(Tasks, Whole.Value);
        Assert.Throws<InvalidDataException>(() => TaskDrawing.Run(Tasks, new DrawOptions { Count = Count, Seed = 2 }, _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal(Whole.Value, File.ReadAllBytes(Tasks));
        File.WriteAllText(Tasks, "My notes, which are longer than the header of a file of tasks.");
        Assert.Throws<InvalidDataException>(() => TaskDrawing.Run(Tasks, new DrawOptions { Count = Count }, _ => { }, TestContext.Current.CancellationToken));
        Assert.StartsWith("My notes", File.ReadAllText(Tasks));
    }

    [Fact]
    public void A_file_drawn_with_other_values_is_left_alone()
    {
        File.WriteAllBytes(Tasks, Whole.Value);
        Assert.Throws<InvalidDataException>(() => TaskDrawing.Run(Tasks, new DrawOptions { Count = Count, Pool = Pool(41) }, _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal(Whole.Value, File.ReadAllBytes(Tasks));
    }

    [Fact]
    public void Some_columns_and_not_all_are_of_the_values_given()
    {
        var sampler = new InputSampler(new Random(1), Pool(4_100, 4_200));
        var columns = Enumerable.Range(0, 400).Select(_ => sampler.Column(typeof(int), 5)).ToList();
        var pooled = columns.Where(c => c.All(v => v is 4_100 or 4_200)).ToList();
        Assert.InRange(pooled.Count, 20, 100);
        Assert.Contains(pooled, c => c.Distinct().Count() == 2);
        Assert.DoesNotContain(columns.Except(pooled), c => c.Any(v => v is 4_100 or 4_200));
    }

    [Fact]
    public void Tasks_come_back_as_they_were_drawn()
    {
        var (draws, file) = (Read(Whole.Value), new TaskSampler(1, new KnownTasks([]), ImmutableDictionary<Type, ImmutableArray<object>>.Empty));
        Assert.All(draws, d => Assert.Equal(Text(file.Draw(d.Number)), Text(d)));
        Assert.True(draws.Sum(d => d.Tasks.Length) >= Count);
        static string Text(SampledDraw draw) => string.Join('\n', draw.Tasks.Select(t => $"{string.Join(' ', t.Places)} {string.Join(' ', t.Values)} {string.Join(' ', t.Constants)} {string.Join(' ', t.Nodes)}")) + string.Join('|', draw.Choices.Select(c => c.Key));
    }

    [Fact]
    public void Every_node_is_of_the_choices_and_below_one_of_them()
    {
        Assert.All(Read(Whole.Value).SelectMany(d => d.Tasks.Select(t => (d, t))), p =>
        {
            Assert.Equal(-1, p.t.Nodes[0].Parent);
            Assert.All(p.t.Nodes.Skip(1), n => Assert.InRange(n.Parent, 0, p.d.Choices.Length - 1));
            Assert.All(p.t.Nodes.Where(n => p.d.Choices[n.Choice].IsVariable), n => Assert.True(n.HasVariable));
            Assert.All(p.t.Nodes.Where(n => p.d.Choices[n.Choice].IsConstant), n => Assert.Contains((ushort)n.Choice, p.t.Constants));
            Assert.All(p.t.Constants, c => Assert.True(p.d.Choices[c].IsConstant));
            Assert.All(p.t.Places, place => Assert.InRange(place, 0, SpecificationFeatures.Length - 1));
        });
    }

    [Fact]
    public void A_term_that_does_what_a_known_task_wants_is_told_whatever_it_looks_like()
    {
        var (store, x) = (new ValueStore(), new Variable("x", typeof(int[])));
        var known = new KnownTasks([Wanting(v => [.. v.Reverse()]), Wanting(v => [.. v.Skip(1)])]).For([x], typeof(int[]), store);
        Term Apply(string name, params Term[] arguments) => new ApplyTerm(
            ComponentCatalogue.For(new HashSet<Type> { typeof(int), typeof(bool), typeof(int[]) }).First(c => c.Name == name && c.ParameterTypes[0] == typeof(int[]) && c.ResultType == typeof(int[])), [.. arguments]);
        var variable = new VariableTerm(x);
        Assert.True(known.Holds(Apply("Reverse", variable)));
        Assert.True(known.Holds(Apply("Reverse", Apply("Skip", variable, new ConstantTerm(0, typeof(int))))));
        Assert.True(known.Holds(Apply("Skip", variable, new ConstantTerm(1, typeof(int)))));
        Assert.False(known.Holds(Apply("Order", variable)));
        Assert.False(known.Holds(Apply("Skip", variable, new ConstantTerm(2, typeof(int)))));
        Assert.False(new KnownTasks([Wanting(v => v)]).For([new Variable("x", typeof(string))], typeof(int[]), store).Holds(new ConstantTerm(new[] { 1 }, typeof(int[]))));
    }

    private static ImmutableDictionary<Type, ImmutableArray<object>> Pool(params int[] values) =>
        ImmutableDictionary<Type, ImmutableArray<object>>.Empty.Add(typeof(int), [.. values.Cast<object>()]);

    private static Specification Wanting(Func<int[], int[]> function) => new(
        new Signature("F", [new Parameter("x", typeof(List<int>), "List<int>")], typeof(List<int>), "List<int>"),
        [.. new int[][] { [1, 2, 3], [4, 4, 0, 7], [], [9, -2] }.Select(x => new Example([x.ToList()], function(x).ToList()))]);

    private static List<SampledDraw> Read(byte[] file)
    {
        var draws = new List<SampledDraw>();
        new TaskFile().Read(new MemoryStream(file), (d, _, _) => draws.Add(d));
        return draws;
    }

    private static byte[] Drawn()
    {
        var path = Path.GetTempFileName();
        try
        {
            TaskDrawing.Run(path, new DrawOptions { Count = Count }, _ => { }, CancellationToken.None);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
