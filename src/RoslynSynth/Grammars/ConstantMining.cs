using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RoslynSynth.Specifications;

namespace RoslynSynth.Grammars;

/// <summary>
/// Finds the literals worth trying: what the author named, what every program uses, and what the examples themselves suggest: separators, words
/// that results hold and arguments do not, numbers that keep coming back.
/// </summary>
internal static class ConstantMining
{
    private const int AuthorCost = 2;

    /// <summary>Where a fixed place is the end of a word in every example, the end of the word is meant rather than the place.</summary>
    private const int BoundaryCost = 2;

    private const int StringLimit = 48;

    /// <summary>A longer text that one result of several holds is no constant but a copy of the answer.</summary>
    private const int CopyLimit = 8;

    private const int LabelLimit = 24;
    private const int AffixLimit = 16;
    private const int EndingLimit = 3;

    private static readonly char[] WordBreaks = [' ', '\n', '\t'];

    public static ImmutableArray<Constant> For(Specification specification, ImmutableArray<Component> components)
    {
        var types = components.SelectMany(c => c.ParameterTypes).Append(CanonicalTypes.Of(specification.Signature.ReturnType))
            .Concat(components.Where(c => c.LambdaIndex >= 0).Select(c => CanonicalTypes.Of(c.ParameterTypes[^1].GetGenericArguments()[^1]))).ToHashSet();
        var found = new Dictionary<(Type, object), int>();
        AddAuthors(specification, found);
        AddUsual(found, TextPlaces.Of(specification));
        AddNumbers(specification, found);
        AddStrings(specification, found);
        foreach (var (value, cost) in NumberRelations.For(specification)) Add(found, value, cost);
        var constants = found.Where(f => types.Contains(f.Key.Item1)).Select(f => new Constant(f.Key.Item2, f.Key.Item1, f.Value)).ToList();
        AddEmptyAndNull(specification, constants);
        return [.. constants.OrderBy(c => c.Cost)];
    }

    private static void AddAuthors(Specification specification, Dictionary<(Type, object), int> found)
    {
        foreach (var value in specification.Constants)
        {
            Add(found, value, value is string { Length: > 8 } ? AuthorCost + 1 : AuthorCost);
            if (value is string { Length: 1 } text) Add(found, text[0], AuthorCost);
            if (value is int number)
            {
                Add(found, (long)number, AuthorCost);
                Add(found, (double)number, AuthorCost);
                Add(found, (decimal)number, AuthorCost);
            }
        }
    }

    private static void AddUsual(Dictionary<(Type, object), int> found, TextPlaces places)
    {
        // A fixed place in a text is seldom meant, so the numbers that are mostly used for it cost more there.
        var middle = places.IsAboutText ? 3 : 2;
        foreach (var (value, cost) in new[] { (0, 1), (1, 1), (2, 1), (3, 2), (4, middle), (5, middle), (10, 2), (-1, 3), (6, 3), (7, 3), (8, 3), (9, 3), (100, 3) })
        {
            Add(found, value, cost + (places.IsBoundary(value) ? BoundaryCost : 0));
            if (value is not (6 or 7 or 9)) Add(found, (double)value, value is 0 or 1 or 2 ? cost : cost + 1);
        }

        foreach (var (value, cost) in new[] { (0L, 1), (1L, 1), (2L, 2), (-1L, 3), (10L, 2) }) Add(found, value, cost);
        foreach (var (value, cost) in new[] { (0m, 1), (1m, 1), (2m, 2), (10m, 2), (100m, 2) }) Add(found, value, cost);
        Add(found, 0.5, 2);
        Add(found, true, 2);
        Add(found, false, 2);
        Add(found, "", 2);
    }

