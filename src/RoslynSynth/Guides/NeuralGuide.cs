using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Guides.Features;
using RoslynSynth.Specifications;

namespace RoslynSynth.Guides;

/// <summary>
/// Moves the prior costs by what the examples say: a production that they make more likely than the signature alone does becomes cheaper, one that they
/// speak against becomes dearer. The shift of a cost is bounded, so that nothing gets out of reach. See docs/decisions/0030-the-guide-shifts-prior-costs.md.
/// </summary>
public sealed class NeuralGuide : IGuide
{
    private const int MostCheaper = 2;
    private const int MostDearer = 2;

    /// <summary>Examples that the usual grammar's constants are looked for in: mining many would take longer than the network.</summary>
    private const int SampleSize = 4;

    private readonly GuideModel _model;
    private readonly ConditionalWeakTable<Specification, Reading> _readings = [];
    private readonly ConditionalWeakTable<Component, ChoiceVector> _components = [];
    private readonly ConcurrentDictionary<string, ChoiceVector> _constants = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, ChoiceVector> _variables = [];
    private readonly ConcurrentDictionary<TermPlace, float[]> _places = [];

    internal NeuralGuide(GuideModel model) => _model = model;

    /// <summary>Reads weights from a safetensors file with its manifest beside it.</summary>
    /// <exception cref="InvalidDataException">The file can't be used; the message says why, in one line.</exception>
    public static NeuralGuide Read(string path) => new(GuideFile.Read(path));

    /// <inheritdoc/>
    public int CostOf(Component component, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(component);
        return Shifted(component.Traits.Cost, LogOdds(component, specification));
    }

    /// <inheritdoc/>
    public int CostOf(Constant constant, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(constant);
        return Shifted(constant.Cost, LogOdds(constant, specification));
    }

    /// <inheritdoc/>
    public double LogOdds(Component component, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(component);
        return ReadingOf(specification).LogOdds(component.ResultType, ChoiceOf(component));
    }

    /// <inheritdoc/>
    public double LogOdds(Constant constant, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(constant);
        var reading = ReadingOf(specification);
        return reading.LogOdds(constant.Type, ChoiceOf(constant, reading.Signs));
    }

    /// <inheritdoc/>
    public Func<TermPlace, double[]> ScorerOf(ImmutableArray<PlaceChoice> choices, Specification specification)
    {
        var reading = ReadingOf(specification);
        ChoiceVector[] vectors = [.. choices.Select(c => c.Component is { } component ? ChoiceOf(component) : c.Constant is { } constant ? ChoiceOf(constant, reading.Signs) : ChoiceOf(c.Variable!))];
        return place =>
        {
            var at = VectorOf(place);
            var seen = GuideModel.Seen(reading.Whole, at);
            return Array.ConvertAll(vectors, v => (double)GuideModel.Score(seen, at, v));
        };
    }

    private float[] VectorOf(TermPlace place) => _places.GetOrAdd(place, p => _model.PlaceOf(ProductionFeatures.Of(p)));

    /// <summary>One unit of cost for each nat.</summary>
    private static int Shifted(int prior, double odds) => Math.Max(1, prior - (int)Math.Clamp(Math.Round(odds), -MostDearer, MostCheaper));

    private ChoiceVector ChoiceOf(Component component) => _components.GetValue(component, c => _model.ChoiceOf(ProductionFeatures.Of(c)));

    private ChoiceVector ChoiceOf(Constant constant, ConstantSigns signs)
    {
        string[] features = [.. ProductionFeatures.Of(constant, signs)];
        return _constants.GetOrAdd(features[0], _ => _model.ChoiceOf(features));
    }

    private ChoiceVector ChoiceOf(Type variable) => _variables.GetOrAdd(variable, t => _model.ChoiceOf(ProductionFeatures.Of(t)));

    private Reading ReadingOf(Specification specification) => _readings.GetValue(specification, Read);

    /// <summary>Runs the network, and over the usual grammar of the signature, which is what probabilities are measured against.</summary>
    private Reading Read(Specification specification)
    {
        var sample = specification with { Examples = [.. specification.Examples.Take(SampleSize)] };
        var grammar = Grammar.Of(sample, ComponentCatalogue.For(specification), new UniformGuide());
        var signs = ConstantSigns.Of(specification);
        var choices = grammar.Productions.Select(p => (Type: p.Component.ResultType, Choice: ChoiceOf(p.Component)))
            .Concat(grammar.Constants.DistinctBy(c => ProductionFeatures.KeyOf(c, signs)).Select(c => (c.Type, Choice: ChoiceOf(c, signs))))
            .Concat(specification.Signature.Parameters.Select(p => CanonicalTypes.Of(p.Type)).Distinct().Select(t => (Type: t, Choice: ChoiceOf(t))));
        return new Reading(
            signs, _model.VectorOf(SpecificationFeatures.Of(specification)), _model.VectorOf(SpecificationFeatures.Of(specification, signatureOnly: true)), choices.ToLookup(c => c.Type, c => c.Choice));
    }

    /// <summary>What the network makes of a specification: its vector, that of its signature alone, and for each type the sums that turn scores into probabilities.</summary>
    private sealed class Reading(ConstantSigns signs, float[] whole, float[] signature, ILookup<Type, ChoiceVector> choices)
    {
        private readonly Dictionary<Type, double> _shifts = choices.ToDictionary(g => g.Key, g => LogSum(g, whole) - LogSum(g, signature));

        /// <summary>The specification's vector.</summary>
        public float[] Whole => whole;

        /// <summary>What its examples say of literals.</summary>
        public ConstantSigns Signs => signs;

        public double LogOdds(Type type, ChoiceVector choice) =>
            GuideModel.Dot(whole, choice.Vector) - GuideModel.Dot(signature, choice.Vector) - _shifts.GetValueOrDefault(type);

        private static double LogSum(IEnumerable<ChoiceVector> choices, float[] vector)
        {
            var scores = choices.Select(c => (double)GuideModel.Dot(vector, c.Vector) + c.Bias).ToList();
            var most = scores.Max();
            return most + Math.Log(scores.Sum(s => Math.Exp(s - most)));
        }
    }
}
