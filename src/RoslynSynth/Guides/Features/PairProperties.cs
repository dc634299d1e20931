namespace RoslynSynth.Guides.Features;

/// <summary>Yes-or-no properties of an argument and a result together.</summary>
internal static class PairProperties
{
    public const int Count = 1 + TextTextCount + TextNumberCount + SequenceSequenceCount + SequenceNumberCount + NumberNumberCount + MixedCount;
    private const int TextTextCount = 27;
    private const int TextNumberCount = 10;
    private const int SequenceSequenceCount = 25;
    private const int SequenceNumberCount = 13;
    private const int NumberNumberCount = 16;
    private const int MixedCount = 6;
    private static readonly char[] Breaks = [' ', ',', '.', '-', '/', ':', ';', '_', '(', ')', '@', '\n', '\t'];

    public static void Append(ValueView a, ValueView b, ref Signs signs)
    {
        var (first, second) = (a.Kind, b.Kind);
        signs.Add(first == second);
        if ((first, second) == (ValueKind.Text, ValueKind.Text)) AppendTexts(a.Text, b.Text, ref signs);
        else signs.Skip(TextTextCount);
        if ((first, second) == (ValueKind.Text, ValueKind.Number)) AppendTextNumber(a.Text, b.Number, ref signs);
        else signs.Skip(TextNumberCount);
        if ((first, second) == (ValueKind.Sequence, ValueKind.Sequence)) AppendSequences(a, b, ref signs);
        else signs.Skip(SequenceSequenceCount);
        if ((first, second) == (ValueKind.Sequence, ValueKind.Number)) AppendSequenceNumber(a, b.Number, ref signs);
        else signs.Skip(SequenceNumberCount);
        if ((first, second) == (ValueKind.Number, ValueKind.Number)) AppendNumbers(a.Number, b.Number, ref signs);
        else signs.Skip(NumberNumberCount);
        AppendMixed(a, b, ref signs);
    }

    private static void AppendTexts(string a, string b, ref Signs signs)
    {
        var (lowerA, lowerB) = (a.ToLowerInvariant(), b.ToLowerInvariant());
        var words = a.Split(Breaks, StringSplitOptions.RemoveEmptyEntries);
        signs.Add(a == b);
        signs.Add(lowerA == lowerB);
        signs.Add(a.Contains(b, StringComparison.Ordinal));
        signs.Add(lowerA.Contains(lowerB, StringComparison.Ordinal));
        signs.Add(b.Contains(a, StringComparison.Ordinal));
        signs.Add(lowerB.Contains(lowerA, StringComparison.Ordinal));
        signs.Add(a.StartsWith(b, StringComparison.Ordinal));
        signs.Add(a.EndsWith(b, StringComparison.Ordinal));
        signs.Add(b.StartsWith(a, StringComparison.Ordinal));
        signs.Add(b.EndsWith(a, StringComparison.Ordinal));
        signs.Add(a.Length == b.Length);
        signs.Add(b.Length > a.Length);
        signs.Add(b.Length * 2 < a.Length);
        signs.Add(IsSubsequence(b, a));
        signs.Add(IsSubsequence(a, b));
        signs.Add(b == lowerB && a != lowerA);
        signs.Add(b == b.ToUpperInvariant() && a != a.ToUpperInvariant());
        signs.Add(a.Length > 0 && b.Length > 0 && a[0] == b[0]);
        signs.Add(a.Length > 0 && b.Length > 0 && a[^1] == b[^1]);
        signs.Add(a.Length > 1 && a.Length == b.Length && a.Reverse().SequenceEqual(b));
        signs.Add(words.Contains(b));
        signs.Add(words.Length > 0 && words[0] == b);
        signs.Add(words.Length > 0 && words[^1] == b);
        signs.Add(words.Length > 1 && Array.TrueForAll(words, w => b.Contains(w, StringComparison.Ordinal)));
        signs.Add(b.All(c => a.Contains(c)));
        signs.Add(lowerB.Where(char.IsLetter).All(c => lowerA.Contains(c)));
        signs.Add(b.Where(char.IsDigit).SequenceEqual(a.Where(char.IsDigit)));
    }

