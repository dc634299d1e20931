using System.Text;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads text files; what can go wrong becomes a message.</summary>
internal static class TextFile
{
    private const int SizeLimit = 64 << 20;

    private static readonly Encoding[] Marked = [new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];

    /// <summary>The text of a file in UTF-8, or in UTF-16 with a byte order mark.</summary>
    /// <exception cref="SpecificationException">The file is missing, unreadable, too large or no text.</exception>
    public static string Read(string path)
    {
        var place = new SourcePlace(path, 1, 1);
        try
        {
            if (Directory.Exists(path)) throw new SpecificationException("This is a folder, not a file. Give a file in it.", place);
            if (!File.Exists(path)) throw new SpecificationException("There is no such file. Check the path.", place);
            return Decode(Bytes(path, place), place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpecificationException($"The file can't be read: {e.Message} Check its permissions.", place, e);
        }
    }

    /// <summary>Reads to a limit rather than to a length: devices say that they are empty.</summary>
    private static byte[] Bytes(string path, SourcePlace place)
    {
        using var file = File.OpenRead(path);
        if (file.CanSeek && file.Length > SizeLimit) throw TooLarge(place);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = file.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > SizeLimit) throw TooLarge(place);
        }

        return bytes.ToArray();
    }

    private static string Decode(byte[] bytes, SourcePlace place)
    {
        var encoding = Array.Find(Marked, e => bytes.AsSpan().StartsWith(e.Preamble)) ?? Marked[0];
        var start = bytes.AsSpan().StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
        try
        {
            var text = encoding.GetString(bytes, start, bytes.Length - start);
            if (!text.Contains('\0', StringComparison.Ordinal)) return text;
        }
        catch (DecoderFallbackException)
        {
            // Said below.
        }

        throw new SpecificationException("The file is not text. Save it as UTF-8.", place);
    }

    private static SpecificationException TooLarge(SourcePlace place) =>
        new($"The file is larger than {SizeLimit >> 20} MiB. Keep fewer or shorter examples.", place);
}
