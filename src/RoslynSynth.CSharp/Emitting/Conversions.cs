using System.Runtime.CompilerServices;
using RoslynSynth.Grammars;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Turns a spelled sequence into the collection type that a place needs, only where it is not one already.</summary>
internal static class Conversions
{
    public static Spelled ToArray(Spelled sequence) => sequence.Form == SequenceForm.Array
        ? sequence
        : new Spelled($"{sequence.At(Precedence.Primary)}.ToArray()", Precedence.Primary, SequenceForms.ElementOf(sequence.Type).MakeArrayType());

    /// <summary>The expression as a value of the wanted declared type.</summary>
    public static Spelled To(Spelled value, Type wanted)
    {
        if (value.Type == wanted || wanted.IsAssignableFrom(value.Type)) return value;
        if (SequenceForms.Of(wanted) == SequenceForm.None || value.Form == SequenceForm.None) return SetOrMap(value, wanted) ?? Tuple(value, wanted);
        var element = SequenceForms.ElementOf(wanted);
        var items = value;
        var argument = "";
        if (SequenceForms.ElementOf(value.Type) != element && SequenceForms.Of(element) != SequenceForm.None)
        {
            const string row = "row";
            var inner = To(new Spelled(row, Precedence.Primary, SequenceForms.ElementOf(value.Type)), element);
            if (inner.Text != row) items = new Spelled($"{value.At(Precedence.Primary)}.Select({row} => {inner.Text})", Precedence.Primary, typeof(IEnumerable<>).MakeGenericType(inner.Type));
            // A list of arrays is no list of what arrays implement.
            if (inner.Type != element) argument = $"<{TypeNames.Of(element)}>";
        }

        if (wanted.IsAssignableFrom(items.Type)) return items;
        if (wanted.IsArray && argument.Length == 0) return ToArray(items) with { Type = wanted };
        var type = wanted.IsArray ? wanted : typeof(List<>).MakeGenericType(element);
        return new Spelled($"{items.At(Precedence.Primary)}.{(wanted.IsArray ? "ToArray" : "ToList")}{argument}()", Precedence.Primary, type);
    }

    /// <summary>What is declared as an interface becomes a set or dictionary of its own.</summary>
    private static Spelled? SetOrMap(Spelled value, Type wanted)
    {
        var canonical = CanonicalTypes.Of(wanted);
        if (!canonical.IsGenericType) return null;
        var method = canonical.GetGenericTypeDefinition() == typeof(HashSet<>) ? "ToHashSet" : canonical.GetGenericTypeDefinition() == typeof(Dictionary<,>) ? "ToDictionary" : null;
        return method is null ? null : new Spelled($"{value.At(Precedence.Primary)}.{method}()", Precedence.Primary, canonical);
    }

    /// <summary>Tuples of sequences have to be taken apart.</summary>
    private static Spelled Tuple(Spelled value, Type wanted)
    {
        if (!typeof(ITuple).IsAssignableFrom(wanted) || CanonicalTypes.Of(wanted) == wanted || value.Text.Contains('(')) return value;
        var items = wanted.GetGenericArguments();
        var types = value.Type.GetGenericArguments();
        var parts = items.Select((t, i) => To(new Spelled($"{value.At(Precedence.Primary)}.Item{i + 1}", Precedence.Primary, types[i]), t).Text);
        return new Spelled($"({string.Join(", ", parts)})", Precedence.Primary, wanted);
    }
}