    private static void AddNumbers(Specification specification, Dictionary<(Type, object), int> found)
    {
        var returned = specification.Examples.Where(e => e.Throws is null).ToList();
        var perRow = returned.Select(e => (In: Leaves(e.Arguments).ToHashSet(), Out: Leaves(e.Result).Where(IsNumber).ToHashSet())).ToList();
        if (perRow.Count == 0) return;
        var fresh = perRow.SelectMany(r => r.Out.Where(o => !r.In.Contains(o))).GroupBy(o => o).OrderByDescending(g => g.Count());
        foreach (var group in fresh.Where(g => g.Count() > 1 || perRow.Count <= 3).Take(12))
        {
            var isEverywhere = perRow.All(r => r.Out.Contains(group.Key));
            Add(found, group.Key, isEverywhere ? 2 : 3);
        }
    }

    private static void AddStrings(Specification specification, Dictionary<(Type, object), int> found)
    {
        var returned = specification.Examples.Where(e => e.Throws is null).ToList();
        var inputs = returned.ConvertAll(e => Leaves(e.Arguments).OfType<string>().ToList());
        var outputs = returned.ConvertAll(e => Leaves(e.Result).OfType<string>().ToList());
        AddSeparators(specification.Examples.Select(e => Leaves(e.Arguments).OfType<string>().ToList()).Concat(outputs), outputs, found);
        AddChars(specification, found);
        var words = new Dictionary<string, int>();
        for (var row = 0; row < outputs.Count; row++)
        {
            foreach (var word in outputs[row].SelectMany(WordsAndWhole).Distinct())
            {
                if (!inputs[row].Exists(i => i.Contains(word, StringComparison.Ordinal))) words[word] = words.GetValueOrDefault(word) + 1;
            }
        }

        foreach (var word in words.Where(w => w.Value > 1 || outputs.Count == 1 || (outputs.Count <= 4 && w.Key.Length <= CopyLimit)).OrderByDescending(w => w.Value * w.Key.Length).Take(StringLimit / 2))
            Add(found, word.Key, word.Value == outputs.Count ? 2 : 3);
        AddLabels(outputs, found);
        AddSharedPieces(outputs, found);
        AddAffixes(returned.ConvertAll(e => Leaves(e.Arguments).Where(a => a is string or int).Select(a => $"{a}").ToList()), outputs, found);
        foreach (var text in specification.Examples.Where(e => e.Throws is null && e.Arguments.All(a => a is null or "")).Select(e => e.Result).OfType<string>())
            Add(found, text, 2);
        foreach (var word in inputs.SelectMany(r => r.SelectMany(i => i.Split(WordBreaks)).Distinct()).Where(w => w.Length is > 1 and < 20)
            .GroupBy(w => w).Where(g => g.Count() * 3 >= inputs.Count && g.Count() > 1).OrderByDescending(g => g.Count()).Take(StringLimit / 4))
            Add(found, word.Key, 3);
    }

    /// <summary>Whole results of which some keep coming back: names of a few cases.</summary>
    private static void AddLabels(List<List<string>> outputs, Dictionary<(Type, object), int> found)
    {
        var labels = outputs.Where(o => o.Count == 1 && o[0].Length is > 0 and <= LabelLimit).GroupBy(o => o[0]).ToList();
        if (labels.Sum(g => g.Count()) < outputs.Count || labels.Count * 3 > outputs.Count * 2) return;
        foreach (var label in labels) Add(found, label.Key, label.Count() > 1 ? 2 : 3);
    }

    /// <summary>What all results begin or end with, or are.</summary>
    private static void AddSharedPieces(List<List<string>> outputs, Dictionary<(Type, object), int> found)
    {
        var all = outputs.SelectMany(o => o).ToList();
        if (all.Count < 2) return;
        var first = all[0];
        var prefix = first.Length;
        while (prefix > 0 && !all.TrueForAll(o => o.StartsWith(first[..prefix], StringComparison.Ordinal))) prefix--;
        var suffix = first.Length;
        while (suffix > 0 && !all.TrueForAll(o => o.EndsWith(first[^suffix..], StringComparison.Ordinal))) suffix--;
        if (prefix > 0 && (prefix < first.Length || all.Count > 2)) Add(found, first[..prefix], 2);
        if (suffix > 0 && suffix < first.Length) Add(found, first[^suffix..], 2);
    }

