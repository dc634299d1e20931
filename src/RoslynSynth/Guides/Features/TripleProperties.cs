namespace RoslynSynth.Guides.Features;

/// <summary>Yes-or-no properties of the first two arguments and the result together.</summary>
internal static class TripleProperties
{
    public const int Count = NumberCount + PlaceCount + LengthCount + TextCount + SequenceCount;
    private const int NumberCount = 8;
    private const int PlaceCount = 3;
    private const int LengthCount = 4;
    private const int TextCount = 5;
    private const int SequenceCount = 5;

    public static void Append(ValueView a, ValueView b, ValueView result, ref Signs signs)
    {
        var kinds = (a.Kind, b.Kind, result.Kind);
        if (kinds == (ValueKind.Number, ValueKind.Number, ValueKind.Number)) AppendNumbers(a.Number, b.Number, result.Number, ref signs);
        else signs.Skip(NumberCount);
        if (kinds is (ValueKind.Sequence, ValueKind.Number, _) or (ValueKind.Number, ValueKind.Sequence, _)) AppendPlace(a.Kind == ValueKind.Sequence ? a : b, a.Kind == ValueKind.Sequence ? b : a, result, ref signs);
        else signs.Skip(PlaceCount);
        var length = result.Kind switch { ValueKind.Text => result.Text.Length, ValueKind.Sequence => result.Items.Length, _ => -1 };
        if (length >= 0 && LengthOf(a) is var lengthA and >= 0 && LengthOf(b) is var lengthB and >= 0)
        {
            signs.Add(length == lengthA + lengthB);
            signs.Add(length == Math.Min(lengthA, lengthB));
            signs.Add(length == Math.Max(lengthA, lengthB));
            signs.Add(length == lengthA - lengthB);
        }
        else
        {
            signs.Skip(LengthCount);
        }

        if (kinds == (ValueKind.Text, ValueKind.Text, ValueKind.Text)) AppendTexts(a.Text, b.Text, result.Text, ref signs);
        else signs.Skip(TextCount);
        if (kinds == (ValueKind.Sequence, ValueKind.Sequence, ValueKind.Sequence)) AppendSequences(a, b, result, ref signs);
        else signs.Skip(SequenceCount);
    }

    /// <summary>The length that a value has, or the number that it is.</summary>
    private static int LengthOf(ValueView value) => value.Kind switch
    {
        ValueKind.Text => value.Text.Length,
        ValueKind.Sequence => value.Items.Length,
        ValueKind.Number when value.Number is >= 0 and < 1000 => (int)value.Number,
        _ => -1,
    };

    private static void AppendNumbers(double a, double b, double result, ref Signs signs)
    {
        signs.Add(result == a + b);
        signs.Add(result == a - b);
        signs.Add(result == a * b);
        signs.Add(result == Math.Max(a, b));
        signs.Add(result == Math.Min(a, b));
        signs.Add(b != 0 && result == a % b);
        signs.Add(result == a || result == b);
        signs.Add(result > a + b);
    }

    private static void AppendPlace(ValueView sequence, ValueView number, ValueView result, ref Signs signs)
    {
        var index = number.Number;
        signs.Add(index >= 0 && index < sequence.Items.Length && result.Kind == ValueKind.Number && Equals(sequence.Items[(int)index], result.Number));
        signs.Add(result.Kind == ValueKind.Number && result.Number == sequence.Items.Count(i => Equals(i, index)));
        signs.Add(result.Kind == ValueKind.Sequence && Array.IndexOf(result.Items, index) >= 0);
    }

    private static void AppendTexts(string a, string b, string result, ref Signs signs)
    {
        signs.Add(result.Length > 0 && (a + b).Contains(result, StringComparison.Ordinal));
        signs.Add(result.Contains(a, StringComparison.Ordinal) && result.Contains(b, StringComparison.Ordinal));
        signs.Add(a.Length > 0 && b.Length > 0 && result.Length > 0 && result[0] == a[0] && result[^1] == b[^1]);
        signs.Add(a.Length > 0 && b.Length > 0 && result.Length > 0 && result[0] == b[0]);
        signs.Add(result == a || result == b);
    }

    private static void AppendSequences(ValueView a, ValueView b, ValueView result, ref Signs signs)
    {
        signs.Add(a.Items.Concat(b.Items).SequenceEqual(result.Items));
        signs.Add(a.Numbers is { } xs && b.Numbers is { } ys && result.Numbers is { } sums && xs.Zip(ys, (x, y) => x + y).SequenceEqual(sums));
        signs.Add(a.Numbers is { } ps && b.Numbers is { } qs && result.Numbers is { } products && ps.Zip(qs, (x, y) => x * y).SequenceEqual(products));
        signs.Add(result.Items.All(i => a.Items.Contains(i) && b.Items.Contains(i)));
        signs.Add(result.Items.All(i => a.Items.Contains(i) || b.Items.Contains(i)));
    }
}
