using System.Collections.Immutable;
using RoslynSynth.Guides;
using RoslynSynth.Guides.Features;

namespace RoslynSynth.Learning;

/// <summary>What a pass over the tasks came to.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainLoss">Mean cross-entropy of one choice, in nats, on what was trained on.</param>
/// <param name="ValidationLoss">The same on what was held back.</param>
/// <param name="CalibrationError">Expected calibration error on what was held back.</param>
/// <param name="Precision">How many of as many guesses as a program has parts are among its parts, on what was held back.</param>
public sealed record TrainingEpoch(int Epoch, double TrainLoss, double ValidationLoss, double CalibrationError, double Precision);

/// <summary>
/// Trains the guide: Adam on the cross-entropy of "does the program use it". Some tasks show their signature only, so the network also knows what the examples
/// add; some productions are shown without their own name, so it can judge those that it has never seen.
/// </summary>
internal sealed class GuideTrainer
{
    private const int BatchSize = 128;
    private const double SignatureOnly = 0.15;
    private const double Nameless = 0.15;
    private readonly Random _random;
    private readonly GuideModel _model;
    private readonly List<int[]> _productions = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(SampledTask Task, int[] Choices)> _tasks;
    private readonly Adam[] _adams;
    private readonly int _heldBack;

    public GuideTrainer(List<SampledTask> tasks, int seed)
    {
        _random = new Random(seed);
        var choices = tasks.Select(t => t.Choices).Distinct().ToDictionary(c => c, c => (int[])null!);
        var vocabulary = choices.Keys.SelectMany(c => c).SelectMany(f => f).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        _model = new GuideModel(SpecificationFeatures.Length, vocabulary);
        foreach (var set in choices.Keys.ToList()) choices[set] = [.. set.Select(NumberOf)];
        _tasks = [.. tasks.Select(t => (t, choices[t.Choices]))];
        _heldBack = _tasks.Count / 20;
        foreach (var tensor in new[] { _model.Input, _model.Output }) Initialise(tensor, 1 / MathF.Sqrt(tensor == _model.Input ? 200 : tensor.RowCount));
        Initialise(_model.Embeddings, 0.1f);
        Array.Fill(_model.Biases.Values, -0.5f);
        _adams = [.. _model.Tensors.Select(t => new Adam(t.Values))];
    }

    public GuideModel Model => _model;

    /// <summary>One pass; the tasks of the last draws are held back, so no arguments are shared.</summary>
    public TrainingEpoch Run(int epoch, float rate)
    {
        var order = Enumerable.Range(0, _tasks.Count - _heldBack).ToArray();
        _random.Shuffle(order);
        var (loss, count) = (0.0, 0L);
        for (var start = 0; start < order.Length; start += BatchSize)
        {
            var vectors = Vectors(isTraining: true, out var kept);
            var slopes = new float[vectors.Length];
            var biasSlopes = new float[_productions.Count];
            var batch = order.AsSpan(start, Math.Min(BatchSize, order.Length - start));
            foreach (var index in batch) loss += Learn(index, vectors, slopes, biasSlopes, ref count);
            Spread(slopes, biasSlopes, kept);
            foreach (var adam in _adams) adam.Step(rate, batch.Length);
        }

        var (validation, error, precision) = Validate();
        return new TrainingEpoch(epoch, loss / count, validation, error, precision);
    }

    private int NumberOf(string[] features)
    {
        if (_numbers.TryGetValue(features[0], out var number)) return number;
        _productions.Add(_model.PlacesOf(features));
        return _numbers[features[0]] = _productions.Count - 1;
    }

    private void Initialise(GuideTensor tensor, float scale)
    {
        for (var i = 0; i < tensor.Values.Length; i++) tensor.Values[i] = ((2 * _random.NextSingle()) - 1) * scale;
    }

    /// <summary>The vectors of all productions, and their biases behind them; some productions go without their own name.</summary>
    private float[] Vectors(bool isTraining, out int[][] kept)
    {
        const int width = GuideModel.VectorCount + 1;
        kept = [.. _productions.Select(p => isTraining && _random.NextDouble() < Nameless ? p[1..] : p)];
        var vectors = new float[_productions.Count * width];
        for (var i = 0; i < kept.Length; i++)
        {
            var vector = vectors.AsSpan(i * width, width);
            foreach (var place in kept[i])
            {
                GuideModel.AddScaled(vector[..^1], _model.Embeddings.Row(place), 1);
                vector[^1] += _model.Biases.Values[place];
            }
        }

        return vectors;
    }

    private double Learn(int index, float[] vectors, float[] slopes, float[] biasSlopes, ref long count)
    {
        const int width = GuideModel.VectorCount + 1;
        var (task, choices) = _tasks[index];
        var limit = _random.NextDouble() < SignatureOnly ? SignatureTypes.Count : int.MaxValue;
        var hidden = Hidden(task, limit);
        var vector = _model.Finish(hidden);
        var slope = new float[GuideModel.VectorCount];
        var (loss, used) = (0.0, 0);
        for (var i = 0; i < choices.Length; i++)
        {
            var isUsed = used < task.Used.Length && task.Used[used] == i;
            if (isUsed) used++;
            var place = choices[i] * width;
            var odds = GuideModel.Dot(vector, vectors.AsSpan(place, width - 1)) + vectors[place + width - 1];
            var p = 1 / (1 + MathF.Exp(-odds));
            loss -= Math.Log(Math.Max(1e-7, isUsed ? p : 1 - p));
            var g = isUsed ? p - 1 : p;
            GuideModel.AddScaled(slope, vectors.AsSpan(place, width - 1), g);
            GuideModel.AddScaled(slopes.AsSpan(place, width - 1), vector, g);
            biasSlopes[choices[i]] += g;
        }

        count += choices.Length;
        Back(task, limit, hidden, slope);
        return loss;
    }

