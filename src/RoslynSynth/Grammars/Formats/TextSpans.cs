using System.Buffers;

namespace RoslynSynth.Grammars.Formats;

/// <summary>The parts of a text that may be a date or a number: the whole, and runs of neighbouring words.</summary>
internal static class TextSpans
{
    private const int WordLimit = 6;
    private const int LengthLimit = 200;
    private static readonly SearchValues<char> Breaks = SearchValues.Create(" ,;|\t\n()[]\"");

    /// <summary>The whole first, then longer runs before shorter ones.</summary>
    public static IEnumerable<string> Of(string text)
    {
        if (text.Length is 0 or > LengthLimit) yield break;
        yield return text;
        var words = Words(text);
        for (var count = Math.Min(WordLimit, words.Count); count > 0; count--)
        {
            for (var first = 0; first + count <= words.Count; first++)
            {
                var span = text[words[first].Start..words[first + count - 1].End];
                if (span.Length < text.Length) yield return span;
            }
        }
    }

    private static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int, int)>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny(Breaks);
            var end = length < 0 ? text.Length : start + length;
            if (end > start) words.Add((start, end));
            start = end + 1;
        }

        return words;
    }
}
