using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Guides.Features;
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
    [InlineData("{\"Format\":2}")]
    public void Foreign_manifests_are_refused(string manifest)
    {
        File.WriteAllText(Weights, "hello");
        File.WriteAllText(Path.ChangeExtension(Weights, ".json"), manifest);
        Assert.Throws<InvalidDataException>(() => NeuralGuide.Read(Weights));
    }

    [Fact]
    public void Missing_weights_are_refused() => Assert.Throws<InvalidDataException>(() => NeuralGuide.Read(Weights));

    [Fact]
    public void Costs_of_focus_stay_near_the_prior_and_unknown_components_have_one()
    {
        var spec = Reversing("abc", "Nora Q");
        var unknown = Component.Of("TrimQuotes", (string s) => s.Trim('"'));
        var whole = Grammar.For(spec, [unknown], new NeuralGuide(Some(scale: 3)));
        var focused = whole.Focused(whole.Productions.Length, new Dictionary<Component, double>());
        Assert.All(focused.Productions, p => Assert.InRange(p.Cost, Math.Max(1, p.Component.Traits.Cost - 2), p.Component.Traits.Cost + 2));
        Assert.Contains(focused.Productions, p => p.Cost != p.Component.Traits.Cost);
        Assert.Contains(focused.Productions, p => p.Component == unknown);
        Assert.Equal(focused.Constants.OrderBy(c => c.Cost), focused.Constants);
    }

    [Fact]
    public void The_whole_grammar_keeps_the_prior()
    {
        var spec = Reversing("abc", "Nora Q");
        var (guided, uniform) = (Grammar.For(spec, null, new NeuralGuide(Some(scale: 3))), Grammar.For(spec));
        Assert.True(guided.IsGuided && !uniform.IsGuided);
        Assert.Equal(uniform.Productions.Select(p => p.Cost), guided.Productions.Select(p => p.Cost));
        Assert.Equal(uniform.Constants, guided.Constants);
    }

    [Fact]
    public void Without_weights_for_the_examples_the_guide_is_the_prior()
    {
        var spec = Reversing("abc", "Nora Q");
        var guide = new NeuralGuide(new GuideModel(SpecificationFeatures.Length, ["word trim"], []));
        Assert.All(Grammar.For(spec).Productions, p => Assert.Equal(p.Component.Traits.Cost, guide.CostOf(p.Component, spec)));
    }

    [Fact]
    public void Components_and_constants_have_odds_and_scores_even_if_unknown()
    {
        var spec = Reversing("abc", "Nora Q");
        IGuide guide = new NeuralGuide(Some());
        var unknown = Component.Of("TrimQuotes", (string s) => s.Trim('"'));
        var constant = new Constant("zz", typeof(string), 2);
        Assert.NotEqual(0, guide.LogOdds(unknown, spec));
        Assert.True(double.IsFinite(guide.LogOdds(constant, spec)));
        var scorer = guide.ScorerOf([new PlaceChoice(unknown), new PlaceChoice(Variable: typeof(string)), new PlaceChoice(Constant: constant)], spec);
        Assert.NotEqual(scorer(TermPlace.Root)[0], scorer(new TermPlace(unknown, 0))[0]);
        Assert.All(scorer(TermPlace.Root), s => Assert.True(double.IsFinite(s)));
    }

    [Fact]
    public void What_the_examples_add_averages_out_over_the_choices_of_a_type()
    {
        // Ratios of two distributions over the same choices: their mean under the second is one.
        var spec = Reversing("abc", "Nora Q");
        var (model, guide) = (Some(), new NeuralGuide(Some()));
        var grammar = Grammar.For(spec, null, new UniformGuide());
        var choices = grammar.Productions.Where(p => p.Component.ResultType == typeof(string)).Select(p => (p.Component, Vector: model.ChoiceOf(ProductionFeatures.Of(p.Component)))).ToList();
        var signature = model.VectorOf(SpecificationFeatures.Of(spec, signatureOnly: true));
        var weights = choices.ConvertAll(c => Math.Exp(GuideModel.Dot(signature, c.Vector.Vector) + c.Vector.Bias));
        var mean = choices.Zip(weights, (c, w) => w * Math.Exp(guide.LogOdds(c.Component, spec))).Sum() / weights.Sum();
        Assert.Equal(1, mean, 0.05);
    }

    [Theory]
    [InlineData("km", "Text in all results, no arguments, more, end")]
    [InlineData(" ", "Text in all results, some arguments, more")]
    [InlineData("a", "Text in some results, some arguments")]
    [InlineData("zz", "Text in no results, no arguments")]
    [InlineData("4", "Text in some results, some arguments")]
    public void What_the_examples_say_of_a_text_is_told(string text, string expected) => Assert.Equal(expected, SignsOf(text, ("4", "4 km"), ("1 a", "1 a km"))[0]);

    [Fact]
    public void What_the_examples_say_of_a_number_is_told()
    {
        Assert.Equal("Number in all results, no arguments", SignsOf(7, (new[] { 1, 2 }, new[] { 7, 1 }), (Array.Empty<int>(), new[] { 7 }))[0]);
        Assert.Equal("Number in some results, some arguments", SignsOf(1, (new[] { 1, 2 }, new[] { 7, 1 }), (Array.Empty<int>(), new[] { 7 }))[0]);
        Assert.Empty(SignsOf(true, (1, true)));
    }

    [Fact]
    public void Literals_that_the_examples_tell_apart_have_scores_of_their_own()
    {
        string[] words = ["constant String", "constant String word", "Text in more of String"];
        var model = new GuideModel(SpecificationFeatures.Length, [.. words], [ProductionFeatures.Root]);
        model.ChoiceBiases.Values[2] = 1.5f;
        IGuide guide = new NeuralGuide(model);
        var spec = Spec(("4", "4 km"), ("1 a cm", "1 a cm km"));
        double ScoreOf(string text) => guide.ScorerOf([new PlaceChoice(Constant: new Constant(text, typeof(string), 2))], spec)(TermPlace.Root)[0];
        Assert.Equal(1.5, ScoreOf("km") - ScoreOf("cm"), 1e-6);
        Assert.Equal(ScoreOf("mm"), ScoreOf("cm"), 1e-6);
    }

    [Fact]
    public void The_uniform_guide_sees_no_evidence()
    {
        IGuide guide = new UniformGuide();
        var component = Component.Of("TrimQuotes", (string s) => s.Trim('"'));
        Assert.Equal(0, guide.LogOdds(component, Reversing("abc")));
        Assert.Equal(-component.Traits.Cost, guide.ScorerOf([new PlaceChoice(component)], Reversing("abc"))(TermPlace.Root).Single());
    }

    private static Specification Reversing(params string[] texts) => new(
        new Signature("F", [new Parameter("s", typeof(string), "string")], typeof(string), "string"),
        [.. texts.Select(t => new Example([t], string.Concat(t.Reverse())))]);

    private static string[] SignsOf<TArgument, TResult>(object value, params (TArgument Argument, TResult Result)[] rows) =>
        [.. ConstantSigns.Of(Spec(rows)).Of(new Constant(value, value.GetType(), 2))];

    private static Specification Spec<TArgument, TResult>(params (TArgument Argument, TResult Result)[] rows) => new(
        new Signature("F", [new Parameter("x", typeof(TArgument), "x")], typeof(TResult), "y"), [.. rows.Select(r => new Example([r.Argument], r.Result))]);

    private static GuideModel Some(float scale = 0.1f)
    {
        var words = ImmutableArray.Create("word trim", "result String", "takes String", "arity 1", "arity 2", "constant Char");
        var model = new GuideModel(SpecificationFeatures.Length, words, [ProductionFeatures.Root, "arity 1 @0"]);
        var random = new Random(1);
        foreach (var tensor in model.Tensors)
        {
            for (var i = 0; i < tensor.Values.Length; i++) tensor.Values[i] = (random.NextSingle() - 0.5f) * scale;
        }

        return model;
    }
}