    private float[] Hidden(SampledTask task, int limit)
    {
        var hidden = _model.InputBias.Values.ToArray();
        for (var i = 0; i < task.Places.Length && task.Places[i] < limit; i++) GuideModel.AddScaled(hidden, _model.Input.Row(task.Places[i]), task.Values[i]);
        return hidden;
    }

    private void Back(SampledTask task, int limit, float[] hidden, float[] slope)
    {
        GuideModel.AddScaled(_adams[3].Slopes, slope, 1);
        var inner = new float[hidden.Length];
        for (var i = 0; i < hidden.Length; i++)
        {
            if (hidden[i] == 0) continue;
            inner[i] = GuideModel.Dot(slope, _model.Output.Row(i));
            GuideModel.AddScaled(_adams[2].Slopes.AsSpan(i * GuideModel.VectorCount, GuideModel.VectorCount), slope, hidden[i]);
        }

        GuideModel.AddScaled(_adams[1].Slopes, inner, 1);
        for (var i = 0; i < task.Places.Length && task.Places[i] < limit; i++)
            GuideModel.AddScaled(_adams[0].Slopes.AsSpan(task.Places[i] * GuideModel.HiddenCount, GuideModel.HiddenCount), inner, task.Values[i]);
    }

    /// <summary>From productions to the words that they are known by.</summary>
    private void Spread(float[] slopes, float[] biasSlopes, int[][] kept)
    {
        const int width = GuideModel.VectorCount + 1;
        for (var i = 0; i < kept.Length; i++)
        {
            if (biasSlopes[i] == 0) continue;
            foreach (var place in kept[i])
            {
                GuideModel.AddScaled(_adams[4].Slopes.AsSpan(place * GuideModel.VectorCount, GuideModel.VectorCount), slopes.AsSpan(i * width, width - 1), 1);
                _adams[5].Slopes[place] += biasSlopes[i];
            }
        }
    }

    private (double Loss, double CalibrationError, double Precision) Validate()
    {
        const int width = GuideModel.VectorCount + 1;
        var vectors = Vectors(isTraining: false, out _);
        var (loss, count, hits, guesses) = (0.0, 0L, 0L, 0L);
        var bins = new (double Sum, long Used, long Count)[10];
        for (var t = _tasks.Count - _heldBack; t < _tasks.Count; t++)
        {
            var (task, choices) = _tasks[t];
            var vector = _model.Finish(Hidden(task, int.MaxValue));
            var chances = Array.ConvertAll(choices, c => 1 / (1 + MathF.Exp(-GuideModel.Dot(vector, vectors.AsSpan(c * width, width - 1)) - vectors[(c * width) + width - 1])));
            for (var i = 0; i < choices.Length; i++)
            {
                var isUsed = Array.BinarySearch(task.Used, i) >= 0;
                loss -= Math.Log(Math.Max(1e-7, isUsed ? chances[i] : 1 - chances[i]));
                ref var bin = ref bins[Math.Min(9, (int)(chances[i] * 10))];
                bin = (bin.Sum + chances[i], bin.Used + (isUsed ? 1 : 0), bin.Count + 1);
            }

            count += choices.Length;
            guesses += task.Used.Length;
            hits += Enumerable.Range(0, chances.Length).OrderByDescending(i => chances[i]).Take(task.Used.Length).Count(i => Array.BinarySearch(task.Used, i) >= 0);
        }

        return (loss / Math.Max(1, count), bins.Sum(b => Math.Abs(b.Sum - b.Used)) / Math.Max(1, count), hits / (double)Math.Max(1, guesses));
    }

    /// <summary>Adam (Kingma and Ba, 2015) for one tensor.</summary>
    private sealed class Adam(float[] values)
    {
        private const float First = 0.9f;
        private const float Second = 0.999f;
        private readonly float[] _means = new float[values.Length];
        private readonly float[] _squares = new float[values.Length];
        private int _step;

        public float[] Slopes { get; } = new float[values.Length];

        public void Step(float rate, int batchSize)
        {
            _step++;
            var scale = rate * MathF.Sqrt(1 - MathF.Pow(Second, _step)) / (1 - MathF.Pow(First, _step));
            for (var i = 0; i < values.Length; i++)
            {
                var g = Slopes[i] / batchSize;
                _means[i] = (First * _means[i]) + ((1 - First) * g);
                _squares[i] = (Second * _squares[i]) + ((1 - Second) * g * g);
                values[i] -= scale * _means[i] / (MathF.Sqrt(_squares[i]) + 1e-8f);
            }

            Array.Clear(Slopes);
        }
    }
}
