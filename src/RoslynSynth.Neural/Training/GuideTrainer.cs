using RoslynSynth.Guides;
using static TorchSharp.torch;

namespace RoslynSynth.Neural.Training;

/// <summary>How to train.</summary>
internal sealed record TrainingOptions
{
    public int PassLimit { get; init; } = 20;

    /// <summary>Passes without a gain on held-back tasks before it ends.</summary>
    public int Patience { get; init; } = 2;

    public int BatchSize { get; init; } = 256;

    public double Rate { get; init; } = 2e-3;

    public int Seed { get; init; } = 1;

    public Device Device { get; init; } = CPU;
}

/// <summary>What a pass over the tasks came to.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Loss">Mean cross-entropy of one choice while training, in nats; much is hidden then.</param>
/// <param name="HeldBack">On held-back tasks, everything told.</param>
/// <param name="Alone">On the same without the place: what the costs of the search are made of.</param>
internal sealed record TrainingPass(int Number, double Loss, Measures HeldBack, Measures Alone)
{
    /// <summary>What must fall for training to go on.</summary>
    public double Target => (HeldBack.Loss + Alone.Loss) / 2;
}

/// <summary>Trains with Adam, pass by pass. What is random in a pass depends on the seed and its number only, so a resumed run takes the same way.</summary>
internal sealed class GuideTrainer : IDisposable
{
    private readonly TaskSet _tasks;
    private readonly TrainingOptions _options;
    private readonly GuideNetwork _network;
    private readonly AdamSteps _adam;
    private readonly List<TrainingPass> _passes = [];

    public GuideTrainer(TaskSet tasks, TrainingOptions options)
    {
        (_tasks, _options) = (tasks, options);
        _network = new GuideNetwork(tasks.Shape, options.Seed, options.Device);
        _adam = new AdamSteps(_network.Parameters);
    }

    public IReadOnlyList<TrainingPass> Passes => _passes;

    /// <summary>The pass with the lowest loss on held-back tasks so far.</summary>
    public TrainingPass? Best => _passes.MinBy(p => p.Target);

    public bool IsDone => _passes.Count >= _options.PassLimit || (Best is { } best && _passes.Count - best.Number >= _options.Patience);

    public GuideNetwork Network => _network;

    /// <summary>One pass over all tasks.</summary>
    public TrainingPass RunPass(CancellationToken cancellation)
    {
        var number = _passes.Count + 1;
        var order = _tasks.Trained.ToArray();
        new System.Random(HashCode(number, -1)).Shuffle(order);
        var rate = _options.Rate / (1 + (0.5 * (number - 1)));
        var (loss, count) = (0.0, 0L);
        var chunks = order.Chunk(_options.BatchSize).ToArray();
        var next = Prepare(chunks, number, 0);
        for (var i = 0; i < chunks.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = next.GetAwaiter().GetResult();
            if (i + 1 < chunks.Length) next = Prepare(chunks, number, i + 1);
            var (sum, nodes) = Step(batch, rate);
            (loss, count) = (loss + sum, count + nodes);
        }

        var pass = new TrainingPass(number, loss / count, Measures.Of(_network, _tasks, _tasks.HeldBack, default), Measures.Of(_network, _tasks, _tasks.HeldBack, new Hiding(0, 1, 0)));
        _passes.Add(pass);
        return pass;
    }

    /// <summary>Writes all that the next pass depends on.</summary>
    public void Save(BinaryWriter writer) => Checkpoint.Write(writer, _options.Seed, _tasks.Count, _passes, _network, _adam);

    /// <summary>Goes on from what was saved.</summary>
    /// <exception cref="InvalidDataException">It is from other tasks or another seed, or damaged.</exception>
    public void Load(BinaryReader reader)
    {
        _passes.AddRange(Checkpoint.Read(reader, _options.Seed, _tasks.Count, _network, _adam));
    }

    public GuideModel ToModel() => _network.ToModel();

    public void Dispose()
    {
        _network.Dispose();
        _adam.Dispose();
    }

    /// <summary>The next batch is built while the network works on this one.</summary>
    private Task<Batch> Prepare(int[][] chunks, int pass, int index) =>
        Task.Run(() => Batch.Of(_tasks, chunks[index], Batch.Training, new System.Random(HashCode(pass, index))));

    private (double Loss, int NodeCount) Step(Batch batch, double rate)
    {
        using var scope = NewDisposeScope();
        var nodeCount = batch.Groups.Sum(g => g.Targets.Count);
        var losses = _network.ScoresOf(_tasks, batch).Zip(batch.Groups, (s, g) => nn.functional.cross_entropy(s, _network.TargetsOf(g), reduction: nn.Reduction.Sum));
        var loss = stack(losses).sum().mul(tensor(1f / nodeCount, device: _options.Device));
        loss.backward();
        _adam.Step(rate);
        return (GuideNetwork.ValuesOf(loss)[0] * nodeCount, nodeCount);
    }

    private int HashCode(int pass, int index) => unchecked((int)(((uint)_options.Seed * 2654435761u) ^ ((uint)pass * 40503u) ^ ((uint)(index + 1) * 2246822519u)));
}
