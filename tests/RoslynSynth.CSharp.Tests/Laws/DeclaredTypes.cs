using System.Runtime.CompilerServices;

namespace RoslynSynth.CSharp.Tests.Laws;

/// <summary>The types that people write where terms have arrays, sets and dictionaries.</summary>
internal static class DeclaredTypes
{
    private static readonly Type[] Sequences = [typeof(List<>), typeof(IEnumerable<>), typeof(IReadOnlyList<>), typeof(IList<>), typeof(IReadOnlyCollection<>)];

    /// <summary>A declared type with the canonical type, at any depth.</summary>
    public static Type Of(Type canonical, Random random)
    {
        if (canonical.IsArray)
        {
            var element = Of(canonical.GetElementType()!, random);
            return random.Next(2) == 0 ? element.MakeArrayType() : Sequences[random.Next(Sequences.Length)].MakeGenericType(element);
        }

        if (!canonical.IsGenericType || Nullable.GetUnderlyingType(canonical) is not null) return canonical;
        var definition = canonical.GetGenericTypeDefinition();
        if (typeof(ITuple).IsAssignableFrom(canonical)) return definition.MakeGenericType(Array.ConvertAll(canonical.GetGenericArguments(), t => Of(t, random)));
        return definition == typeof(HashSet<>) && random.Next(3) == 0 ? typeof(ISet<>).MakeGenericType(canonical.GetGenericArguments())
            : definition == typeof(Dictionary<,>) && random.Next(3) == 0 ? typeof(IReadOnlyDictionary<,>).MakeGenericType(canonical.GetGenericArguments())
            : canonical;
    }
}
