using RoslynSynth.Guides;
using RoslynSynth.Guides.Features;
using RoslynSynth.Neural.Training;
using TorchSharp;
using Xunit;

namespace RoslynSynth.Neural.Tests;

/// <summary>What training promises: it learns, the seed decides all, and what was trained is what the tool runs.</summary>
public sealed class TrainingTests
{
    private static readonly TrainingOptions Options = new() { PassLimit = 2, BatchSize = 64 };

    [Fact]
    public void Training_lowers_the_loss_and_is_the_same_for_the_same_seed()
    {
        using var first = new GuideTrainer(SmallTasks.Shared, Options);
        using var second = new GuideTrainer(SmallTasks.Shared, Options);
        var losses = Passes(first, 2);
        Passes(second, 2);
        Assert.True(losses[1] < losses[0]);
        AssertSame(first, second);
    }

    [Fact]
    public void A_resumed_run_takes_the_same_way()
    {
        using var whole = new GuideTrainer(SmallTasks.Shared, Options);
        using var begun = new GuideTrainer(SmallTasks.Shared, Options);
        using var resumed = new GuideTrainer(SmallTasks.Shared, Options);
        Passes(whole, 2);
        Passes(begun, 1);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) begun.Save(writer);
        stream.Position = 0;
        using (var reader = new BinaryReader(stream)) resumed.Load(reader);
        Assert.Equal(begun.Passes, resumed.Passes);
        Passes(resumed, 1);
        AssertSame(whole, resumed);
        Assert.True(resumed.IsDone);
    }

    [Fact]
    public void A_checkpoint_of_another_seed_is_refused()
    {
        using var trainer = new GuideTrainer(SmallTasks.Shared, Options);
        using var other = new GuideTrainer(SmallTasks.Shared, Options with { Seed = 2 });
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) trainer.Save(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        Assert.Throws<InvalidDataException>(() => other.Load(reader));
    }

    [Fact]
    public void TorchSharp_and_plain_code_give_the_same_scores()
    {
        var tasks = SmallTasks.Shared;
        using var trainer = new GuideTrainer(tasks, Options);
        Passes(trainer, 1);
        var model = trainer.ToModel();
        int[] numbers = [.. tasks.HeldBack.Take(40)];
        var batch = Batch.Of(tasks, numbers, default, new Random(1));
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        var compared = 0;
        foreach (var (scores, group) in trainer.Network.ScoresOf(tasks, batch).Zip(batch.Groups))
        {
            var (start, count) = tasks.Types[group.Type];
            var all = scores.data<float>().ToArray();
            for (var node = 0; node < group.Targets.Count; node++)
            {
                var vector = model.VectorOf(batch.Features.AsSpan((int)group.Tasks[node] * SpecificationFeatures.Length, SpecificationFeatures.Length));
                var place = PlaceOf(model, group.Places, node);
                for (var c = 0; c < count; c++)
                {
                    if (!group.MaskRows[(int)group.Masks[node]][c]) continue;
                    var choice = model.ChoiceOf(tasks.WordsOf[start + c].Select(w => model.Words[w]));
                    var expected = GuideModel.Score(GuideModel.Seen(vector, place), place, choice);
                    Assert.Equal(expected, all[(node * count) + c], 1e-5f * Math.Max(1, Math.Abs(expected)));
                    compared++;
                }
            }
        }

        Assert.True(compared > 1000);
    }

    [Fact]
    public void Measures_of_a_network_that_knows_nothing_are_those_of_chance()
    {
        using var network = new GuideNetwork(SmallTasks.Shared.Shape, 1, torch.CPU);
        network.Load([.. network.Values().Select(v => new float[v.Length])]);
        var measures = Measures.Of(network, SmallTasks.Shared, SmallTasks.Shared.HeldBack, default);
        Assert.InRange(measures.Loss, 0.5, 5);
        Assert.InRange(measures.FirstTen, measures.First, 1);
    }

    [Fact]
    public void Cuda_where_there_is_none_is_one_clear_message()
    {
        Assert.SkipWhen(torch.cuda.is_available(), "This machine has CUDA.");
        var paths = new TrainerPaths("none.tasks", "none.safetensors", false, "cuda", 1);
        Assert.Contains("--device cpu", Assert.Throws<InvalidDataException>(() => TrainerProgram.Run(paths, Options, TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void Files_that_are_no_tasks_are_refused()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "something else");
        Assert.DoesNotContain('\n', Assert.Throws<InvalidDataException>(() => TrainerProgram.Run(new TrainerPaths(path, "none.safetensors", false, "cpu", 1), Options, TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken)).Message);
        File.Delete(path);
    }

    [Fact]
    public void The_curve_is_well_formed()
    {
        var measures = new Measures(2, 0.4, 0.9, 0.01);
        var svg = TrainingTable.CurveOf([new TrainingPass(1, 3, measures, measures), new TrainingPass(2, 2.5, measures, measures)]);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(svg).Root!.Name.LocalName);
    }

    private static List<double> Passes(GuideTrainer trainer, int count) => [.. Enumerable.Range(0, count).Select(_ => trainer.RunPass(default).Loss)];

    private static void AssertSame(GuideTrainer a, GuideTrainer b) => Assert.All(a.Network.Values().Zip(b.Network.Values()), p => Assert.Equal(p.First, p.Second));

    private static float[] PlaceOf(GuideModel model, Bag places, int node)
    {
        var end = node + 1 < places.Starts.Count ? (int)places.Starts[node + 1] : places.Words.Count;
        return model.PlaceOf(places.Words[(int)places.Starts[node]..end].Select(w => model.PlaceWords[(int)w]));
    }
}
