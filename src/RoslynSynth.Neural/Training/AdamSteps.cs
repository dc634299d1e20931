using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoslynSynth.Neural.Training;

/// <summary>Adam (Kingma and Ba, 2015), with all scalars held: see <see cref="GuideNetwork"/> why TorchSharp's own can't be used.</summary>
internal sealed class AdamSteps : IDisposable
{
    private const double First = 0.9;
    private const double Second = 0.999;
    private readonly Scalar _first = First.ToScalar();
    private readonly Scalar _restOfFirst = (1 - First).ToScalar();
    private readonly Scalar _second = Second.ToScalar();
    private readonly Scalar _restOfSecond = (1 - Second).ToScalar();
    private readonly Scalar _one = 1.0.ToScalar();
    private readonly Tensor _least;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly Tensor[] _means;
    private readonly Tensor[] _squares;

    public AdamSteps(IReadOnlyList<Parameter> parameters)
    {
        _parameters = parameters;
        _least = tensor(1e-8f, device: parameters[0].device);
        _means = [.. parameters.Select(p => zeros_like(p).DetachFromDisposeScope())];
        _squares = [.. parameters.Select(p => zeros_like(p).DetachFromDisposeScope())];
    }

    /// <summary>Steps taken.</summary>
    public int Count { get; private set; }

    /// <summary>Means of slopes, then of their squares.</summary>
    public IEnumerable<Tensor> State => _means.Concat(_squares);

    /// <summary>One step down the slopes, which are cleared.</summary>
    public void Step(double rate)
    {
        Count++;
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var length = (-rate * Math.Sqrt(1 - Math.Pow(Second, Count)) / (1 - Math.Pow(First, Count))).ToScalar();
        for (var i = 0; i < _parameters.Count; i++)
        {
            if (_parameters[i].grad is not { } slope) continue;
            _means[i].mul_(_first).add_(slope, _restOfFirst);
            _squares[i].mul_(_second).addcmul_(slope, slope, _restOfSecond);
            _parameters[i].addcdiv_(_means[i], _squares[i].sqrt().add_(_least, _one), length);
            slope.zero_();
        }
    }

    /// <summary>Goes on from what <see cref="State"/> and <see cref="Count"/> were.</summary>
    public void Load(int count, IReadOnlyList<float[]> state)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        Count = count;
        foreach (var (tensor, values) in State.Zip(state)) tensor.copy_(torch.tensor(values, device: tensor.device).reshape(tensor.shape));
    }

    public void Dispose()
    {
        _least.Dispose();
        foreach (var tensor in State) tensor.Dispose();
        foreach (var scalar in new[] { _first, _restOfFirst, _second, _restOfSecond, _one }) scalar.Dispose();
    }
}
