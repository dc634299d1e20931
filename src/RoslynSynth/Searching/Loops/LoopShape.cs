using System.Collections.Immutable;

namespace RoslynSynth.Searching.Loops;

/// <summary>The types of a loop's variables: loops of one shape share their bodies.</summary>
/// <param name="States">Types of the state variables; the first is the one that the loop is run for.</param>
/// <param name="Item">The type of what each round is given, or null for rounds with a condition.</param>
internal sealed record LoopShape(ImmutableArray<Type> States, Type? Item)
{
    /// <summary>What the kind of loop costs beyond its parts.</summary>
    public int Cost => States.Length;

    /// <summary>The shapes worth searching, the simplest first: a few types for states, and items that there are sources of.</summary>
    public static IEnumerable<LoopShape> For(IReadOnlyList<Type> states, IReadOnlyList<Type> items)
    {
        foreach (var item in items.Append(null))
        {
            foreach (var state in states)
            {
                yield return new LoopShape([state], item);
                yield return new LoopShape([state, typeof(int)], item);
                if (state != typeof(int)) yield return new LoopShape([state, state], item);
                if (item is not null && item != state && item != typeof(int)) yield return new LoopShape([state, item], item);
            }
        }
    }
}
