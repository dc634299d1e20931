using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace RoslynSynth.Guides.Features;

/// <summary>What kind of value a property looks at.</summary>
internal enum ValueKind
{
    Null,
    Truth,
    Number,
    Text,
    Sequence,
    Other,
}

/// <summary>A value as the properties see it: numbers of every width are one kind, so are texts and characters, so are all collections.</summary>
internal sealed class ValueView
{
    /// <summary>Items beyond this are not looked at: a property must be cheap.</summary>
    private const int ItemLimit = 64;

    private const int TextLimit = 256;

    private ValueView(ValueKind kind) => Kind = kind;

    public ValueKind Kind { get; }

    public double Number { get; private init; }

    public string Text { get; private init; } = "";

    public bool Truth { get; private init; }

    /// <summary>The items, as values that compare by content.</summary>
    public object?[] Items { get; private init; } = [];

    /// <summary>The items of a sequence that holds only numbers, else null.</summary>
    public double[]? Numbers { get; private init; }

    public static ValueView Of(object? value) => value switch
    {
        null => new ValueView(ValueKind.Null),
        bool truth => new ValueView(ValueKind.Truth) { Truth = truth },
        char c => new ValueView(ValueKind.Text) { Text = c.ToString() },
        string text => new ValueView(ValueKind.Text) { Text = text.Length > TextLimit ? text[..TextLimit] : text },
        int or long or double or decimal => new ValueView(ValueKind.Number) { Number = Convert.ToDouble(value, CultureInfo.InvariantCulture) },
        IEnumerable items => OfItems(items.Cast<object?>()),
        ITuple tuple => OfItems(Enumerable.Range(0, tuple.Length).Select(i => tuple[i])),
        _ => new ValueView(ValueKind.Other) { Text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" },
    };

    private static ValueView OfItems(IEnumerable<object?> values)
    {
        var items = values.Take(ItemLimit).Select(Item).ToArray();
        return new ValueView(ValueKind.Sequence)
        {
            Items = items,
            Numbers = Array.TrueForAll(items, i => i is double) ? Array.ConvertAll(items, i => (double)i!) : null,
        };
    }

    private static object? Item(object? value) => value switch
    {
        null or bool or string => value,
        char c => c.ToString(),
        int or long or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        IEnumerable items => "[" + string.Join('|', items.Cast<object?>().Select(Item)) + "]",
        ITuple tuple => "[" + string.Join('|', Enumerable.Range(0, tuple.Length).Select(i => Item(tuple[i]))) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
