namespace RoslynSynth.CSharp.Emitting;

/// <summary>A piece of C# for one term.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Precedence">How tightly it binds.</param>
/// <param name="Type">Its static C# type: for sequences, what it really is, not the canonical array.</param>
internal sealed record Spelled(string Text, int Precedence, Type Type)
{
    /// <summary>The text, in parentheses where the place needs them.</summary>
    public string At(int needed) => Precedence < needed ? $"({Text})" : Text;

    /// <summary>The kind of sequence that it is.</summary>
    public SequenceForm Form => SequenceForms.Of(Type);
}

/// <summary>What can be done with a sequence without changing its spelling.</summary>
internal enum SequenceForm
{
    /// <summary>No sequence.</summary>
    None,

    /// <summary>An array: <c>Length</c>, an indexer, <c>Array.IndexOf</c>.</summary>
    Array,

    /// <summary>A <c>List&lt;T&gt;</c>: <c>Count</c>, an indexer, <c>IndexOf</c>; <c>Reverse</c> would change it.</summary>
    List,

    /// <summary>An interface with <c>Count</c> and an indexer.</summary>
    Indexed,

    /// <summary>Only to be enumerated.</summary>
    Lazy,
}

/// <summary>Forms of types.</summary>
internal static class SequenceForms
{
    public static SequenceForm Of(Type type)
    {
        if (type.IsArray) return SequenceForm.Array;
        if (!type.IsGenericType || !Grammars.CanonicalTypes.Of(type).IsArray) return SequenceForm.None;
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(List<>)) return SequenceForm.List;
        return definition == typeof(IList<>) || definition == typeof(IReadOnlyList<>) ? SequenceForm.Indexed : SequenceForm.Lazy;
    }

    /// <summary>The static type of a sequence's elements.</summary>
    public static Type ElementOf(Type type) => type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
}
