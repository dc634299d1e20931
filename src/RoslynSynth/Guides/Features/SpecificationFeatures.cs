using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;

namespace RoslynSynth.Guides.Features;

/// <summary>
/// What the guide sees of a specification: the kinds of its types, yes-or-no properties of arguments and results, and which characters and small
/// numbers occur. Everything is pooled over the examples, so their order does not matter.
/// </summary>
internal static class SpecificationFeatures
{
    /// <summary>Examples beyond this add little and cost time.</summary>
    private const int RowLimit = 16;

    private const int SlotCount = 3;
    private const int PropertyCount =
        ((SlotCount + 1) * ValueProperties.Count) + ((SlotCount + 1) * PairProperties.Count) + TripleProperties.Count + (2 * ValueProperties.Count);

    /// <summary>How often a property holds, whether always, whether never.</summary>
    private const int PooledCount = 3;

    private const int HistogramStart = SignatureTypes.Count + (PropertyCount * PooledCount);

    /// <summary>Length of the vector.</summary>
    public const int Length = HistogramStart + (2 * Histogram.Count);

    /// <summary>The features of a specification; where nothing but the signature is to be seen, the rest is zero.</summary>
    public static float[] Of(Specification specification, bool signatureOnly = false)
    {
        var signature = specification.Signature;
        var features = new float[Length];
        SignatureTypes.Write([.. signature.Parameters.Select(p => CanonicalTypes.Of(p.Type))], CanonicalTypes.Of(signature.ReturnType), features);
        if (signatureOnly) return features;
        var rows = specification.Examples.Where(e => e.Throws is null).Take(RowLimit).ToArray();
        if (rows.Length > 0) new ArgumentFeatures(Array.ConvertAll(rows, e => e.Arguments.Select(ValueView.Of).ToArray())).Write(Array.ConvertAll(rows, e => ValueView.Of(e.Result)), features);
        return features;
    }

    /// <summary>The rows' arguments, with what can be said of them alone; results are many.</summary>
    public sealed class ArgumentFeatures
    {
        private readonly ValueView[][] _arguments;
        private readonly sbyte[][] _own;
        private readonly sbyte[][] _pairs;
        private readonly float[] _histogram = new float[Histogram.Count];

        public ArgumentFeatures(ValueView[][] arguments)
        {
            _arguments = arguments;
            _own = Array.ConvertAll(arguments, Own);
            _pairs = Array.ConvertAll(arguments, Pairs);
            foreach (var values in arguments)
            {
                foreach (var value in values) Histogram.Add(value, _histogram, 1f / (arguments.Length * values.Length));
            }
        }

        /// <summary>Adds what the rows say.</summary>
        public void Write(ValueView[] rowResults, Span<float> features)
        {
            Span<sbyte> states = stackalloc sbyte[PropertyCount];
            Span<int> trueCounts = stackalloc int[PropertyCount];
            Span<int> counts = stackalloc int[PropertyCount];
            trueCounts.Clear();
            counts.Clear();
            var results = features.Slice(HistogramStart + Histogram.Count, Histogram.Count);
            for (var row = 0; row < rowResults.Length; row++)
            {
                WriteStates(row, rowResults[row], states);
                for (var i = 0; i < PropertyCount; i++)
                {
                    if (states[i] == Signs.None) continue;
                    counts[i]++;
                    trueCounts[i] += states[i];
                }

                Histogram.Add(rowResults[row], results, 1f / rowResults.Length);
            }

            _histogram.CopyTo(features[HistogramStart..]);
            Pool(counts, trueCounts, features[SignatureTypes.Count..]);
        }

        private static void Pool(ReadOnlySpan<int> counts, ReadOnlySpan<int> trueCounts, Span<float> features)
        {
            for (var i = 0; i < PropertyCount; i++)
            {
                if (counts[i] == 0) continue;
                var place = i * PooledCount;
                features[place] = trueCounts[i] / (float)counts[i];
                features[place + 1] = trueCounts[i] == counts[i] ? 1 : 0;
                features[place + 2] = trueCounts[i] == 0 ? 1 : 0;
            }
        }

        private static sbyte[] Own(ValueView[] values)
        {
            var states = new sbyte[Math.Min(SlotCount, values.Length) * ValueProperties.Count];
            var signs = new Signs(states);
            foreach (var value in values.AsSpan(0, Math.Min(SlotCount, values.Length))) ValueProperties.Append(value, ref signs);
            return states;
        }

