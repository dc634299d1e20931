using System.Collections;
using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Ambiguities;

/// <summary>Inputs that no example has: drawn by FsCheck from the signature's types, and examples with parts exchanged or left out.</summary>
internal static class FreshInputs
{
    /// <summary>Argument rows in a fixed order for a seed.</summary>
    public static ImmutableArray<ImmutableArray<object?>> For(Specification specification, ulong seed, int count)
    {
        var random = new Random((int)seed);
        var rows = new List<ImmutableArray<object?>>();
        for (var i = 0; i < count; i++) rows.Add(i % 4 == 3 ? Drawn(specification, seed + (ulong)i) ?? Mutated(specification, random) : Mutated(specification, random));
        return [.. rows];
    }

    /// <summary>A row of FsCheck's, or null where it does not know a type.</summary>
    private static ImmutableArray<object?>? Drawn(Specification specification, ulong seed)
    {
        try
        {
            return [.. specification.Signature.Parameters.Select((p, i) => DrawnValues.Of(CanonicalTypes.Of(p.Type), 8, (seed * 31) + (ulong)i, 1)[0])];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static ImmutableArray<object?> Mutated(Specification specification, Random random)
    {
        var examples = specification.Examples;
        return [.. specification.Signature.Parameters.Select((_, i) => Mutate(examples[random.Next(examples.Length)].Arguments[i], examples[random.Next(examples.Length)].Arguments[i], random))];
    }

    private static object? Mutate(object? value, object? other, Random random) => (value, random.Next(3)) switch
    {
        (_, 0) => value,
        (int i, 1) => i + random.Next(-2, 3),
        (int i, _) => random.Next(-3, (2 * Math.Abs(i % 1000)) + 10),
        (long l, _) => l + random.Next(-2, 3),
        (double d, _) => d + random.Next(-2, 3),
        (bool, _) => random.Next(2) == 0,
        (string s, 1) => s.Length == 0 ? other : s.Remove(random.Next(s.Length), 1),
        (string s, _) => other is string t ? s[..random.Next(s.Length + 1)] + t[random.Next(t.Length + 1)..] : s,
        (IList { Count: > 0 } items, 1) => Without(items, random.Next(items.Count)),
        (IList items, _) => other is IList others ? Spliced(items, others, random) : value,
        _ => other,
    };

    private static object?[] Without(IList items, int index) => [.. items.Cast<object?>().Where((_, i) => i != index)];

    private static object?[] Spliced(IList items, IList others, Random random) =>
        [.. items.Cast<object?>().Take(random.Next(items.Count + 1)), .. others.Cast<object?>().Skip(random.Next(others.Count + 1))];
}
