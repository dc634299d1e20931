using RoslynSynth.Guides;
using RoslynSynth.Guides.Features;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoslynSynth.Neural.Training;

/// <summary>
/// The network of <see cref="GuideModel"/> in TorchSharp, where it can be trained. Only operations that take no scalar are used, not even <c>a + b</c>: TorchSharp 0.107 makes a
/// scalar object for each call and lets go of it at once, and where the collector runs in that moment, the library reads freed memory (seen here after some thousand steps).
/// </summary>
internal sealed class GuideNetwork : IDisposable
{
    private const float Impossible = -1e9f;
    private const int ChoiceColumns = GuideModel.VectorCount + GuideModel.PlaceCount + 1;
    private readonly GuideModel _shape;
    private readonly Device _device;
    private readonly Parameter[] _layers;
    private readonly EmbeddingBag _choices;
    private readonly EmbeddingBag _places;
    private readonly Tensor _impossible;

    public GuideNetwork(GuideModel shape, int seed, Device device)
    {
        (_shape, _device) = (shape, device);
        var random = new System.Random(seed);
        _layers = [.. shape.Tensors[..6].Select(t => new Parameter(Drawn(random, t.RowCount, t.ColumnCount, ScaleOf(t)).to(device)))];
        _impossible = tensor(Impossible, device: device);
        _choices = nn.EmbeddingBag(shape.Words.Length, ChoiceColumns, mode: EmbeddingBagMode.Sum);
        _places = nn.EmbeddingBag(shape.PlaceWords.Length, GuideModel.PlaceCount + GuideModel.VectorCount, mode: EmbeddingBagMode.Sum);
        _choices.weight = new Parameter(Drawn(random, shape.Words.Length, ChoiceColumns, 0.1f).to(device));
        _places.weight = new Parameter(Drawn(random, shape.PlaceWords.Length, GuideModel.PlaceCount + GuideModel.VectorCount, 0.1f).to(device));
    }

    /// <summary>All that is trained, in a fixed order.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. _layers, _choices.weight!, _places.weight!];

    /// <summary>The scores of each group's choices at each of its nodes; what can't be chosen is far below the rest.</summary>
    public List<Tensor> ScoresOf(TaskSet tasks, Batch batch)
    {
        var features = tensor(batch.Features, device: _device).reshape(-1, SpecificationFeatures.Length);
        var specifications = VectorsOf(features);
        var choices = Pooled(_choices, batch.Choices);
        return batch.Groups.ConvertAll(group =>
        {
            var (start, count) = tasks.Types[group.Type];
            var own = choices.narrow(0, start, count);
            var whole = specifications.index_select(0, Numbers(group.Tasks));
            var places = Pooled(_places, group.Places);
            var weighed = whole.mul(places.narrow(1, GuideModel.PlaceCount, GuideModel.VectorCount));
            var nodes = cat([weighed, whole, places.narrow(1, 0, GuideModel.PlaceCount), ones(group.Tasks.Count, 1, device: _device)], 1);
            var masks = tensor(group.MaskRows.SelectMany(r => r).ToArray(), device: _device).reshape(-1, count);
            return where(masks.index_select(0, Numbers(group.Masks)), nodes.mm(cat([own.narrow(1, 0, GuideModel.VectorCount), own], 1).t()), _impossible);
        });
    }

    /// <summary>What was chosen at a group's nodes.</summary>
    public Tensor TargetsOf(NodeGroup group) => Numbers(group.Targets);

    /// <summary>Vectors of specifications, from their features.</summary>
    public Tensor VectorsOf(Tensor features)
    {
        var hidden = nn.functional.relu(addmm(_layers[1], features, _layers[0], 1, 1));
        var middle = nn.functional.relu(addmm(_layers[3], hidden, _layers[2], 1, 1));
        return addmm(_layers[5], middle, _layers[4], 1, 1);
    }

    /// <summary>The weights as the plain network takes them.</summary>
    public GuideModel ToModel()
    {
        using var scope = NewDisposeScope();
        var model = new GuideModel(SpecificationFeatures.Length, _shape.Words, _shape.PlaceWords);
        for (var i = 0; i < _layers.Length; i++) Copy(_layers[i], model.Tensors[i]);
        Copy(_choices.weight!.narrow(1, 0, GuideModel.VectorCount), model.ChoiceVectors);
        Copy(_choices.weight!.narrow(1, GuideModel.VectorCount, GuideModel.PlaceCount), model.ChoicePlaces);
        Copy(_choices.weight!.narrow(1, ChoiceColumns - 1, 1), model.ChoiceBiases);
        Copy(_places.weight!, model.PlaceVectors);
        return model;
    }

    public void Dispose()
    {
        foreach (var layer in _layers) layer.Dispose();
        _choices.Dispose();
        _places.Dispose();
        _impossible.Dispose();
    }

    /// <summary>Copies of all weights, in the order of <see cref="Parameters"/>.</summary>
    public List<float[]> Values() => [.. Parameters.Select(ValuesOf)];

    /// <summary>A copy of a tensor's values.</summary>
    public static float[] ValuesOf(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().contiguous().cpu().data<float>().ToArray();
    }

    /// <summary>Takes over weights.</summary>
    public void Load(IReadOnlyList<float[]> values)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        for (var i = 0; i < values.Count; i++) Parameters[i].copy_(tensor(values[i], device: _device).reshape(Parameters[i].shape));
    }

    private Tensor Pooled(EmbeddingBag bag, Bag words)
    {
        // A bag without any word at all is no bag to TorchSharp.
        if (words.Words.Count == 0) return zeros(words.Starts.Count, bag.weight!.shape[1], device: _device);
        return bag.call(Numbers(words.Words), Numbers(words.Starts));
    }

    private Tensor Numbers(List<long> numbers) => tensor(numbers.ToArray(), device: _device);

    private static float ScaleOf(GuideTensor tensor) =>
        tensor.RowCount == 1 ? 0 : MathF.Sqrt(3f / (tensor.RowCount == SpecificationFeatures.Length ? 100 : tensor.RowCount));

    private static Tensor Drawn(System.Random random, int rows, int columns, float scale) =>
        tensor(Enumerable.Range(0, rows * columns).Select(_ => ((2 * random.NextSingle()) - 1) * scale).ToArray()).reshape(rows, columns);

    private static void Copy(Tensor from, GuideTensor to) => ValuesOf(from).CopyTo(to.Values, 0);
}
