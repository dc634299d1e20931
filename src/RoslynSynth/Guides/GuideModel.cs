using System.Collections.Immutable;
using System.Numerics;

namespace RoslynSynth.Guides;

/// <summary>
/// A small network that scores what may stand at a place of a term: features of the specification → two hidden layers → a vector, of which the place (parent and position)
/// says which parts count more or less, multiplied with the choice's; plus a vector of the place, multiplied with another of the choice's; plus the choice's
/// bias. Choices and places are sums over the words that they are known by. Plain loops over vectors, with sparse input: the core has no packages.
/// </summary>
internal sealed class GuideModel
{
    public const int HiddenCount = 192;
    public const int MiddleCount = 96;
    public const int VectorCount = 48;
    public const int PlaceCount = 32;
    private readonly Dictionary<string, int> _words;
    private readonly Dictionary<string, int> _placeWords;

    public GuideModel(int inputCount, ImmutableArray<string> words, ImmutableArray<string> placeWords)
    {
        (Words, PlaceWords) = (words, placeWords);
        (_words, _placeWords) = (Numbered(words), Numbered(placeWords));
        Tensors =
        [
            new(nameof(Input), inputCount, HiddenCount), new(nameof(InputBias), 1, HiddenCount),
            new(nameof(Middle), HiddenCount, MiddleCount), new(nameof(MiddleBias), 1, MiddleCount),
            new(nameof(Output), MiddleCount, VectorCount), new(nameof(OutputBias), 1, VectorCount),
            new(nameof(ChoiceVectors), words.Length, VectorCount), new(nameof(ChoicePlaces), words.Length, PlaceCount), new(nameof(ChoiceBiases), words.Length, 1),
            new(nameof(PlaceVectors), placeWords.Length, PlaceCount + VectorCount),
        ];
    }

    /// <summary>The words that choices are known by.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>The words that places are known by.</summary>
    public ImmutableArray<string> PlaceWords { get; }

    /// <summary>All weights, in the order in which they are stored.</summary>
    public ImmutableArray<GuideTensor> Tensors { get; }

    public GuideTensor Input => Tensors[0];

    public GuideTensor InputBias => Tensors[1];

    public GuideTensor Middle => Tensors[2];

    public GuideTensor MiddleBias => Tensors[3];

    public GuideTensor Output => Tensors[4];

    public GuideTensor OutputBias => Tensors[5];

    public GuideTensor ChoiceVectors => Tensors[6];

    public GuideTensor ChoicePlaces => Tensors[7];

    public GuideTensor ChoiceBiases => Tensors[8];

    public GuideTensor PlaceVectors => Tensors[9];

    /// <summary>The numbers of known words of a choice; unknown ones are left out.</summary>
    public int[] NumbersOf(IEnumerable<string> words) => Numbers(words, _words);

    /// <summary>The numbers of known words of a place; unknown ones are left out.</summary>
    public int[] PlaceNumbersOf(IEnumerable<string> words) => Numbers(words, _placeWords);

    /// <summary>The vector of a specification.</summary>
    public float[] VectorOf(ReadOnlySpan<float> features)
    {
        var hidden = InputBias.Values.ToArray();
        for (var i = 0; i < features.Length; i++)
        {
            if (features[i] != 0) AddScaled(hidden, Input.Row(i), features[i]);
        }

        return Layer(Layer(hidden, Middle, MiddleBias), Output, OutputBias);
    }

    /// <summary>What a choice is multiplied by.</summary>
    public ChoiceVector ChoiceOf(IEnumerable<string> words)
    {
        var choice = new ChoiceVector(new float[VectorCount], new float[PlaceCount], 0);
        foreach (var number in NumbersOf(words))
        {
            AddScaled(choice.Vector, ChoiceVectors.Row(number), 1);
            AddScaled(choice.Place, ChoicePlaces.Row(number), 1);
            choice = choice with { Bias = choice.Bias + ChoiceBiases.Values[number] };
        }

        return choice;
    }

    /// <summary>The vector of a place: what is multiplied with the choice's, and then by how much more than else each part of a specification's vector counts.</summary>
    public float[] PlaceOf(IEnumerable<string> words)
    {
        var vector = new float[PlaceCount + VectorCount];
        foreach (var number in PlaceNumbersOf(words)) AddScaled(vector, PlaceVectors.Row(number), 1);
        return vector;
    }

    /// <summary>A specification's vector as a place sees it.</summary>
    public static float[] Seen(ReadOnlySpan<float> specification, ReadOnlySpan<float> place)
    {
        var seen = specification.ToArray();
        for (var i = 0; i < seen.Length; i++) seen[i] += specification[i] * place[PlaceCount + i];
        return seen;
    }

    /// <summary>How well a choice fits a place, up to a number that all choices share.</summary>
    /// <param name="seen">The specification's vector as the place sees it.</param>
    /// <param name="place">The place's vector.</param>
    /// <param name="choice">The choice.</param>
    public static float Score(ReadOnlySpan<float> seen, ReadOnlySpan<float> place, ChoiceVector choice) => Dot(seen, choice.Vector) + Dot(place[..PlaceCount], choice.Place) + choice.Bias;

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

    private static float[] Layer(float[] sums, GuideTensor weights, GuideTensor bias)
    {
        var output = bias.Values.ToArray();
        for (var i = 0; i < sums.Length; i++)
        {
            if (sums[i] > 0) AddScaled(output, weights.Row(i), sums[i]);
        }

        return output;
    }

    private static Dictionary<string, int> Numbered(ImmutableArray<string> words) => words.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i, StringComparer.Ordinal);

    private static int[] Numbers(IEnumerable<string> words, Dictionary<string, int> numbers) => [.. words.Select(w => numbers.GetValueOrDefault(w, -1)).Where(p => p >= 0)];
}

/// <summary>A choice as the network sees it.</summary>
/// <param name="Vector">Multiplied with the specification's vector.</param>
/// <param name="Place">Multiplied with the place's vector.</param>
/// <param name="Bias">Added.</param>
internal sealed record ChoiceVector(float[] Vector, float[] Place, float Bias);

/// <summary>A matrix of weights.</summary>
internal sealed record GuideTensor(string Name, int RowCount, int ColumnCount)
{
    public float[] Values { get; } = new float[RowCount * ColumnCount];

    public Span<float> Row(int index) => Values.AsSpan(index * ColumnCount, ColumnCount);
}
