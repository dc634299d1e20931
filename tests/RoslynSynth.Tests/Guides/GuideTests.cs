using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Guides.Features;
using RoslynSynth.Learning;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Tests.Guides;

/// <summary>What the neural guide promises: bounded costs, no order of examples, nothing trusted that lies on the disk.</summary>
public sealed class GuideTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guide").FullName;

    private string Weights => Path.Combine(_folder, "guide.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_order_of_examples_does_not_matter()
    {
        var spec = Reversing("abc", "Nora Q", "x-1");
        var turned = spec with { Examples = [.. spec.Examples.Reverse()] };
        var (first, second) = (SpecificationFeatures.Of(spec), SpecificationFeatures.Of(turned));
        Assert.All(first.Zip(second), p => Assert.Equal(p.First, p.Second, 1e-6f));
    }

    [Fact]
    public void Weights_come_back_as_they_were_written()
    {
        var model = Some();
        GuideFile.Write(model, Weights);
        Assert.All(GuideFile.Read(Weights).Tensors.Zip(model.Tensors), p => Assert.Equal(p.Second.Values, p.First.Values));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(5000)]
    public void Truncated_weights_are_refused(int length)
    {
        GuideFile.Write(Some(), Weights);
        File.WriteAllBytes(Weights, File.ReadAllBytes(Weights)[..length]);
        Assert.DoesNotContain('\n', Assert.Throws<InvalidDataException>(() => NeuralGuide.Read(Weights)).Message);
    }

    [Fact]
    public void Changed_weights_are_refused()
    {
        GuideFile.Write(Some(), Weights);
        var bytes = File.ReadAllBytes(Weights);
        bytes[^1] ^= 1;
        File.WriteAllBytes(Weights, bytes);
        Assert.Contains("checksum", Assert.Throws<InvalidDataException>(() => NeuralGuide.Read(Weights)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"Format\":1,\"Inputs\":3,\"Sha256\":\"\",\"Vocabulary\":[]}")]
    [InlineData("{\"Format\":1}")]
    public void Foreign_manifests_are_refused(string manifest)
    {
        File.WriteAllText(Weights, "hello");
        File.WriteAllText(Path.ChangeExtension(Weights, ".json"), manifest);
        Assert.Throws<InvalidDataException>(() => NeuralGuide.Read(Weights));
    }

    [Fact]
    public void Missing_weights_are_refused() => Assert.Throws<InvalidDataException>(() => NeuralGuide.Read(Weights));

    [Fact]
    public void Costs_stay_near_the_prior_and_unknown_components_have_one()
    {
        var spec = Reversing("abc", "Nora Q");
        var unknown = Component.Of("TrimQuotes", (string s) => s.Trim('"'));
        var guide = new NeuralGuide(Some(scale: 3));
        var grammar = Grammar.For(spec, [unknown], guide);
        Assert.All(grammar.Productions, p => Assert.InRange(p.Cost, Math.Max(1, p.Component.Traits.Cost - 1), p.Component.Traits.Cost + 2));
        Assert.Contains(grammar.Productions, p => p.Component == unknown);
        Assert.Equal(grammar.Constants.OrderBy(c => c.Cost), grammar.Constants);
    }

    [Fact]
    public void Without_weights_for_the_examples_the_guide_is_the_prior()
    {
        var spec = Reversing("abc", "Nora Q");
        var guide = new NeuralGuide(new GuideModel(SpecificationFeatures.Length, ["word trim"]));
        Assert.All(Grammar.For(spec, null, guide).Productions, p => Assert.Equal(p.Component.Traits.Cost, p.Cost));
    }

    [Fact]
    public void A_draw_is_the_same_for_the_same_seed_and_its_programs_are_of_its_choices()
    {
        var (tasks, again) = (TaskSampler.Draw(5, 1), TaskSampler.Draw(5, 1));
        Assert.NotEmpty(tasks);
        Assert.Equal(tasks.Select(t => string.Join(' ', t.Used)), again.Select(t => string.Join(' ', t.Used)));
        Assert.All(tasks, t => Assert.NotEmpty(t.Used));
    }

    [Fact]
    public void Training_lowers_the_loss_and_is_the_same_for_the_same_seed()
    {
        var tasks = Enumerable.Range(0, 4).SelectMany(i => TaskSampler.Draw(i, 1)).ToList();
        var (first, second) = (new GuideTrainer(tasks, 1), new GuideTrainer(tasks, 1));
        var losses = Enumerable.Range(1, 3).Select(e => first.Run(e, 2e-3f).TrainLoss).ToList();
        for (var epoch = 1; epoch <= 3; epoch++) second.Run(epoch, 2e-3f);
        Assert.True(losses[2] < losses[0]);
        Assert.Equal(first.Model.Input.Values, second.Model.Input.Values);
    }

    private static Specification Reversing(params string[] texts) => new(
        new Signature("F", [new Parameter("s", typeof(string), "string")], typeof(string), "string"),
        [.. texts.Select(t => new Example([t], string.Concat(t.Reverse())))]);

    private static GuideModel Some(float scale = 0.1f)
    {
        var words = ImmutableArray.Create("word trim", "result String", "takes String", "arity 1", "arity 2", "constant Char");
        var model = new GuideModel(SpecificationFeatures.Length, words);
        var random = new Random(1);
        foreach (var tensor in model.Tensors)
        {
            for (var i = 0; i < tensor.Values.Length; i++) tensor.Values[i] = (random.NextSingle() - 0.5f) * scale;
        }

        return model;
    }
}
