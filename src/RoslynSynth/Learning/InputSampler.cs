using System.Globalization;

namespace RoslynSynth.Learning;

/// <summary>Draws arguments of the styles that people give: names, lists of words, dates, codes, addresses; small numbers and short lists.</summary>
internal sealed class InputSampler(Random random)
{
    private static readonly string[] Words =
    [
        "river", "stone", "Maple", "lamp", "Kettle", "north", "Paper", "glass", "cloud", "Violet", "market", "button", "Copper", "garden", "wolf", "Ivory", "tea", "on", "Bay", "x",
    ];

    private static readonly string[] Names = ["Nora Quist", "Otto Brand", "Mia Lund", "Dr. Paul Iversen", "Kim Lee Park", "Ines de Vries", "Tom Hale", "Zoe Abbot"];
    private const string Marks = ",-./:;_ |";
    private int _style = random.Next(9);

    /// <summary>Values of one parameter on so many rows, all of one style.</summary>
    public object?[] Column(Type type, int rowCount)
    {
        _style = random.Next(9);
        var range = random.Next(4) switch { 0 => 5, 1 => 10, 2 => 30, _ => 100 };
        var least = random.Next(3) == 0 ? -range : 0;
        return [.. Enumerable.Range(0, rowCount).Select(_ => Value(type, least, range))];
    }

    private object? Value(Type type, int least, int most)
    {
        if (type == typeof(int)) return random.Next(least, most + 1);
        if (type == typeof(long)) return random.Next(3) == 0 ? random.NextInt64() : random.Next(2) == 0 ? random.NextInt64() >> random.Next(1, 63) : random.Next(least, most + 1);
        if (type == typeof(double)) return random.Next(2) == 0 ? random.Next(least, most + 1) : Math.Round(random.NextDouble() * most, 2);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(char)) return "abcxyzAB01 ,-"[random.Next(13)];
        if (type == typeof(string)) return Text();
        var element = type.GetElementType()!;
        var items = Array.CreateInstance(element, random.Next(12) == 0 ? 0 : random.Next(1, element.IsArray ? 5 : 9));
        for (var i = 0; i < items.Length; i++) items.SetValue(i > 0 && random.Next(5) == 0 ? items.GetValue(random.Next(i)) : Value(element, least, most), i);
        return items;
    }

    private string Text() => _style switch
    {
        0 => Pick(Names),
        1 => Pick(Words),
        2 => string.Join(' ', Some(Words, 1, 5)),
        3 => string.Join(Marks[random.Next(Marks.Length)], Some(Words, 2, 4)),
        4 => new DateOnly(random.Next(1950, 2030), random.Next(1, 13), random.Next(1, 29)).ToString(random.Next(2) == 0 ? "yyyy-MM-dd" : "dd/MM/yyyy", CultureInfo.InvariantCulture),
        5 => $"{Pick(Words)}{random.Next(1, 1000)}{(random.Next(2) == 0 ? "-" : "")}{Pick(Words)}",
        6 => $"{Pick(Words)}.{Pick(Words)}@{Pick(Words)}.com".ToLowerInvariant(),
        7 => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => "abcdeABC123 .,-("[random.Next(16)])),
        _ => $"{Pick(Names)}, {random.Next(1, 99)} {Pick(Words)} ({random.Next(100, 999)})",
    };

    private IEnumerable<string> Some(string[] from, int least, int most) => Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Pick(from));

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