    /// <summary>What results hold before or behind an argument: what several do, and short endings that only one does.</summary>
    private static void AddAffixes(List<List<string>> inputs, List<List<string>> outputs, Dictionary<(Type, object), int> found)
    {
        var affixes = new Dictionary<string, int>();
        for (var row = 0; row < outputs.Count; row++)
        {
            foreach (var text in outputs[row])
            {
                foreach (var input in inputs[row].Where(i => i.Length > 0 && i.Length < text.Length).Distinct())
                {
                    if (text.StartsWith(input, StringComparison.Ordinal)) Count(text[input.Length..]);
                    if (text.EndsWith(input, StringComparison.Ordinal)) Count(text[..^input.Length]);
                }
            }
        }

        foreach (var affix in affixes.Where(a => a.Key.Length <= (a.Value > 1 || outputs.Count == 1 ? AffixLimit : EndingLimit)).OrderByDescending(a => a.Value).Take(StringLimit / 8))
            Add(found, affix.Key, 3);

        void Count(string affix) => affixes[affix] = affixes.GetValueOrDefault(affix) + 1;
    }

    private static void AddSeparators(IEnumerable<List<string>> rows, List<List<string>> outputs, Dictionary<(Type, object), int> found)
    {
        var all = rows.ToList();
        var separators = all.SelectMany(r => r.SelectMany(s => s).Where(c => !char.IsLetterOrDigit(c)).Distinct())
            .GroupBy(c => c).OrderByDescending(g => g.Count()).Take(10);
        foreach (var group in separators)
        {
            var cost = group.Count() * 3 >= all.Count ? 2 : 3;
            Add(found, group.Key, cost);
            Add(found, group.Key.ToString(), cost);
        }

        foreach (var pair in new[] { ", ", ". ", " - ", ": ", " (" })
        {
            if (outputs.Exists(o => o.Exists(s => s.Contains(pair, StringComparison.Ordinal)))) Add(found, pair, 3);
        }
    }

    private static void AddChars(Specification specification, Dictionary<(Type, object), int> found)
    {
        foreach (var group in specification.Examples.SelectMany(e => Leaves(e.Arguments).Append(e.Result).OfType<char>()).GroupBy(c => c).Take(12))
            Add(found, group.Key, 3);
        Add(found, '0', 4);
        Add(found, 'a', 4);
    }

    private static void AddEmptyAndNull(Specification specification, List<Constant> constants)
    {
        var declared = specification.Signature.ReturnType;
        var type = CanonicalTypes.Of(declared);
        var results = specification.Examples.Where(e => e.Throws is null).Select(e => CanonicalValues.From(e.Result, declared)).ToList();
        if (type.IsArray && results.Exists(r => r is Array { Length: 0 }))
            constants.Add(new Constant(Array.CreateInstance(type.GetElementType()!, 0), type, 2));
        if (results.Exists(r => r is null)) constants.Add(new Constant(null, type, 2));
    }

    private static IEnumerable<string> WordsAndWhole(string text) =>
        text.Length <= 24 ? text.Split(WordBreaks).Append(text).Where(w => w.Length > 0) : text.Split(WordBreaks).Where(w => w.Length is > 0 and <= 24);

    private static bool IsNumber(object value) => value is int or long or double or decimal;

    private static void Add(Dictionary<(Type, object), int> found, object value, int cost)
    {
        var key = (value.GetType(), value);
        found[key] = Math.Min(cost, found.GetValueOrDefault(key, cost));
    }

    /// <summary>The scalars in a value, at any depth.</summary>
    private static IEnumerable<object> Leaves(object? value) => value switch
    {
        null => [],
        string or char or bool or int or long or double => [value],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Leaves(tuple[i])),
        IDictionary map => map.Keys.Cast<object>().Concat(map.Values.Cast<object?>().OfType<object>()).SelectMany(Leaves),
        IEnumerable items => items.Cast<object?>().SelectMany(Leaves),
        _ => [value],
    };
}
