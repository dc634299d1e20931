using System.Globalization;

namespace RoslynSynth.Learning;

/// <summary>
/// Draws texts as people have them in their tables: names, dates, phones, prices, codes, paths, addresses, sentences, and lines of several such fields. The style
/// is fixed when the sampler is made; the texts differ.
/// </summary>
internal sealed class TextSampler
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private static readonly string[] Words =
    [
        "river", "stone", "maple", "lamp", "kettle", "north", "paper", "glass", "cloud", "violet", "market", "button", "copper", "garden", "wolf", "ivory", "tea", "on", "bay", "the",
        "of", "menu", "report", "total", "order", "green", "invoice", "data", "final", "draft", "team", "lab", "note", "and", "hall", "a", "item", "price", "blue", "west",
    ];

    private static readonly string[] FirstNames = ["Nora", "Otto", "Mia", "Paul", "Kim", "Ines", "Tom", "Zoe", "Amir", "Li", "Yusuf", "Greta", "Ivo", "Ana-Maria", "Sam", "Ruth"];
    private static readonly string[] LastNames = ["Quist", "Brand", "Lund", "Iversen", "Park", "de Vries", "Hale", "Abbot", "O'Neil", "Sato", "Demir", "Novak", "Lee", "Okafor", "Stein", "Roy"];
    private static readonly string[] Titles = ["Dr.", "Mr.", "Mrs.", "Prof.", "Ms."];
    private static readonly string[] Places = ["Oslo", "Lyon", "Graz", "Porto", "New Ulm", "Kyoto", "Perth", "Tartu", "Quito", "Bergen"];
    private static readonly string[] Endings = ["txt", "cs", "ppt", "log", "tex", "pdf", "csv", "html"];
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "dd/MM/yyyy", "MM/dd/yyyy", "d MMM yyyy", "dd-MMM-yyyy", "MMM d, yyyy", "dddd, MMMM d, yyyy", "yyyyMMdd", "d.M.yy", "dd MMM HH:mm", "yyyy-MM-dd HH:mm:ss", "HH:mm", "h:mm tt"];

    private static readonly string[] Joints = [" ", ", ", ",", "-", "/", ":", "; ", ";", "_", "|", "\t", "\n", ".", " - ", "=", ": "];

    private readonly Random _random;
    private readonly Func<string>[] _fields;
    private readonly string[] _joints;
    private readonly (string Before, string After) _frame;

    public TextSampler(Random random)
    {
        _random = random;
        var count = random.Next(5) switch { 0 or 1 => 1, 2 => 2, 3 => random.Next(2, 4), _ => random.Next(3, 6) };
        _fields = [.. Enumerable.Range(0, count).Select(_ => Field())];
        var joint = Pick(Joints);
        var isMixed = random.Next(3) == 0;
        _joints = [.. Enumerable.Range(0, count).Select(i => i == 0 ? "" : isMixed ? Pick(Joints) : joint)];
        _frame = random.Next(12) switch
        {
            0 => ("<", ">"),
            1 => ("(", ")"),
            2 => ($"{Pick(Words)} ", ""),
            3 => (" ", " "),
            _ => ("", ""),
        };
    }

    /// <summary>A text in this sampler's style.</summary>
    public string Next() => _frame.Before + string.Concat(_fields.Select((f, i) => _joints[i] + f())) + _frame.After;

    private Func<string> Field()
    {
        var mark = Pick(Joints)[..1];
        var format = Pick(DateFormats);
        var (length, digits) = (_random.Next(1, 9), _random.Next(1, 6));
        var isMany = _random.Next(2) == 0;
        return _random.Next(19) switch
        {
            0 or 1 => () => Pick(Words),
            2 => () => Capital(Pick(Words)),
            3 => () => Pick(Words).ToUpperInvariant(),
            4 => () => string.Join(mark, Some(isMany ? 6 : 3).Select(_ => Pick(Words))),
            5 => () => $"{Pick(FirstNames)} {Pick(LastNames)}",
            6 => () => $"{(_random.Next(2) == 0 ? Pick(Titles) + " " : "")}{Pick(FirstNames)}{(_random.Next(2) == 0 ? $" {Capital(Letters[_random.Next(26)].ToString())}." : "")} {Pick(LastNames)}",
            7 => () => $"{Pick(LastNames)}, {Pick(FirstNames)}",
            8 or 9 => () => Day().ToString(format, CultureInfo.InvariantCulture),
            10 => () => $"{(isMany ? $"+{_random.Next(1, 100)} " : "")}{Digits(3)}-{Digits(3)}-{Digits(4)}",
            11 => () => Digits(isMany ? digits : _random.Next(1, 6)),
            12 => () => $"{(isMany ? "$" : "")}{_random.Next(0, 2000)}.{Digits(2)}",
            13 => () => $"{Random("ABCDEFGHKLMNPRSTX", _random.Next(1, 4))}{(isMany ? "-" : "")}{Digits(_random.Next(1, 5))}{(digits > 3 ? Random(Letters, 1) : "")}",
            14 => () => $"{Pick(Words)}.{Pick(Words)}@{Pick(Words)}.{(isMany ? "com" : Pick(["org", "edu", "co.uk"]))}",
            15 => () => $"{(isMany ? "https://www." : "")}{Pick(Words)}.com/{string.Join('/', Some(3).Select(_ => Pick(Words)))}.{Pick(Endings)}",
            16 => () => $"{Capital(Pick(Words))} {string.Join(' ', Some(5).Select(_ => Pick(Words)))}.",
            17 => () => isMany ? Pick(Places) : $"{_random.Next(1, 200)} {Capital(Pick(Words))} St",
            _ => () => Random(isMany ? "abcABC123 .,-(" : Letters, _random.Next(0, length) + 1),
        };
    }

    /// <summary>A text that a program of this style may write: a mark between parts, a word, a title, a unit.</summary>
    public string Literal() => _random.Next(6) switch
    {
        0 or 1 => Pick(Joints),
        2 => Pick(["(", ")", "\"", "'", "<", ">", "+", "#", "$", "0", ".."]),
        3 => Pick(Words),
        4 => Pick(Titles) + " ",
        _ => Pick([" km", " kg", " m", "%", " h", "th", ".txt"]),
    };

    private DateTime Day() => new DateTime(_random.Next(1950, 2035), _random.Next(1, 13), _random.Next(1, 29)).AddMinutes(_random.Next(24 * 60)).AddSeconds(_random.Next(60));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private string Digits(int count) => Random("0123456789", count);

    private string Random(string from, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => from[_random.Next(from.Length)]));

    private int[] Some(int most) => [.. Enumerable.Range(0, _random.Next(1, most + 1))];

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
