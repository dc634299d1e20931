using System.Collections.Immutable;
using System.Numerics;

namespace RoslynSynth.Guides;

/// <summary>
/// A small network: features of a specification → hidden layer → a vector that is multiplied with each production's own, which is the sum of the vectors of
/// what the production is known by. Plain loops over vectors, with sparse input.
/// </summary>
internal sealed class GuideModel
{
    public const int HiddenCount = 96;
    public const int VectorCount = 48;
    private readonly Dictionary<string, int> _places;

    public GuideModel(int inputCount, ImmutableArray<string> vocabulary)
    {
        Vocabulary = vocabulary;
        _places = vocabulary.Select((v, i) => (v, i)).ToDictionary(p => p.v, p => p.i, StringComparer.Ordinal);
        Tensors =
        [
            new(nameof(Input), inputCount, HiddenCount), new(nameof(InputBias), 1, HiddenCount), new(nameof(Output), HiddenCount, VectorCount),
            new(nameof(OutputBias), 1, VectorCount), new(nameof(Embeddings), vocabulary.Length, VectorCount), new(nameof(Biases), vocabulary.Length, 1),
        ];
    }

    /// <summary>The words that productions are known by.</summary>
    public ImmutableArray<string> Vocabulary { get; }

    /// <summary>All weights, in the order in which they are stored.</summary>
    public ImmutableArray<GuideTensor> Tensors { get; }

    public GuideTensor Input => Tensors[0];

    public GuideTensor InputBias => Tensors[1];

    public GuideTensor Output => Tensors[2];

    public GuideTensor OutputBias => Tensors[3];

    public GuideTensor Embeddings => Tensors[4];

    public GuideTensor Biases => Tensors[5];

    /// <summary>The places of known words; unknown ones are left out.</summary>
    public int[] PlacesOf(IEnumerable<string> words) => [.. words.Select(w => _places.GetValueOrDefault(w, -1)).Where(p => p >= 0)];

    /// <summary>The vector of a specification.</summary>
    public float[] VectorOf(ReadOnlySpan<float> features)
    {
        var hidden = InputBias.Values.ToArray();
        for (var i = 0; i < features.Length; i++)
        {
            if (features[i] != 0) AddScaled(hidden, Input.Row(i), features[i]);
        }

        return Finish(hidden);
    }

    /// <summary>From the sums of the hidden layer to the vector; the sums become the layer's values.</summary>
    public float[] Finish(float[] hidden)
    {
        var vector = OutputBias.Values.ToArray();
        for (var i = 0; i < hidden.Length; i++)
        {
            hidden[i] = Math.Max(0, hidden[i]);
            if (hidden[i] != 0) AddScaled(vector, Output.Row(i), hidden[i]);
        }

        return vector;
    }

    /// <summary>The product of a vector with a production's.</summary>
    public float Score(ReadOnlySpan<float> vector, ReadOnlySpan<int> places)
    {
        var sum = 0f;
        foreach (var place in places) sum += Dot(vector, Embeddings.Row(place));
        return sum;
    }

    public static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float scale)
    {
        var width = Vector<float>.Count;
        var factor = new Vector<float>(scale);
        var i = 0;
        for (; i + width <= target.Length; i += width)
            (new Vector<float>(target[i..]) + (new Vector<float>(source[i..]) * factor)).CopyTo(target[i..]);
        for (; i < target.Length; i++) target[i] += source[i] * scale;
    }

    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var width = Vector<float>.Count;
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i + width <= a.Length; i += width) sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}

/// <summary>A matrix of weights.</summary>
internal sealed record GuideTensor(string Name, int RowCount, int ColumnCount)
{
    public float[] Values { get; } = new float[RowCount * ColumnCount];

    public Span<float> Row(int index) => Values.AsSpan(index * ColumnCount, ColumnCount);
}
