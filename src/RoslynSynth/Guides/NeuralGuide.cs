using System.Runtime.CompilerServices;
using RoslynSynth.Grammars;
using RoslynSynth.Guides.Features;
using RoslynSynth.Specifications;

namespace RoslynSynth.Guides;

/// <summary>
/// Moves the prior costs by what the examples say: a production that they make more likely than the signature alone does becomes cheaper, one that they
/// speak against becomes dearer. The shift is bounded, so that nothing gets out of reach. See docs/decisions/0030-the-guide-shifts-prior-costs.md.
/// </summary>
public sealed class NeuralGuide : IGuide
{
    private const int MostCheaper = 1;
    private const int MostDearer = 2;

    private readonly GuideModel _model;
    private readonly float _step;
    private readonly ConditionalWeakTable<Specification, float[]> _evidence = [];

    internal NeuralGuide(GuideModel model, float step = 1.5f) => (_model, _step) = (model, step);

    /// <summary>Reads weights from a safetensors file with its manifest beside it.</summary>
    /// <exception cref="InvalidDataException">The file can't be used; the message says why, in one line.</exception>
    public static NeuralGuide Read(string path) => new(GuideFile.Read(path));

    /// <inheritdoc/>
    public int CostOf(Component component, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(component);
        return Shifted(component.Traits.Cost, ProductionFeatures.Of(component), specification);
    }

    /// <inheritdoc/>
    public int CostOf(Constant constant, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(constant);
        return Shifted(constant.Cost, ProductionFeatures.Of(constant), specification);
    }

    /// <inheritdoc/>
    public double LogOdds(Component component, Specification specification)
    {
        ArgumentNullException.ThrowIfNull(component);
        return _model.Score(_evidence.GetValue(specification, EvidenceOf), _model.PlacesOf(ProductionFeatures.Of(component)));
    }

    private int Shifted(int prior, IEnumerable<string> features, Specification specification)
    {
        var evidence = _evidence.GetValue(specification, EvidenceOf);
        var shift = -_model.Score(evidence, _model.PlacesOf(features)) / _step;
        return Math.Max(1, prior + (int)Math.Clamp(MathF.Round(shift), -MostCheaper, MostDearer));
    }

    /// <summary>What the examples add to the signature: the difference of the two vectors.</summary>
    private float[] EvidenceOf(Specification specification)
    {
        var evidence = _model.VectorOf(SpecificationFeatures.Of(specification));
        GuideModel.AddScaled(evidence, _model.VectorOf(SpecificationFeatures.Of(specification, signatureOnly: true)), -1);
        return evidence;
    }
}
