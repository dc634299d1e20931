namespace RoslynSynth.Guides.Features;

/// <summary>Yes-or-no properties of one value, in the manner of BUSTLE (Odena et al., 2021).</summary>
internal static class ValueProperties
{
    public const int Count = 1 + 1 + NumberCount + TextCount + SequenceCount;
    private const int NumberCount = 11;
    private const int TextCount = 27;
    private const int SequenceCount = 17;
    private const string Marks = ",-./@:(\n_'\"";

    public static void Append(ValueView value, ref Signs signs)
    {
        signs.Add(value.Kind == ValueKind.Null);
        if (value.Kind == ValueKind.Truth) signs.Add(value.Truth);
        else signs.Skip(1);
        if (value.Kind == ValueKind.Number) AppendNumber(value.Number, ref signs);
        else signs.Skip(NumberCount);
        if (value.Kind == ValueKind.Text) AppendText(value.Text, ref signs);
        else signs.Skip(TextCount);
        if (value.Kind == ValueKind.Sequence) AppendSequence(value, ref signs);
        else signs.Skip(SequenceCount);
    }

    private static void AppendNumber(double x, ref Signs signs)
    {
        signs.Add(x == 0);
        signs.Add(x == 1);
        signs.Add(x == -1);
        signs.Add(x > 0);
        signs.Add(x < 0);
        signs.Add(x % 2 == 0);
        signs.Add(x % 3 == 0);
        signs.Add(Math.Abs(x) < 10);
        signs.Add(Math.Abs(x) > 100);
        signs.Add(Math.Abs(x) > 1e9);
        signs.Add(x == Math.Floor(x));
    }

    private static void AppendText(string text, ref Signs signs)
    {
        int digits = 0, letters = 0, uppers = 0, lowers = 0, spaces = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c)) digits++;
            if (char.IsLetter(c)) letters++;
            if (char.IsUpper(c)) uppers++;
            if (char.IsLower(c)) lowers++;
            if (char.IsWhiteSpace(c)) spaces++;
        }

        var length = text.Length;
        signs.Add(length == 0);
        signs.Add(length == 1);
        signs.Add(length > 3);
        signs.Add(length > 10);
        signs.Add(digits > 0);
        signs.Add(letters > 0);
        signs.Add(uppers > 0);
        signs.Add(lowers > 0);
        signs.Add(spaces > 0);
        signs.Add(digits == length);
        signs.Add(letters == length);
        signs.Add(uppers == letters);
        signs.Add(lowers == letters);
        signs.Add(digits + letters + spaces == length);
        signs.Add(length > 0 && char.IsUpper(text[0]));
        signs.Add(length > 0 && char.IsDigit(text[0]));
        foreach (var mark in Marks) signs.Add(text.Contains(mark));
    }

    private static void AppendSequence(ValueView value, ref Signs signs)
    {
        var items = value.Items;
        var length = items.Length;
        var distinct = items.Distinct().Count();
        signs.Add(length == 0);
        signs.Add(length == 1);
        signs.Add(length == 2);
        signs.Add(length > 5);
        signs.Add(distinct == length);
        signs.Add(distinct == 1);
        signs.Add(value.Numbers is null);
        if (value.Numbers is not { } xs)
        {
            signs.Skip(SequenceCount - 7);
            return;
        }

        signs.Add(IsOrdered(xs, 1));
        signs.Add(IsOrdered(xs, -1));
        signs.Add(Array.TrueForAll(xs, x => x >= 0));
        signs.Add(Array.TrueForAll(xs, x => x < 0));
        signs.Add(Array.TrueForAll(xs, x => x % 2 == 0));
        signs.Add(Array.TrueForAll(xs, x => x % 2 != 0));
        signs.Add(Array.TrueForAll(xs, x => Math.Abs(x) < 10));
        signs.Add(Array.Exists(xs, x => Math.Abs(x) > 100));
        signs.Add(Array.IndexOf(xs, 0) >= 0);
        signs.Add(Array.TrueForAll(xs, x => x is 0 or 1));
    }

    private static bool IsOrdered(double[] xs, int direction)
    {
        for (var i = 1; i < xs.Length; i++)
        {
            if (xs[i].CompareTo(xs[i - 1]) * direction < 0) return false;
        }

        return true;
    }
}