    private static void AppendTextNumber(string a, double b, ref Signs signs)
    {
        var words = a.Split(Breaks, StringSplitOptions.RemoveEmptyEntries).Length;
        signs.Add(b == a.Length);
        signs.Add(b < a.Length);
        signs.Add(b == words);
        signs.Add(b == words - 1);
        signs.Add(b == a.Count(char.IsDigit));
        signs.Add(b == a.Count(char.IsUpper));
        signs.Add(b == a.Count(char.IsLetter));
        signs.Add(b == a.Distinct().Count());
        signs.Add(a.Contains(((long)Math.Clamp(b, -1e15, 1e15)).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        signs.Add(b >= 0 && b < a.Length && !char.IsLetterOrDigit(a[(int)b]));
    }

    private static void AppendSequences(ValueView first, ValueView second, ref Signs signs)
    {
        var (a, b) = (first.Items, second.Items);
        var (setA, setB) = (a.ToHashSet(), b.ToHashSet());
        signs.Add(a.SequenceEqual(b));
        signs.Add(a.Length == b.Length);
        signs.Add(b.Length == a.Length - 1);
        signs.Add(b.Length == a.Length + 1);
        signs.Add(b.Length > a.Length);
        signs.Add(b.Length * 2 < a.Length);
        signs.Add(b.Length == a.Length * 2);
        signs.Add(setB.IsSubsetOf(setA));
        signs.Add(setA.IsSubsetOf(setB));
        signs.Add(!setA.Overlaps(setB));
        signs.Add(IsSubsequence(b, a));
        signs.Add(IsSubsequence(a, b));
        signs.Add(b.Length <= a.Length && a.AsSpan(0, b.Length).SequenceEqual(b));
        signs.Add(b.Length <= a.Length && a.AsSpan(a.Length - b.Length).SequenceEqual(b));
        signs.Add(a.Reverse().SequenceEqual(b));
        signs.Add(a.Distinct().SequenceEqual(b));
        signs.Add(a.Length > 0 && b.Length > 0 && Equals(a[0], b[0]));
        signs.Add(a.Length > 0 && b.Length > 0 && Equals(a[^1], b[^1]));
        if (first.Numbers is { Length: > 0 } xs && second.Numbers is { Length: > 0 } ys) AppendNumberLists(xs, ys, ref signs);
        else signs.Skip(SequenceSequenceCount - 18);
    }

    private static void AppendNumberLists(double[] xs, double[] ys, ref Signs signs)
    {
        var pairs = xs.Zip(ys).ToArray();
        signs.Add(xs.Order().SequenceEqual(ys.Order()));
        signs.Add(xs.Length == ys.Length && Array.TrueForAll(pairs, p => p.Second - p.First == ys[0] - xs[0]));
        signs.Add(xs.Length == ys.Length && Array.TrueForAll(pairs, p => p.Second == 2 * p.First));
        signs.Add(Array.TrueForAll(pairs, p => p.Second >= p.First));
        signs.Add(Array.TrueForAll(pairs, p => p.Second == Math.Abs(p.First) || p.Second == -p.First));
        signs.Add(ys.Max() > xs.Max());
        signs.Add(ys[^1] == xs.Sum());
    }

    private static void AppendSequenceNumber(ValueView first, double b, ref Signs signs)
    {
        signs.Add(b == first.Items.Length);
        signs.Add(b < first.Items.Length);
        signs.Add(b == first.Items.Distinct().Count());
        signs.Add(b == first.Items.Length - 1);
        if (first.Numbers is not { Length: > 0 } xs)
        {
            signs.Skip(SequenceNumberCount - 4);
            return;
        }

        signs.Add(Array.IndexOf(xs, b) >= 0);
        signs.Add(b == xs.Max());
        signs.Add(b == xs.Min());
        signs.Add(b == xs[0]);
        signs.Add(b == xs[^1]);
        signs.Add(b == xs.Sum());
        signs.Add(b > xs.Max());
        signs.Add(b < xs.Min());
        signs.Add(b < xs.Sum());
    }

    private static void AppendNumbers(double a, double b, ref Signs signs)
    {
        signs.Add(a == b);
        signs.Add(b > a);
        signs.Add(Math.Abs(b) > Math.Abs(a));
        signs.Add(b == a + 1);
        signs.Add(b == a - 1);
        signs.Add(b == a + 2);
        signs.Add(b == 2 * a);
        signs.Add(b == a * a);
        signs.Add(b == -a);
        signs.Add(b == Math.Abs(a));
        signs.Add(a != 0 && b % a == 0);
        signs.Add(b != 0 && a % b == 0);
        signs.Add((a - b) % 2 == 0);
        signs.Add(b == Math.Floor(a / 2));
        signs.Add(b == a % 10);
        signs.Add(Math.Abs(b - a) < 10);
    }

    private static void AppendMixed(ValueView a, ValueView b, ref Signs signs)
    {
        var (first, second) = (a.Kind, b.Kind);
        if ((first, second) == (ValueKind.Number, ValueKind.Sequence))
        {
            signs.Add(b.Items.Length == a.Number);
            signs.Add(Array.IndexOf(b.Items, a.Number) >= 0);
        }
        else
        {
            signs.Skip(2);
        }

        if ((first, second) == (ValueKind.Number, ValueKind.Text))
            signs.Add(b.Text.Contains(a.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        else signs.Skip(1);
        if ((first, second) == (ValueKind.Text, ValueKind.Sequence)) signs.Add(Array.TrueForAll(b.Items, i => i is string s && a.Text.Contains(s, StringComparison.Ordinal)));
        else signs.Skip(1);
        if ((first, second) == (ValueKind.Sequence, ValueKind.Text))
        {
            signs.Add(Array.IndexOf(a.Items, b.Text) >= 0);
            signs.Add(Array.TrueForAll(a.Items, i => i is not string s || b.Text.Contains(s, StringComparison.Ordinal)));
        }
        else
        {
            signs.Skip(2);
        }
    }

    private static bool IsSubsequence<T>(IEnumerable<T> part, IEnumerable<T> whole)
    {
        using var rest = whole.GetEnumerator();
        foreach (var item in part)
        {
            do
            {
                if (!rest.MoveNext()) return false;
            }
            while (!Equals(rest.Current, item));
        }

        return true;
    }
}