        private static sbyte[] Pairs(ValueView[] values)
        {
            var states = new sbyte[PairProperties.Count];
            var signs = new Signs(states);
            if (values.Length < 2) signs.Skip(PairProperties.Count);
            else PairProperties.Append(values[0], values[1], ref signs);
            return states;
        }

        private ReadOnlySpan<sbyte> OwnOf(int row, int argument) => _own[row].AsSpan(argument * ValueProperties.Count, ValueProperties.Count);

        private void WriteStates(int row, ValueView result, Span<sbyte> states)
        {
            var arguments = _arguments[row];
            var signs = new Signs(states);
            ValueProperties.Append(result, ref signs);
            for (var i = 0; i < SlotCount; i++)
            {
                if (i >= arguments.Length)
                {
                    signs.Skip(ValueProperties.Count + PairProperties.Count);
                    continue;
                }

                signs.Add(OwnOf(row, i));
                PairProperties.Append(arguments[i], result, ref signs);
            }

            signs.Add(_pairs[row]);
            if (arguments.Length < 2) signs.Skip(TripleProperties.Count);
            else TripleProperties.Append(arguments[0], arguments[1], result, ref signs);
            for (var i = 0; i < 2; i++)
            {
                if (result.Kind == ValueKind.Truth && i < arguments.Length) AppendAgreement(OwnOf(row, i), result.Truth, ref signs);
                else signs.Skip(ValueProperties.Count);
            }
        }

        /// <summary>Whether each property of an argument is true exactly where the result is.</summary>
        private static void AppendAgreement(scoped ReadOnlySpan<sbyte> states, bool result, ref Signs signs)
        {
            foreach (var state in states)
            {
                if (state == Signs.None) signs.Skip(1);
                else signs.Add((state == 1) == result);
            }
        }
    }
}

/// <summary>Which characters and small numbers values hold: the first layer over it is a learned embedding, pooled by averaging.</summary>
internal static class Histogram
{
    public const int Count = CharCount + NumberCount;
    private const int CharCount = 97;
    private const int NumberCount = 40;
    private const int LeastNumber = -8;
    private const int MostNumber = 24;

    public static void Add(ValueView value, Span<float> sums, float weight)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                AddText(value.Text, sums, weight);
                break;
            case ValueKind.Number:
                AddNumber(value.Number, sums, weight);
                break;
            case ValueKind.Sequence:
                foreach (var item in value.Items)
                {
                    if (item is double number) AddNumber(number, sums, weight / value.Items.Length);
                    else if (item is string text) AddText(text, sums, weight / value.Items.Length);
                }

                break;
        }
    }

    private static void AddText(string text, Span<float> sums, float weight)
    {
        foreach (var c in text) sums[c is >= ' ' and <= '~' ? c - ' ' : c == '\n' ? CharCount - 2 : CharCount - 1] += weight / text.Length;
    }

    private static void AddNumber(double number, Span<float> sums, float weight)
    {
        var place = number switch
        {
            double.NaN => NumberCount - 1,
            < -1000 => NumberCount - 2,
            < LeastNumber => NumberCount - 3,
            > 1000 => NumberCount - 4,
            > 100 => NumberCount - 5,
            > MostNumber => NumberCount - 6,
            _ => (int)Math.Floor(number) - LeastNumber,
        };
        sums[CharCount + place] += weight;
    }
}

/// <summary>The types of a signature as ones and zeros.</summary>
internal static class SignatureTypes
{
    public const int Count = ((SlotCount + 1) * KindCount) + SlotCount + 2;
    private const int SlotCount = 3;
    private const int KindCount = 15;

    private static readonly ImmutableArray<Type> Known =
    [
        typeof(int), typeof(long), typeof(double), typeof(bool), typeof(char), typeof(string),
        typeof(int[]), typeof(double[]), typeof(bool[]), typeof(char[]), typeof(string[]), typeof(int[][]),
    ];

    public static void Write(ImmutableArray<Type> parameters, Type result, Span<float> features)
    {
        features[KindOf(result)] = 1;
        for (var i = 0; i < Math.Min(SlotCount, parameters.Length); i++) features[((i + 1) * KindCount) + KindOf(parameters[i])] = 1;
        features[((SlotCount + 1) * KindCount) + Math.Min(parameters.Length, SlotCount + 1)] = 1;
    }

    private static int KindOf(Type type) => Known.IndexOf(type) is >= 0 and var index ? index : type.IsArray ? Known.Length : type.IsGenericType ? Known.Length + 1 : Known.Length + 2;
}
