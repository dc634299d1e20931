using System.Collections.Immutable;

namespace RoslynSynth.Learning;

/// <summary>Draws arguments of the kinds that people give: texts of one style, small and large numbers, lists with doubles, in order or not, empty ones too.</summary>
/// <param name="random">Source of all chance.</param>
/// <param name="pool">For some types values that others drew; what people write is only part of what they run.</param>
internal sealed class InputSampler(Random random, ImmutableDictionary<Type, ImmutableArray<object>> pool)
{
    /// <summary>One column in so many is of the pool's values.</summary>
    private const int PoolShare = 8;

    private TextSampler _texts = new(random);
    private int _least;
    private int _most;
    private int _longest;
    private int _habit;

    /// <summary>Values of one parameter on so many rows, all of one style.</summary>
    public object?[] Column(Type type, int rowCount)
    {
        _texts = new TextSampler(random);
        _most = random.Next(5) switch { 0 => 3, 1 => 5, 2 => 10, 3 => 30, _ => 100 };
        _least = random.Next(3) == 0 ? -_most : random.Next(3) == 0 ? 1 : 0;
        _longest = random.Next(4) == 0 ? 4 : 9;
        _habit = random.Next(8);
        if (random.Next(PoolShare) == 0 && pool.TryGetValue(type, out var drawn)) return [.. Enumerable.Range(0, rowCount).Select(_ => drawn[random.Next(drawn.Length)])];
        return [.. Enumerable.Range(0, rowCount).Select(_ => Value(type))];
    }

    /// <summary>Literals that a program over these columns may write beside the usual ones.</summary>
    public ImmutableArray<object> Literals(Type result) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => result == typeof(string) || result == typeof(string[]) ? (object)_texts.Literal() : random.Next(-1, 21)).Distinct()];

    private object Value(Type type)
    {
        if (type == typeof(int)) return random.Next(_least, _most + 1);
        if (type == typeof(long)) return random.Next(3) == 0 ? random.NextInt64() : random.Next(2) == 0 ? random.NextInt64() >> random.Next(1, 63) : random.Next(_least, _most + 1);
        if (type == typeof(double)) return random.Next(2) == 0 ? random.Next(_least, _most + 1) : Math.Round(random.NextDouble() * _most, 2);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(char)) return "abcxyzAB01 ,-"[random.Next(13)];
        return type == typeof(string) ? _texts.Next() : List(type.GetElementType()!);
    }

    private Array List(Type element)
    {
        var items = Array.CreateInstance(element, random.Next(14) == 0 ? 0 : random.Next(1, element.IsArray ? 5 : _longest));
        var doubles = _habit switch { 0 => 2, 1 => 100, _ => 6 };
        for (var i = 0; i < items.Length; i++) items.SetValue(i > 0 && random.Next(doubles) == 0 ? items.GetValue(random.Next(i)) : Value(element), i);
        if (!element.IsArray && _habit is 2) Array.Sort(items);
        return items;
    }
}
