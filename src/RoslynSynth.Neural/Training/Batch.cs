using RoslynSynth.Guides.Features;

namespace RoslynSynth.Neural.Training;

/// <summary>Words of many things one after the other, and where each thing's begin.</summary>
internal sealed class Bag
{
    public List<long> Words { get; } = [];

    public List<long> Starts { get; } = [];

    public void Add(ReadOnlySpan<int> words)
    {
        Starts.Add(Words.Count);
        foreach (var word in words) Words.Add(word);
    }
}

/// <summary>The nodes of a batch that want one type of value.</summary>
internal sealed class NodeGroup(int type)
{
    private readonly Dictionary<(int Task, bool HasVariable), long> _maskNumbers = [];

    public int Type => type;

    /// <summary>For each node its task in the batch.</summary>
    public List<long> Tasks { get; } = [];

    /// <summary>For each node what was chosen, counted from the type's first choice.</summary>
    public List<long> Targets { get; } = [];

    /// <summary>For each node the number of its mask.</summary>
    public List<long> Masks { get; } = [];

    /// <summary>For each mask and each choice of the type whether it can be chosen.</summary>
    public List<bool[]> MaskRows { get; } = [];

    public Bag Places { get; } = new();

    public long MaskOf(TaskSet tasks, int task, bool hasVariable)
    {
        if (_maskNumbers.TryGetValue((task, hasVariable), out var number)) return number;
        var (start, count) = tasks.Types[type];
        var row = new bool[count];
        foreach (var choice in tasks.ChoicesOf(task))
        {
            if (choice >= start && choice < start + count && (hasVariable || !tasks.IsVariable(choice))) row[choice - start] = true;
        }

        MaskRows.Add(row);
        return _maskNumbers[(task, hasVariable)] = MaskRows.Count - 1;
    }
}

/// <summary>How much is hidden from the network.</summary>
/// <param name="Examples">Share of tasks that show their signature only.</param>
/// <param name="Parents">Share of nodes whose place is not told.</param>
/// <param name="Names">Share of choices and parents that go without their own name.</param>
internal readonly record struct Hiding(double Examples, double Parents, double Names);

/// <summary>Tasks as the arrays that the network takes.</summary>
internal sealed class Batch
{
    /// <summary>In training: signature alone and place unknown are learned beside the whole, names are dropped so that unseen components can be judged.</summary>
    public static readonly Hiding Training = new(0.15, 0.5, 0.15);

    private Batch(int count) => Features = new float[count * SpecificationFeatures.Length];

    public float[] Features { get; }

    public Bag Choices { get; } = new();

    public List<NodeGroup> Groups { get; } = [];

    /// <summary>Builds a batch; the same random numbers give the same one.</summary>
    public static Batch Of(TaskSet tasks, ReadOnlySpan<int> numbers, Hiding hiding, Random random)
    {
        var batch = new Batch(numbers.Length);
        foreach (var words in tasks.WordsOf) batch.Choices.Add(random.NextDouble() < hiding.Names ? words.AsSpan(1) : words);
        var groups = new NodeGroup?[tasks.Types.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var limit = random.NextDouble() < hiding.Examples ? SignatureTypes.Count : int.MaxValue;
            batch.Fill(tasks, numbers[i], i, limit);
            foreach (var node in tasks[numbers[i]].Nodes)
            {
                var choice = tasks.ChoiceOf(numbers[i], node);
                var group = groups[tasks.TypeOf[choice]] ??= new NodeGroup(tasks.TypeOf[choice]);
                group.Tasks.Add(i);
                group.Targets.Add(choice - tasks.Types[group.Type].Start);
                group.Masks.Add(group.MaskOf(tasks, numbers[i], node.HasVariable));
                var place = tasks.PlaceOf(numbers[i], node);
                group.Places.Add(random.NextDouble() < hiding.Parents ? [] : place.AsSpan(node.Parent >= 0 && random.NextDouble() < hiding.Names ? 1 : 0));
            }
        }

        batch.Groups.AddRange(groups.OfType<NodeGroup>());
        return batch;
    }

    private void Fill(TaskSet tasks, int number, int row, int limit)
    {
        var (places, values) = (tasks[number].Places, tasks[number].Values);
        var features = Features.AsSpan(row * SpecificationFeatures.Length, SpecificationFeatures.Length);
        for (var i = 0; i < places.Length && places[i] < limit; i++) features[places[i]] = (float)values[i];
    }
}
